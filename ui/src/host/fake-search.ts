/** What is found everywhere, as the desk would answer: words by their beginnings, folded. */
import type {
  CandidateRow,
  Commands,
  Found,
  FoundGroup,
  FoundKind,
  FoundRow,
  SearchAsked,
  TextPart,
} from "../api/contract";
import type { FakePosting } from "./fake-postings";

type Names = "search" | "search.read_texts";
type Answers = { [N in Names]: (request: Commands[N]["request"]) => Commands[N]["response"] };
type Desk = { people: () => CandidateRow[]; postings: () => FakePosting[] };

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (query: string) => fold(query).split(/\s+/).filter(Boolean);

/** Whole words, as the desk marks them. */
function markFound(text: string, query: string): TextPart[] {
  const asked = wordsOf(query);
  const parts = text.split(/([\p{L}\p{N}\p{M}]+)/u).filter(Boolean);
  return parts.map((part) => ({ text: part, found: asked.some((word) => fold(part).startsWith(word)) }));
}

/** What the first few of the people sent, wrote and are noted for. */
const texts = {
  files: ["Six ans de React et de Node.js au port de Brest", "Dix ans de C++ pour la météo marine"],
  mails: ["Bonjour, je vous confirme ma venue au port mardi", "Merci de votre réponse"],
  notes: ["À rappeler mardi, prétentions élevées", "Parle breton et anglais"],
};

export function searchAnswers({ people, postings }: Desk): Answers {
  const matches = (text: string, query: string) => {
    const folded = ` ${fold(text).replace(/[^\p{L}\p{N}+#.]+/gu, " ")}`;
    return wordsOf(query).every((word) => folded.includes(` ${word}`));
  };
  const plain = (text: string): TextPart[] => [{ text, found: false }];

  function rowsOf(kind: FoundKind, query: string): FoundRow[] {
    if (kind === "people") {
      return people()
        .filter(({ name, headline, place, tags }) =>
          matches([name, headline, place, ...tags].join(" "), query),
        )
        .map(({ id, name, headline, latest, added_at }) => ({
          what: "person",
          id,
          headline,
          latest,
          title: markFound(name, query),
          line: matches(name, query) ? [] : markFound(headline, query),
          at: added_at,
        }));
    }
    if (kind === "postings") {
      return postings()
        .filter(({ row, page }) => matches(`${row.title} ${row.organisation ?? ""} ${page.text}`, query))
        .map(({ row }) => ({
          what: "posting",
          id: row.id,
          organisation: row.organisation ?? "",
          state: row.state,
          title: markFound(row.title, query),
          line: matches(row.title, query) ? [] : markFound(`… ${query} …`, query),
          at: null,
        }));
    }
    const at = Date.UTC(2026, 1, 10);
    return people()
      .slice(0, texts[kind].length)
      .flatMap(({ id, name }, index): FoundRow[] => {
        const text = texts[kind][index] ?? "";
        if (!matches(`${name} ${text}`, query)) return [];
        const shown = { title: markFound(name, query), line: markFound(text, query), at };
        if (kind === "files")
          return [{ what: "file", id, candidate: id, application: null, name: "CV.pdf", ...shown }];
        if (kind === "notes") return [{ what: "note", id, candidate: id, application: null, ...shown }];
        const mail = { ...shown, title: plain("Entretien au port") };
        return [{ what: "message", id, direction: "in", state: "filed", candidate: id, name, ...mail }];
      });
  }

  function search({ query, kinds, limit }: SearchAsked): Found {
    const all: FoundKind[] = ["people", "postings", "files", "mails", "notes"];
    const asked = all.filter((kind) => kinds.length === 0 || kinds.includes(kind));
    const wrong = /(?:^|\s)(after:(?!\d{4})\S*)/.exec(query);
    const rest = wrong ? query.replace(wrong[1]!, "") : query;
    const groups = asked.map((kind): FoundGroup => {
      const rows = wordsOf(rest).length > 0 ? rowsOf(kind, rest) : [];
      return { kind, count: rows.length, more: false, rows: rows.slice(0, limit) };
    });
    const problems = wrong
      ? [
          {
            at: query.indexOf(wrong[1]!),
            length: wrong[1]!.length,
            field: "after" as const,
            wrong: "not_a_date" as const,
          },
        ]
      : [];
    return { groups, corrected: null, problems };
  }

  return { search, "search.read_texts": () => ({ count: 0 }) };
}
