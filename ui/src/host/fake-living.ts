/** What postings that live answer in the invented store: values that are settled, looks before an import, versions, contacts. */
import type {
  Commands,
  Failure,
  Held,
  How,
  Hunk,
  ImportPreview,
  Op,
  PostingId,
  PostingPage,
  PostingValue,
  PreviewedFile,
  Values,
} from "../api/contract";
import { inventPostings, withRow, type FakePosting } from "./fake-postings";

type Living = {
  postings: () => FakePosting[];
  write: (op: Op, after: FakePosting[]) => number;
  work: (job: string, steps: string[]) => Promise<number>;
  nextId: () => PostingId;
};
type Names =
  | "postings.preview"
  | "postings.versions"
  | "postings.excerpts"
  | "postings.settle"
  | "postings.unsettle"
  | "postings.create"
  | "postings.rewrite"
  | "postings.same_role"
  | "contacts.list"
  | "contacts.show"
  | "contacts.replace"
  | "collections.list"
  | "collections.preview";
export type LivingAnswers = {
  [N in Names]: (request: Commands[N]["request"], job: string) => unknown;
};

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const isNothing = (value: unknown) => value === null || value === "" || same(value, []);

function howOf(value: unknown, says: unknown): How {
  if (same(value, says)) return "confirmed";
  if (isNothing(says)) return "added";
  return isNothing(value) ? "removed" : "corrected";
}

function settled(values: Values, which: string, said: PostingValue): Values {
  if (said.field === "problem") {
    const findings = values.findings.map((finding) =>
      finding.which === which ? { ...finding, decision: said.value, open: said.value === null } : finding,
    );
    return { ...values, findings };
  }
  if (said.field === "contact") {
    const { value } = said;
    const at = values.contacts.find((contact) => contact.which === which);
    if (!at && value) {
      const added = { which: value.address, ...value, how: "added", says: null, source: null, index: null };
      return { ...values, contacts: [...values.contacts, { ...added, how: "added", differs: false }] };
    }
    const contacts = values.contacts
      .filter((contact) => contact !== at || value !== null || contact.says !== null)
      .map((contact) =>
        contact === at ? { ...contact, ...(value ?? {}), how: howOf(value, contact.says) } : contact,
      );
    return { ...values, contacts };
  }
  if (said.field === "criterion") {
    const { value } = said;
    const at = values.criteria.find((criterion) => criterion.which === which);
    if (!at && value) {
      const added = { which: value.text, ...value, how: "added" as const, says: null, source: null };
      return { ...values, criteria: [...values.criteria, { ...added, index: null, differs: false }] };
    }
    const criteria = values.criteria
      .filter((criterion) => criterion !== at || value !== null || criterion.says !== null)
      .map((criterion) =>
        criterion === at ? { ...criterion, ...(value ?? {}), how: howOf(value, criterion.says) } : criterion,
      );
    return { ...values, criteria };
  }
  const held = values[said.field] as Held<unknown>;
  return { ...values, [said.field]: { ...held, value: said.value, how: howOf(said.value, held.says) } };
}

function unsettled(values: Values, field: string, which: string): Values {
  if (field === "contact" || field === "criterion") {
    const list = field === "contact" ? "contacts" : "criteria";
    const back = (values[list] as { which: string; says: object | null }[])
      .filter((one) => one.which !== which || one.says !== null)
      .map((one) => (one.which === which ? { ...one, ...one.says, how: "read" } : one));
    return { ...values, [list]: back };
  }
  if (field === "problem") {
    return {
      ...values,
      findings: values.findings.map((one) =>
        one.which === which ? { ...one, decision: null, open: true } : one,
      ),
    };
  }
  const held = values[field as "title"] as Held<unknown>;
  return { ...values, [field]: { ...held, value: held.says, how: "read", differs: false } };
}

const hunk: Hunk = {
  before: 24,
  after: 24,
  lines: [
    { change: "same", text: "## Candidater" },
    { change: "removed", text: "Envoyez votre CV avant le 15 février à camille.rouviere@example.org." },
    { change: "added", text: "Envoyez votre CV avant le 28 février à camille.rouviere@example.org." },
    { change: "same", text: "" },
  ],
};

export function livingAnswers({ postings, write, work, nextId }: Living): LivingAnswers {
  function page(id: PostingId): PostingPage {
    const found = postings().find(({ row }) => row.id === id);
    if (!found) throw { code: "not_found", params: { what: "posting", id } } satisfies Failure;
    return found.page;
  }
  const put = (changed: PostingPage) =>
    postings().map((one) => (one.row.id === changed.id ? withRow(changed) : one));

  async function look(job: string): Promise<ImportPreview> {
    const made = inventPostings(12, nextId());
    const done = await work(
      job,
      made.map(({ row }) => row.path),
    );
    const plain = { problems: [], differences: [], lines: [], repost_of: null, repeats: null };
    const known = postings()[1]?.row;
    const news: PreviewedFile[] = made.slice(0, done).map(({ row, page }, at) => ({
      ...plain,
      file: `/home/camille/annonces/arrivage/${row.path}`,
      path: row.path,
      outcome: "new",
      posting: null,
      title: row.title,
      problems: page.values.findings,
      repost_of:
        at === 1 && known
          ? { id: known.id, title: known.title, date: known.date, percent: 94, answer: "asked" }
          : null,
      repeats: at === 3 ? { file: made[2]!.row.path, title: made[2]!.row.title, percent: 88 } : null,
    }));
    const others: PreviewedFile[] = known
      ? [
          {
            ...plain,
            file: `/home/camille/annonces/${known.path}`,
            path: known.path,
            outcome: "changed",
            posting: known.id,
            title: known.title,
            differences: [
              {
                which: "",
                settled: false,
                before: { field: "deadline", value: "2026-02-15" },
                after: { field: "deadline", value: "2026-02-28" },
              },
              {
                which: "",
                settled: true,
                before: { field: "place", value: "Nantes" },
                after: { field: "place", value: "Rennes" },
              },
            ],
            lines: [hunk],
          },
        ]
      : [];
    const refused: PreviewedFile = {
      ...plain,
      file: "/home/camille/annonces/photo-equipe.md",
      path: "photo-equipe.md",
      outcome: "refused",
      posting: null,
      title: "",
      problems: [{ kind: { code: "not_text" }, place: null }],
    };
    return {
      files: [...others, ...news, refused],
      reposts: known ? 1 : 0,
      passed_over: [{ ending: "pdf", files: 2 }],
      cancelled: done < made.length,
      new: news.length,
      changed: others.length,
      unchanged: 0,
      gone: 0,
      back: 0,
      refused: 1,
      repaired: 1,
    };
  }

  const addresses = () => [
    ...new Set(postings().flatMap(({ page }) => page.values.contacts.map(({ address }) => address))),
  ];
  const having = (address: string) =>
    postings().filter(({ page }) =>
      page.values.contacts.some((one) => one.address === address && one.how !== "removed"),
    );

  return {
    "postings.preview": (_, job) => look(job),
    "collections.preview": (_, job) => look(job),
    "postings.versions": ({ id }) => {
      const { latest, read_at, size } = page(id);
      return {
        versions: Array.from({ length: latest }, (_, back) => ({
          number: latest - back,
          read_at: read_at - back * 86_400_000,
          size: size - back * 40,
          differences:
            back < latest - 1
              ? [
                  {
                    which: "",
                    before: { field: "deadline", value: "2026-02-15" },
                    after: { field: "deadline", value: "2026-02-28" },
                  },
                ]
              : [],
          lines: back < latest - 1 ? [hunk] : [],
        })),
      };
    },
    "postings.excerpts": ({ ids, text }) => ({
      excerpts: ids.flatMap((id) => {
        const body = page(id).text;
        const at = body.toLowerCase().indexOf(text.trim().toLowerCase());
        if (at < 0) return [];
        const end = at + text.trim().length;
        return [
          {
            id,
            parts: [
              { text: body.slice(Math.max(0, at - 40), at), found: false },
              { text: body.slice(at, end), found: true },
              { text: body.slice(end, end + 60), found: false },
            ],
          },
        ];
      }),
    }),
    "postings.settle": ({ id, values }) => {
      const old = page(id);
      for (const { value } of values) {
        if (value.field === "contact" && value.value && !/^\S+@\S+\.\S+$/.test(value.value.address)) {
          const failure: Failure = {
            code: "value_unfit",
            params: { field: "contact", value: value.value.address },
          };
          throw failure;
        }
      }
      const after = values.reduce((held, { which, value }) => settled(held, which, value), old.values);
      const fields = values.map(({ value }) => value.field);
      const entry = write(
        { code: "posting_settled", params: { title: old.values.title.value, fields } },
        put({ ...old, values: after }),
      );
      return { values: after, entry };
    },
    "postings.unsettle": ({ id, values }) => {
      const old = page(id);
      const after = values.reduce((held, { field, which }) => unsettled(held, field, which), old.values);
      const fields = values.map(({ field }) => field);
      const entry = write(
        { code: "posting_unsettled", params: { title: old.values.title.value, fields } },
        put({ ...old, values: after }),
      );
      return { values: after, entry };
    },
    "postings.create": ({ title, organisation, text }) => {
      const made = inventPostings(1, nextId())[0]!;
      const name = title ?? text.split("\n")[0] ?? "";
      const values = { ...made.page.values, findings: [] };
      values.title = { ...values.title, value: name, says: name };
      values.organisation = { ...values.organisation, value: organisation, says: organisation };
      const written = withRow({
        ...made.page,
        values,
        kind: "by_hand",
        folder: "",
        path: "",
        text,
        source: text,
      });
      const entry = write({ code: "posting_created", params: { title: name } }, [...postings(), written]);
      return { id: made.row.id, title: name, version: 1, problems: [], entry };
    },
    "postings.rewrite": ({ id, text }) => {
      const old = page(id);
      const { title } = old;
      const version = old.latest + 1;
      const entry = write(
        { code: "posting_rewritten", params: { title } },
        put({ ...old, text, source: text, version, latest: version }),
      );
      return { id, title, version, problems: [], entry };
    },
    "postings.same_role": ({ id, same }) => {
      const old = page(id);
      const repost_of = same && old.repost_of ? { ...old.repost_of, answer: "same" as const } : null;
      const params = { title: old.title, of: old.repost_of?.title ?? "", same };
      return { entry: write({ code: "same_role_answered", params }, put({ ...old, repost_of })) };
    },
    "contacts.list": ({ text }) => ({
      contacts: addresses()
        .filter((address) => address.includes(text.trim().toLowerCase()))
        .map((address) => {
          const on = having(address);
          const roles = on.flatMap(({ page }) =>
            page.values.contacts.filter((one) => one.address === address).map(({ role }) => role),
          );
          const count = (role: string) => roles.filter((one) => one === role).length;
          return {
            address,
            postings: on.length,
            open: on.filter(({ row }) => row.state === "open").length,
            to: count("to"),
            cc: count("cc"),
            question: count("question"),
            doubtful: 0,
            instead_of: [],
          };
        })
        .filter(({ postings }) => postings > 0),
    }),
    "contacts.show": ({ address }) => ({
      postings: having(address).map(({ row, page }) => {
        const { role, how } = page.values.contacts.find((one) => one.address === address)!;
        const { id, title, organisation, state } = row;
        return { id, title, organisation, state, role, how };
      }),
    }),
    "contacts.replace": ({ from, to, postings: only }) => {
      const chosen = having(from).filter(({ row }) => only === null || only.includes(row.id));
      if (having(from).length === 0) {
        throw { code: "contact_unknown", params: { address: from } } satisfies Failure;
      }
      const after = postings().map((one) => {
        if (!chosen.includes(one)) return one;
        const contacts = one.page.values.contacts.map((contact) =>
          contact.address === from ? { ...contact, address: to, how: "corrected" as const } : contact,
        );
        return withRow({ ...one.page, values: { ...one.page.values, contacts } });
      });
      const params = { from, to, postings: chosen.length };
      return { postings: chosen.length, entry: write({ code: "contact_replaced", params }, after) };
    },
    "collections.list": () => ({
      collections:
        postings().length === 0
          ? []
          : [
              {
                id: 1,
                kind: "folder",
                folder: "/home/camille/annonces",
                postings: postings().length,
                gone: 1,
                read_at: Date.UTC(2026, 1, 12, 8, 12),
                on_disk: { missing: false, new: 2, changed: 1, gone: 0, back: 0 },
              },
            ],
    }),
  };
}
