/** Invented people: the same every time, so that a test or a picture can name them. */
import type { CandidateDetails, CandidateId, Piece, Stage, StoredFile } from "../api/contract";

export type FakeCandidate = { id: CandidateId; details: CandidateDetails; added_at: number };
export type FakeApplication = {
  id: number;
  candidate: CandidateId;
  posting: number;
  stage: number;
  received_at: number;
  entered_stage_at: number;
  source: string;
  came: Piece[];
  proof: "unknown" | "found" | "absent";
  proof_where: string;
  marks: { criterion: string; mark: 1 | 2 | 3 | 4; note: string }[];
  reason: number | null;
  decided_by: "us" | "them" | null;
  moves: { from: number | null; to: number; at: number; why: string }[];
};
export type FakeNote = { id: number; candidate: CandidateId; at: number; text: string };
export type FakeFile = StoredFile & { base64: string };

export const day = 86_400_000;
export const now = Date.UTC(2026, 1, 12, 9, 46);

const people: [name: string, headline: string, place: string][] = [
  ["Clément Sarrazin", "Conseiller relation usagers, 6 ans", "Nantes"],
  ["Awa Diop", "Assistance de premier niveau, association", "Rennes"],
  ["Nolwenn Tanguy", "Animatrice de réseau, 4 ans", "Brest"],
  ["Idris Belkacem", "Médiateur numérique en bibliothèque", "Lorient"],
  ["Fatou Sarr", "Coordinatrice de bénévoles", "Vannes"],
  ["Romain Quéméneur", "Support logiciel, en reconversion", "Quimper"],
  ["Aurore Vasseur", "Responsable assistance, éditeur", "Angers"],
  ["Maïwenn Jégou", "Animation de territoire, 5 ans", "Auray"],
  ["Karim Bouzid", "Support et documentation, 3 ans", "Nantes"],
  ["Élodie Prigent", "Chargée de projet, conservatoire", "Morlaix"],
  ["Inès Benhaddou", "Responsable relation adhérents", "Saint-Malo"],
  ["Solène Abgrall", "Animation d’un réseau de médiathèques", "Quimper"],
  ["Gaël Le Dantec", "Animateur nature et formateur", "Lannion"],
  ["Yacine Ferhat", "Assistance et formation, 4 ans", "Le Mans"],
  ["Théo Marchetti", "Chef d’équipe assistance, 7 ans", "Nantes"],
  ["Margaux Delcourt", "Animation des référents, 5 ans", "La Rochelle"],
  ["Mathis Kervella", "Conseiller numérique, maison de services", "Brest"],
  ["Priya Raman", "Community support lead (EN, FR)", "Nantes"],
  ["Claire Monnier", "Gestionnaire de communauté", "Tours"],
  ["Samir Haddad", "Téléconseiller, superviseur d’équipe", "Rennes"],
  ["Justine Morvan", "Chargée d’accueil en mairie", "Concarneau"],
  ["Hélène Le Guen", "Déléguée départementale, sport", "Saint-Brieuc"],
  ["Victor Hamelin", "Technicien d’assistance, 2 ans", "Nantes"],
  ["Lucie Bonnefoy", "Animation de réseau, service public", "Niort"],
];
const families = ["Rault", "Le Goff", "Martin", "Cadiou", "Hamon", "Riou", "Perrot", "Guéguen", "Salaün"];
const tags = ["breton", "bilingue", "temps partiel", "recommandée"];

const hues = ["slate", "blue", "plum", "ochre", "green", "slate", "slate"] as const;
const codes = ["new", "screening", "interview", "offer", "hired", "rejected", "withdrawn"] as const;
const ends = [null, null, null, null, "hired", "rejected", "withdrawn"] as const;

export const generalStages: Stage[] = codes.map((code, index) => ({
  id: index + 1,
  name: { code, name: "" },
  ends: ends[index] ?? null,
  hue: hues[index] ?? "slate",
  room: null,
  expected_days: [7, 7, 10, 7][index] ?? null,
  applications: 0,
}));

const folded = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]+/g, ".");

function candidate(index: number): FakeCandidate {
  const [name, headline, place] = people[index % people.length]!;
  const round = Math.floor(index / people.length);
  const written = round === 0 ? name : `${name.split(" ")[0]} ${families[round % families.length]} ${round}`;
  const [given = "", ...rest] = written.split(" ");
  return {
    id: index + 1,
    added_at: now - ((index * 7) % 60) * day,
    details: {
      name: { written, given, family: rest.join(" ") },
      addresses: index % 20 === 20 - 1 ? [] : [`${folded(written)}@example.org`],
      phones: [`06 39 98 ${String(10 + (index % 80))} ${String(10 + ((index * 7) % 80))}`],
      links: index % 2 ? [`https://www.linkedin.example/in/${folded(written)}`] : [],
      headline,
      place,
      languages: index % 3 ? ["français"] : ["français", "anglais"],
      tags: index % 4 === 1 ? [tags[(index >> 2) % tags.length]!] : [],
      source: ["site", "salon", "bouche-à-oreille"][index % 3]!,
      consent: { given_on: "2026-02-02", until: "2028-02-02" },
      last_contact: null,
    },
  };
}

const place = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 5, 2, 3, 2, 2, 1, 3, 1, 4];

function application(index: number, posting: number): FakeApplication {
  // From the second round on more of them are new, and some have ended.
  const round = Math.floor(index / people.length);
  const later = [1, 1, 2, 6, 1, 7, 6, 1][index % 8]!;
  const stage = round === 0 ? place[index % place.length]! : later;
  const entered_stage_at = now - ((index * 5) % 13) * day - 3_600_000;
  const marked = stage >= 2 && index % 5 !== 4;
  const mark = (shift: number) => (1 + ((index + shift) % 4)) as 1 | 2 | 3 | 4;
  return {
    id: index + 1,
    candidate: index + 1,
    posting,
    stage,
    received_at: entered_stage_at - (stage - 1) * 2 * day,
    entered_stage_at,
    source: "site",
    came: index % 6 === 0 ? ["cv"] : index % 9 === 4 ? ["motivation"] : ["cv", "motivation"],
    proof: index % 3 === 0 ? "absent" : "found",
    proof_where: index % 3 === 0 ? "" : "objet du message",
    marks: marked
      ? [
          { criterion: "Deux ans d’expérience en assistance", mark: mark(2), note: "" },
          { criterion: "Français écrit clair et précis", mark: mark(3), note: "Messages très clairs." },
        ]
      : [],
    reason: stage === 6 ? 1 : stage === 7 ? 20 : null,
    decided_by: stage === 6 ? "us" : stage === 7 ? "them" : null,
    moves: Array.from({ length: Math.min(stage, 4) }, (_, step) => ({
      from: step === 0 ? null : step,
      to: step === Math.min(stage, 4) - 1 ? stage : step + 1,
      at: entered_stage_at - (Math.min(stage, 4) - 1 - step) * 2 * day,
      why: "",
    })).reverse(),
  };
}

const cv = (name: string) => `${name}
Animation de réseau et assistance aux usagers

EXPÉRIENCE
2021–2026  Chargée d’animation du réseau, Médiathèques du Cap
   Assistance quotidienne à 23 bibliothèques, dont 14 tenues par des bénévoles
   Douze webinaires par an, lettre mensuelle lue par 310 correspondants
2019–2021  Conseil numérique, Maison de services
   Accueil et médiation, 900 personnes reçues

FORMATION
2018  Licence information et communication, Rennes
2022  Certificat d’animation de communautés, à distance

COMPÉTENCES
Outils de tickets, tableur, mise en page de lettres, prise de parole.
`;

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

function file(id: number, { candidate, id: application }: FakeApplication, name: string): FakeFile {
  const text = cv(name);
  return {
    id,
    candidate,
    application,
    name: `CV ${name}.txt`,
    piece: "cv",
    media: "text/plain",
    size: text.length,
    at: now - 9 * day,
    who: "camille",
    base64: base64(text),
  };
}

export type FakePeople = {
  candidates: FakeCandidate[];
  applications: FakeApplication[];
  notes: FakeNote[];
  files: FakeFile[];
};

/** All of them apply to the first posting. */
export function inventPeople(count: number): FakePeople {
  const candidates = Array.from({ length: count }, (_, index) => candidate(index));
  const applications = Array.from({ length: count }, (_, index) => application(index, 1));
  return {
    candidates,
    applications,
    notes: applications
      .filter(({ id }) => id % 4 === 0)
      .map(({ id, candidate }) => ({
        id,
        candidate,
        at: now - (id % 5) * day,
        text: "Très à l’aise au téléphone. Demander **un exemple de fiche** et sa disponibilité le vendredi.",
      })),
    files: applications
      .filter(({ came, id }) => came.includes("cv") && id <= 60)
      .map((one) => file(one.id, one, candidates[one.candidate - 1]!.details.name.written)),
  };
}
