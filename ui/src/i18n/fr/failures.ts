import type { KeptShut, Word } from "../../api/contract";
import { formatFor } from "../format";
import { worded, type FailureWords } from "../shape";
import { fields } from "./fields";
import { ops } from "./history";
import { mailFailures } from "./mail";
import { peopleFailures } from "./people";
import { privacyFailures } from "./privacy";
import { tableFailures } from "./tables";
import { problems } from "./postings";

const { moment, number } = formatFor("fr-FR");
const nothingLost = "Rien n’a été modifié dans la base.";

const words: Record<Word, string> = {
  posting: "Cette annonce",
  collection: "Ce dossier",
  candidate: "Ce candidat",
  application: "Cette candidature",
  stage: "Cette étape",
  template: "Ce modèle",
  message: "Ce message",
  journal: "Cette entrée de l’historique",
  note: "Cette note",
  file: "Ce fichier",
  reason: "Ce motif",
  filter: "Ce filtre",
  rule: "règle",
  digest: "point de la semaine",
  report: "Ce rapport",
  account: "Ce compte d’e-mail",
  mail: "Cet e-mail",
};

const keptShut: Record<KeptShut, string> = {
  program: "il s’exécute quand on l’ouvre",
  macros: "il contient des programmes (macros)",
  unknown: "rien en lui ne dit ce que c’est",
};

export const failures: FailureWords = {
  store_not_open: () => ({
    happened: "Aucune base n’est ouverte.",
    next: "Ouvrez une base, puis réessayez.",
  }),
  store_missing: (p) => ({
    happened: `Il n’y a pas de fichier à l’emplacement ${p.path}.`,
    kept: "Rien n’a été créé à sa place.",
    next: "Branchez le disque où il se trouvait, ou ouvrez une autre base.",
  }),
  store_locked: (p) => ({
    happened: `${p.path} est déjà utilisé par une autre fenêtre ou par la ligne de commande.`,
    kept: "Rien n’a été modifié\u00a0: un seul programme écrit à la fois dans une base.",
    next: "Fermez l’autre, puis réessayez.",
  }),
  store_damaged: (p) => ({
    happened: `${p.path} est abîmé et ne peut pas être lu sans risque.`,
    kept: "Le fichier a été laissé exactement tel quel.",
    next: "Sauvez ce qui se lit encore, ou ouvrez votre dernière sauvegarde. Le fichier lui-même reste tel quel.",
  }),
  store_foreign: (p) => ({
    happened: `${p.path} n’est pas une base Vivier.`,
    kept: "Le fichier a été laissé exactement tel quel.",
    next: "Ouvrez une autre base.",
  }),
  store_newer: (p) => ({
    happened: `${p.path} vient d’un Vivier plus récent (version ${number(p.found)} du fichier, celui-ci connaît la ${number(p.known)}).`,
    kept: "Le fichier a été laissé exactement tel quel.",
    next: "Mettez Vivier à jour sur ce poste, ou ouvrez une autre base.",
  }),
  store_read_only: (p) => ({
    happened: `Impossible d’écrire dans ${p.path}.`,
    kept: nothingLost,
    next: "Vérifiez les droits du fichier et de son dossier, puis réessayez.",
  }),
  store_exists: (p) => ({
    happened: `Il y a déjà un fichier à l’emplacement ${p.path}.`,
    kept: "Il est resté tel quel\u00a0: Vivier ne remplace jamais un fichier, même si la fenêtre du système l’a proposé.",
    next: "Recommencez, en donnant un autre nom à la copie.",
  }),
  disk_full: (p) => ({
    happened: `Il n’y a plus de place sur le disque pour ${p.path}.`,
    kept: nothingLost,
    next: "Libérez de l’espace, puis réessayez.",
  }),
  file_failed: (p) => ({
    happened: `${p.path} n’a pas pu être lu ou écrit.`,
    kept: nothingLost,
    next: "Vérifiez qu’il existe et que vous y avez accès, puis réessayez.",
  }),
  store_failed: () => ({
    happened: "La base a refusé l’opération.",
    kept: nothingLost,
    next: "Réessayez\u00a0; si cela se reproduit, vérifiez la base dans les réglages.",
  }),
  not_found: (p) => ({
    happened: `${words[p.what]} n’est plus dans la base.`,
    next: "Un retrait l’explique peut-être\u00a0: consultez l’historique.",
  }),
  nothing_to_undo: () => ({ happened: "Il n’y a rien à annuler." }),
  nothing_to_redo: () => ({ happened: "Il n’y a rien à rétablir." }),
  undo_conflict: (p) => ({
    happened: `Un changement plus récent l’empêche\u00a0: ${worded(ops, p.op)}, ${moment(p.at)}.`,
    kept: nothingLost,
    next: "Annulez d’abord celui-là.",
  }),
  already_undone: () => ({ happened: "Ce changement est déjà annulé." }),
  not_undone: () => ({ happened: "Ce changement n’est pas annulé\u00a0: il n’y a rien à rétablir." }),
  value_unfit: (p) => ({
    happened: `«\u00a0${p.value}\u00a0» ne convient pas (${fields[p.field]}).`,
    kept: nothingLost,
    next: "Corrigez, puis réessayez.",
  }),
  not_by_hand: (p) => ({
    happened: `«\u00a0${p.title}\u00a0» vient d’un fichier.`,
    kept: nothingLost,
    next: "Modifiez le fichier et importez-le à nouveau, ou corrigez ici ses valeurs une à une.",
  }),
  text_refused: (p) => ({
    happened: `Ce texte ne donne aucune annonce. ${worded(problems, p.problem)}.`,
    kept: nothingLost,
  }),
  version_missing: (p) => ({ happened: `Cette annonce n’a pas de version ${number(p.version)}.` }),
  contact_unknown: (p) => ({ happened: `Aucune annonce n’a le contact ${p.address}.`, kept: nothingLost }),
  printer_missing: () => ({
    happened: "Aucun PDF ne peut être dessiné ici.",
    kept: "Rien n’a été écrit.",
    next: "Écrivez le rapport en HTML et imprimez cette page.",
  }),
  opener_missing: () => ({
    happened: "Aucun autre programme ne peut ouvrir de fichier ici.",
    next: "Enregistrez une copie, et ouvrez celle-ci.",
  }),
  file_kept_shut: (p) => ({
    happened: `${p.name} ne s’ouvre pas dans un autre programme\u00a0: ${keptShut[p.why]}.`,
    next: "Enregistrez-en une copie si vous savez ce que c’est.",
  }),
  folder_missing: (p) => ({
    happened: `Le dossier ${p.path} n’est pas là.`,
    kept: "Ses annonces restent comme elles étaient\u00a0; aucune n’est marquée comme disparue.",
    next: "Branchez le disque qui le porte, puis réessayez.",
  }),
  bad_request: (p) => ({
    happened: `Vivier s’est mal adressé à lui-même (${p.command}).`,
    kept: nothingLost,
    next: "C’est un défaut du programme\u00a0: copiez les détails et signalez-le.",
  }),
  unknown_command: (p) => ({
    happened: `Vivier s’est demandé une chose qu’il ne sait pas faire (${p.name}).`,
    kept: nothingLost,
    next: "C’est un défaut du programme\u00a0: copiez les détails et signalez-le.",
  }),
  cancelled: () => ({ happened: "Arrêté.", kept: "Rien ne reste à moitié fait." }),
  internal: () => ({
    happened: "Un incident imprévu s’est produit dans le programme.",
    kept: "Ce qui était enregistré est conservé.",
    next: "Réessayez\u00a0; si cela se reproduit, copiez les détails et signalez-le.",
  }),
  ...peopleFailures,
  ...privacyFailures,
  ...tableFailures,
  ...mailFailures,
};
