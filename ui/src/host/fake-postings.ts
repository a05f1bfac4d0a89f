import type { PostingPage, PostingRow, PostingState, Problem } from "../api/contract";

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

const texts = {
  fr: `<h2>Contexte</h2>
<p>L’association met en relation les habitants du littoral et celles et ceux qui entretiennent plages, dunes et marais. Le service grandit : 412 associations inscrites, 38 référents départementaux.</p>
<h2>Votre mission</h2>
<ul><li>Répondre aux associations et aux bénévoles, par écrit et par téléphone</li><li>Animer et outiller les référents : webinaires, lettre mensuelle, base documentaire</li><li>Organiser les remontées du terrain avec l’équipe produit</li></ul>
<h2>Profil recherché</h2>
<p>Vous avez au moins deux ans d’expérience en assistance ou en médiation, vous écrivez un français clair et précis et vous êtes à l’aise avec des interlocuteurs très différents. Dans une petite équipe, <strong>vous savez vous organiser</strong>.</p>
<h2>Candidater</h2>
<p>Envoyez votre CV ou le lien vers votre profil à <a href="mailto:camille.rouviere@example.org">camille.rouviere@example.org</a>, en copie à <a href="mailto:recrutement@example.org">recrutement@example.org</a>. Le projet est décrit sur <a href="https://www.example.org/projet">example.org/projet</a>.</p>
<table><thead><tr><th>Étape</th><th>Quand</th></tr></thead><tbody><tr><td>Entretien</td><td>mars</td></tr><tr><td>Début</td><td>avril</td></tr></tbody></table>`,
  en: `<h2>About us</h2>
<p>We are a small team who publish open data about harbours and tides, for everyone who lives by the sea.</p>
<h2>What you will do</h2>
<ul><li>Talk with the people who reuse our data</li><li>Write clear documentation</li><li>Run a workshop every month</li></ul>
<h2>To apply</h2>
<p>Send your CV and a few lines to <a href="mailto:jobs@example.org">jobs@example.org</a> before the end of the month. Questions: <a href="mailto:ana@example.org">ana@example.org</a>. See <a href="https://www.example.org/team">the team</a>.</p>`,
};

const doubts: Problem[] = [
  { kind: { code: "text_repaired", params: { encoding: "Windows-1252" } }, place: { line: 9, column: 12 } },
  {
    kind: { code: "date_invalid", params: { key: "date", value: "31/02/2026" } },
    place: { line: 3, column: 7 },
  },
  { kind: { code: "address_invalid", params: { value: "recrutement@" } }, place: { line: 31, column: 40 } },
];

/** The same postings every time, so that a test or a picture can name them. */
export function inventPostings(count: number, firstId = 1): FakePosting[] {
  return Array.from({ length: count }, (_, index) => invent(index, firstId + index));
}

const at = (line: number) => ({ start: 0, end: 0, line });

function invent(index: number, id: number): FakePosting {
  const [name, organisation, state, language] = models[index % models.length]!;
  const title = index < models.length ? name : `${name} ${Math.floor(index / models.length) + 1}`;
  const day = new Date(Date.UTC(2026, 1, 10) - index * 86_400_000 * 3).toISOString().slice(0, 10);
  const problems = index % 4 === 0 ? doubts.slice(0, (index / 4) % 3 === 0 ? 3 : 1) : [];
  const path = `2026/${title
    .normalize("NFD")
    .replace(/[^a-zA-Z]+/g, "-")
    .toLowerCase()}.md`;
  const date = index % 11 === 7 ? null : day;
  const deadline = index % 3 === 0 ? "2026-02-28" : null;
  const read_at = Date.UTC(2026, 1, 12, 8, 12);
  const row = { id, title, organisation, date, deadline, state, path, problems: problems.length, read_at };
  return {
    row,
    page: {
      id,
      title,
      organisation,
      date,
      deadline,
      state,
      contacts:
        language === "fr"
          ? [
              {
                address: "camille.rouviere@example.org",
                role: "to",
                line: 24,
                mailto: "mailto:camille.rouviere@example.org",
              },
              {
                address: "recrutement@example.org",
                role: "cc",
                line: 24,
                mailto: "mailto:recrutement@example.org",
              },
            ]
          : [
              { address: "jobs@example.org", role: "to", line: 18, mailto: "mailto:jobs@example.org" },
              { address: "ana@example.org", role: "question", line: 19, mailto: "mailto:ana@example.org" },
            ],
      apply: {
        subject: language === "fr" ? { value: `Candidature : ${title}`, source: at(24) } : null,
        application_url: null,
        pieces: { value: "motivation & (cv | linkedin)", source: at(24) },
        refused_pieces: ["letter"],
        proof: index % 2 === 0 ? { value: { what: "🐟", where: "subject" }, source: at(25) } : null,
        answer_within_days: { value: 15, source: at(26) },
      },
      criteria: [
        { text: "Deux ans d’expérience en assistance", kind: "must", source: at(14) },
        { text: "Français écrit clair et précis", kind: "must", source: at(15) },
        { text: "Pratique d’un outil de tickets", kind: "plus", source: at(17) },
      ],
      terms: {
        contract: { value: "freelance", source: at(20) },
        length: { value: "6 mois renouvelables", source: at(20) },
        days_a_week: null,
        remote: { value: "partial", source: at(21) },
        place: { value: "Nantes", source: at(21) },
        start: null,
        pay: null,
      },
      language,
      register: language === "fr" ? "vous" : "none",
      facts: [
        { key: "title", value: title, line: 2 },
        { key: "date", value: day, line: 3 },
        { key: "startup", value: organisation ?? "", line: 4 },
        { key: "open", value: state === "open" ? "true" : "false", line: 5 },
      ],
      text: texts[language].replace(/<[^>]+>/g, ""),
      html: texts[language],
      original: `---\ntitle: ${title}\ndate: ${day}\n---\n\n${texts[language].replace(/<[^>]+>/g, "").replace(/é/g, "Ã©")}`,
      repaired: problems.some(({ kind }) => kind.code === "text_repaired"),
      problems,
      folder: "/home/camille/annonces",
      path,
      size: 3120 + index,
      read_at,
      version: 1 + (index % 3),
    },
  };
}
