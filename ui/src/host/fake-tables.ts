/** An invented spreadsheet of people, as the desk would read it. */
import type {
  CvFile,
  CvsPreview,
  ImportPeople,
  Incoming,
  PersonLine,
  PeoplePreview,
  PersonField,
} from "../api/contract";

const headings = ["NOM", "Prénom", "Courriel", "Téléphone", "Annonce", "Étape", "Reçu le", "Observations"];
const guess: PersonField[] = ["family", "given", "email", "phone", "posting", "stage", "received", "note"];
const cells = [
  [
    "Rouvière",
    "Camille",
    "camille@example.org",
    "06 39 98 00 01",
    "Juriste données",
    "Entretien",
    "12/01/2026",
    "Très bien, à rappeler",
  ],
  [
    "Le Goff",
    "Yann",
    "yann@example.org",
    "06 39 98 00 02",
    "Juriste données",
    "Étude de cas",
    "03/01/2026",
    "",
  ],
  ["Petit", "Noé", "noe@example.org", "", "Trésorier", "Refusé", "04/01/2026", "Vu au salon"],
];

const incoming = (row: string[], at: number): Incoming => ({
  place: { sheet: null, line: at + 4 },
  details: {
    name: { written: `${row[1]} ${row[0]}`, given: row[1]!, family: row[0]! },
    addresses: [row[2]!],
    phones: row[3] ? [row[3]] : [],
    links: [],
    headline: "",
    place: "",
    languages: [],
    tags: [],
    source: "",
    consent: { given_on: null, until: null },
    last_contact: null,
  },
  notes: row[7] ? [row[7]] : [],
  others: [],
  application: { posting: row[4]!, stage: row[5]!, outcome: null, received: null, reason: "" },
  problems: [],
});

export const incomingPeople: Incoming[] = cells.map(incoming);

export function previewOf({ mapping, problem_rows }: ImportPeople): PeoplePreview {
  const fields = mapping?.fields ?? guess;
  const isNamed = fields.some((field) => field && ["name", "given", "family", "email"].includes(field));
  return {
    sheets: [],
    sheet: null,
    columns: headings.map((heading, at) => ({
      heading,
      samples: cells.map((row) => row[at]!).filter(Boolean),
      field: fields[at] ?? null,
    })),
    mapping: { fields, day_order: mapping?.day_order ?? null },
    remembered: mapping === null,
    heading_line: 3,
    rows: 5,
    new: isNamed ? (problem_rows === "take_in" ? 4 : 3) : 0,
    people: isNamed ? incomingPeople : [],
    known_total: 1,
    known: [
      {
        place: { sheet: null, line: 8 },
        name: "Awa Diop",
        candidate: 1,
        candidate_name: "Awa Diop",
        above: null,
        reasons: ["same_address"],
        certain: true,
      },
    ],
    problem_total: 1,
    problems: [
      {
        place: { sheet: null, line: 7 },
        name: "Inès Benali",
        problems: [
          { code: "address_invalid", params: { value: "ines[at]example.org" } },
          { code: "date_invalid", params: { column: "Reçu le", value: "31/02/2026" } },
        ],
      },
    ],
    postings: [
      {
        name: "Juriste données",
        rows: 3,
        posting: 1,
        several: false,
        taken_for: "Juriste données (F/H)",
        near: [],
      },
      {
        name: "Trésorier",
        rows: 1,
        posting: null,
        several: false,
        taken_for: null,
        near: ["Trésorier adjoint"],
      },
    ],
    stages: [{ name: "Étude de cas", rows: 1, known: false }],
    file_problems: [],
  };
}

/** An invented ZIP: the CV of the first, one that may be either's, one of nobody here, and one that does not open. */
export function cvsOf(people: PersonLine[]): CvsPreview {
  const file = (name: string, whose: CvFile["whose"]): CvFile => ({
    name: `cvs/${name}`,
    size: 40_000,
    print: name,
    reading: whose.code === "unread" ? "damaged" : "read",
    whose,
  });
  const [first] = people;
  return {
    files: [
      ...(first
        ? [
            file("CV Awa Diop.pdf", {
              code: "known",
              params: { person: first, by: "address", has_it: false },
            }),
          ]
        : []),
      file("candidature.docx", { code: "unclear", params: { people: people.slice(0, 2) } }),
      file("Zoé Petit.pdf", { code: "nobody", params: { name: "Zoé Petit", addresses: [] } }),
      file("scan.pdf", { code: "unread" }),
    ],
  };
}
