import type {
  Finding,
  Held,
  HeldContact,
  HeldCriterion,
  PostingPage,
  PostingRow,
  PostingState,
  ProblemKind,
  Source,
  Values,
} from "../api/contract";

export type FakePosting = { row: PostingRow; page: PostingPage };

const models: [title: string, organisation: string | null, state: PostingState, language: "fr" | "en"][] = [
  ["Chargé·e d’assistance et d’animation de réseau", "Rivages", "open", "fr"],
  ["Cheffe ou chef de produit", "Carnet scolaire", "open", "fr"],
  ["Developer relations, open data", "Open Harbour", "filled", "en"],
  ["Chargée de déploiement", "Trajets", "open", "fr"],
  ["Designer de service", "Mairie de Port-Louis", "closed", "fr"],
  ["Développeuse full-stack, cantines", "À table", "open", "fr"],
  ["Juriste en données personnelles", "Rivages", "unknown", "fr"],
  ["Community manager", "Open Harbour", "closed", "en"],
  ["Coach technique", "À table", "filled", "fr"],
  ["Site reliability engineer", "Northern Lights Trust", "open", "en"],
  ["Responsable administrative et financière", "Trajets", "unknown", "fr"],
  [
    "Hélène cherche son binôme : chargé·e de plaidoyer pour l’accès aux données publiques",
    null,
    "open",
    "fr",
  ],
  ["User researcher", "Northern Lights Trust", "open", "en"],
];

const mark = (key: string, words: string) => `<mark data-source="${key}">${words}</mark>`;

const texts = {
  fr: `<h2>Contexte</h2>
<p>L’association met en relation les habitants du littoral et celles et ceux qui entretiennent plages, dunes et marais. Le service grandit : 412 associations inscrites, 38 référents départementaux.</p>
<h2>Votre mission</h2>
<ul><li>Répondre aux associations et aux bénévoles, par écrit et par téléphone</li><li>Animer et outiller les référents : webinaires, lettre mensuelle, base documentaire</li><li>Organiser les remontées du terrain avec l’équipe produit</li></ul>
<h2>Profil recherché</h2>
<p>Vous avez ${mark("criterion:0", "au moins deux ans d’expérience en assistance")} ou en médiation, vous ${mark("criterion:1", "écrivez un français clair et précis")} et vous êtes à l’aise avec des interlocuteurs très différents. Dans une petite équipe, <strong>vous savez vous organiser</strong>.</p>
<p>Points bonus : ${mark("criterion:2", "la pratique d’un outil de tickets")}.</p>
<h2>Conditions</h2>
<p>${mark("contract", "Mission en indépendant·e")}, ${mark("length", "six mois renouvelables")}, ${mark("remote", "en partie à distance")}, à ${mark("place", "Nantes")}.</p>
<h2>Candidater</h2>
<p>Envoyez ${mark("pieces", "quelques lignes de motivation et votre CV ou le lien vers votre profil LinkedIn")} à ${mark("contact:0", '<a href="mailto:camille.rouviere@example.org">camille.rouviere@example.org</a>')}, en copie à ${mark("contact:1", '<a href="mailto:recrutement@example.org">recrutement@example.org</a>')}, avec pour objet ${mark("subject", "« Candidature, votre nom »")}. Le projet est décrit sur <a href="https://www.example.org/projet">example.org/projet</a>.</p>
<p>Pour montrer que vous avez lu jusqu’au bout, ${mark("proof", "glissez un 🐟 dans l’objet")}. Nous répondons ${mark("answer_within_days", "sous quinze jours")}.</p>
<table><thead><tr><th>Étape</th><th>Quand</th></tr></thead><tbody><tr><td>Entretien</td><td>mars</td></tr><tr><td>Début</td><td>avril</td></tr></tbody></table>`,
  en: `<h2>About us</h2>
<p>We are a small team who publish open data about harbours and tides, for everyone who lives by the sea.</p>
<h2>What you will do</h2>
<ul><li>Talk with the people who reuse our data</li><li>${mark("criterion:0", "Write clear documentation")}</li><li>${mark("criterion:1", "Run a workshop every month")}</li><li>${mark("criterion:2", "Knowing tides is a plus")}</li></ul>
<h2>To apply</h2>
<p>Send ${mark("pieces", "your CV or LinkedIn, and a few lines")} to ${mark("contact:0", '<a href="mailto:jobs@example.org">jobs@example.org</a>')} before the end of the month. Questions: ${mark("contact:1", '<a href="mailto:ana@example.org">ana@example.org</a>')}. See <a href="https://www.example.org/team">the team</a>.</p>`,
};

const doubts: Pick<Finding, "which" | "kind" | "place" | "open">[] = [
  {
    which: "contact_mismatch:yann.le-bihan@example.org",
    kind: {
      code: "contact_mismatch",
      params: { shown: "yann.le-bihan@example.org", linked: "yann.lebihan@example.org" },
    },
    place: { line: 26, column: 12 },
    open: true,
  },
  {
    which: "address_invalid:recrutement@",
    kind: { code: "address_invalid", params: { value: "recrutement@" } },
    place: { line: 31, column: 40 },
    open: true,
  },
  {
    which: "date_invalid:31/02/2026",
    kind: { code: "date_invalid", params: { key: "date", value: "31/02/2026" } },
    place: { line: 3, column: 7 },
    open: true,
  },
  {
    which: "text_repaired",
    kind: { code: "text_repaired", params: { encoding: "Windows-1252" } },
    place: { line: 9, column: 12 },
    open: false,
  },
];

/** The same postings every time, so that a test or a picture can name them. */
export function inventPostings(count: number, firstId = 1): FakePosting[] {
  return Array.from({ length: count }, (_, index) => invent(index, firstId + index));
}

const at = (line: number): Source => ({ start: line * 40, end: line * 40 + 20, line });

function held<T>(value: T, line: number | null = null): Held<T> {
  return { value, how: "read", says: value, source: line === null ? null : at(line), differs: false };
}

const contact = (address: string, role: HeldContact["role"], index: number, line: number): HeldContact => ({
  which: address,
  address,
  role,
  how: "read",
  says: { address, role },
  source: at(line),
  index,
  differs: false,
});

const criterion = (
  text: string,
  kind: HeldCriterion["kind"],
  index: number,
  line: number,
): HeldCriterion => ({
  which: text,
  text,
  kind,
  how: "read",
  says: { text, kind },
  source: at(line),
  index,
  differs: false,
});

function findingsOf(index: number): Finding[] {
  if (index % 4 !== 0) return [];
  const found = (index / 4) % 3 === 0 ? doubts : doubts.slice(1, 2);
  return found.map((doubt) => ({ ...doubt, decision: null }));
}

/** What the row shows of the page: kept in step by whoever changes one. */
export function withRow(page: PostingPage): FakePosting {
  const { values } = page;
  const open = values.findings.filter((finding) => finding.open);
  const worst: ProblemKind | null = open[0]?.kind ?? null;
  const row: PostingRow = {
    id: page.id,
    title: values.title.value,
    organisation: values.organisation.value,
    date: values.date.value,
    deadline: values.deadline.value,
    state: values.state.value,
    path: page.path,
    problems: open.length,
    worst,
    contract: values.contract.value,
    read_at: page.read_at,
    gone_since: page.gone_since,
    repost_of: page.repost_of,
  };
  return { row, page: { ...page, ...row } };
}

function invent(index: number, id: number): FakePosting {
  const [name, organisation, state, language] = models[index % models.length]!;
  const title = index < models.length ? name : `${name} ${Math.floor(index / models.length) + 1}`;
  const day = new Date(Date.UTC(2026, 1, 10) - index * 86_400_000 * 3).toISOString().slice(0, 10);
  const path = `2026/${title
    .normalize("NFD")
    .replace(/[^a-zA-Z]+/g, "-")
    .toLowerCase()}.md`;
  const isFrench = language === "fr";
  const findings = findingsOf(index);
  const plain = texts[language].replace(/<[^>]+>/g, "");
  const head = `---\ntitle: ${title}\ndate: ${day}\nstartup: ${organisation ?? ""}\nopen: ${state === "open"}\n---\n\n`;
  const repaired = findings.some(({ kind }) => kind.code === "text_repaired");
  const values: Values = {
    title: held(title, 2),
    organisation: held(organisation, organisation === null ? null : 4),
    state: held(state, 5),
    date: held(index % 11 === 7 ? null : day, 3),
    deadline: held(index % 3 === 0 ? "2026-02-28" : null, index % 3 === 0 ? 24 : null),
    subject: held(isFrench ? "Candidature, votre nom" : null, isFrench ? 24 : null),
    application_url: held<string | null>(null),
    pieces: held("motivation & (cv | linkedin)", 24),
    refused_pieces: held(["letter"], 24),
    proof: held(isFrench ? { what: "🐟", where: "subject" } : null, isFrench ? 25 : null),
    answer_within_days: held(isFrench ? 15 : null, isFrench ? 26 : null),
    contract: held(isFrench ? "freelance" : null, isFrench ? 20 : null),
    length: held(isFrench ? "6 mois renouvelables" : null, isFrench ? 20 : null),
    days_a_week: held<string | null>(null),
    remote: held(isFrench ? "partial" : null, isFrench ? 21 : null),
    place: held(isFrench ? "Nantes" : null, isFrench ? 21 : null),
    start: held<string | null>(null),
    pay: held<string | null>(null),
    language: held(language),
    register: held(isFrench ? "vous" : "none"),
    contacts: isFrench
      ? [
          contact("camille.rouviere@example.org", "to", 0, 24),
          contact("recrutement@example.org", "cc", 1, 24),
        ]
      : [contact("jobs@example.org", "to", 0, 18), contact("ana@example.org", "question", 1, 19)],
    criteria: isFrench
      ? [
          criterion("Deux ans d’expérience en assistance", "must", 0, 14),
          criterion("Français écrit clair et précis", "must", 1, 15),
          criterion("Pratique d’un outil de tickets", "plus", 2, 17),
        ]
      : [
          criterion("Write clear documentation", "must", 0, 14),
          criterion("Run a workshop every month", "must", 1, 15),
          criterion("Knowing tides", "plus", 2, 16),
        ],
    findings,
  };
  const mailto = Object.fromEntries(values.contacts.map(({ address }) => [address, `mailto:${address}`]));
  const source = head + plain;
  return withRow({
    ...({} as PostingRow),
    id,
    path,
    values,
    mailto,
    facts: [
      { key: "title", value: title, line: 2 },
      { key: "date", value: day, line: 3 },
      { key: "startup", value: organisation ?? "", line: 4 },
      { key: "open", value: state === "open" ? "true" : "false", line: 5 },
    ],
    fact_sources: [["title"], ["date"], ["organisation"], ["state"]],
    text: plain,
    html: texts[language],
    source,
    original: repaired ? source.replace(/é/g, "Ã©") : source,
    repaired,
    kind: "folder",
    folder: "/home/camille/annonces",
    size: 3120 + index,
    version: 1 + (index % 3),
    latest: 1 + (index % 3),
    read_at: Date.UTC(2026, 1, 12, 8, 12),
    gone_since: index % 9 === 8 ? Date.UTC(2026, 1, 11, 8, 0) : null,
    repost_of:
      index % 13 === 3 && index > 12
        ? { id: id - 13, title: models[3]![0], date: "2026-02-01", percent: 91, answer: "asked" }
        : null,
  });
}
