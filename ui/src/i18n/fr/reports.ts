/** Ce que dit la page des rapports autour des chiffres ; les chiffres ont les mots des rapports eux-mêmes. */
import type { FigureFormat, ReportSpan } from "../../api/contract";
import { formatFor } from "../format";

const { count, number } = formatFor("fr-FR");
const applications = { one: "candidature", other: "candidatures" };
const decimals = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1, signDisplay: "exceptZero" });

export const reports = {
  title: "Rapports",
  all: "Tous les rapports",
  filters: "Ce qui est compté",
  period: "Période",
  spans: {
    four_weeks: "4 semaines",
    twelve_weeks: "12 semaines",
    last_month: "Mois dernier",
    this_year: "Cette année",
    last_year: "Année dernière",
    all: "Depuis toujours",
    dates: "Dates…",
  } satisfies Record<ReportSpan | "all" | "dates", string>,
  days: (from: string | null, to: string | null) => {
    if (from && to) return `${from} – ${to}`;
    if (from) return `depuis le ${from}`;
    return to ? `jusqu’au ${to}` : "depuis toujours";
  },
  from: "Premier jour",
  to: "Dernier jour",
  compareFrom: "Premier jour de la comparaison",
  compareTo: "Dernier jour de la comparaison",
  posting: "Annonce",
  anyPosting: "Toutes les annonces",
  organisation: "Organisation",
  anyOrganisation: "Toutes les organisations",
  source: "Provenance",
  anySource: "Toutes les provenances",
  tag: "Étiquette",
  anyTag: "Toutes les étiquettes",
  compare: "Comparer",
  noCompare: "Comparer à…",
  periodBefore: "Période précédente",
  yearBefore: "Un an plus tôt",
  otherDates: "Autres dates…",
  withPosting: (title: string) => `À ${title}`,
  clearFilters: "Effacer les filtres",
  whatIsCounted: (figure: string) => `Ce qui est compté\u00a0: ${figure}`,
  chartOf: (figure: string) => `${figure}\u00a0: graphique, chiffres dans le tableau`,
  tableOf: (figure: string) => `${figure}\u00a0: tableau`,
  nothing: "Rien à montrer pour cette période et ces filtres.",
  nobody: "Aucune candidature pour l’instant.",
  nobodyNext: "Les chiffres seront ici dès que quelqu’un aura postulé.",
  addCandidate: "Ajouter un candidat…",
  behindTip: (n: number) => `Voir ${count(n, applications)}`,
  allRows: (n: number) => `Afficher les ${number(n)} lignes`,
  fewer: "Afficher moins de lignes",
  change: (by: number) => (by === 0 ? "=" : decimals.format(by).replace("-", "−")),
  saved: "Enregistrés",
  saveAs: "Enregistrer…",
  saveTitle: "Enregistrer ce rapport",
  saveNote:
    "La période, les filtres et la comparaison sont gardés\u00a0; les chiffres sont toujours ceux du jour.",
  saveName: "Nom",
  nameTaken: "Le rapport de ce nom sera remplacé.",
  save: "Enregistrer",
  cancel: "Annuler",
  savedAs: (name: string) => `«\u00a0${name}\u00a0» enregistré`,
  removedSaved: (name: string) => `«\u00a0${name}\u00a0» retiré`,
  removeSaved: (name: string) => `Retirer «\u00a0${name}\u00a0»`,
  export: "Exporter",
  formats: {
    csv: "CSV",
    xlsx: "XLSX",
    html: "HTML",
    json: "JSON",
    markdown: "Markdown",
  } satisfies Record<FigureFormat, string>,
  formatNotes: {
    csv: "tous les tableaux, un fichier",
    xlsx: "une feuille par tableau, avec graphiques",
    html: "une page, graphiques compris",
    json: "pour les programmes",
    markdown: "pour un wiki",
  } satisfies Record<FigureFormat, string>,
  copyMarkdown: "Copier en Markdown",
  copied: "Copié en Markdown",
  exporting: "Écriture du rapport",
  exported: (path: string) => `Écrit dans ${path}`,
  behind: (row: string, column: string) => `${row}\u00a0: ${column}`,
  people: (n: number) => count(n, applications),
  back: "Revenir au rapport",
  gone: "Ce chiffre n’est plus dans le rapport.",
  columns: {
    name: "Nom",
    posting: "Annonce",
    stage: "Étape",
    days: "Depuis",
    source: "Provenance",
    received: "Reçue",
  },
};

export const reportActions = {
  go: "Aller aux rapports",
  next: "Rapport suivant",
  previous: "Rapport précédent",
  export: "Exporter le rapport…",
  formats: {
    csv: "Exporter le rapport en CSV…",
    xlsx: "Exporter le rapport en XLSX…",
    html: "Exporter le rapport en HTML…",
    json: "Exporter le rapport en JSON…",
    markdown: "Exporter le rapport en Markdown…",
  } satisfies Record<FigureFormat, string>,
  copy: "Copier le rapport en Markdown",
  save: "Enregistrer le rapport sous un nom…",
  compare: "Comparer à la période précédente, ou ne plus comparer",
  also: "chiffres statistiques graphiques entonnoir",
};
