/** The invented store's mails: as they arrive in a week, with one of each doubt. What accepting makes of them is asked of the people. */
import type {
  CandidateDetails,
  ChosenPerson,
  ChosenPosting,
  Commands,
  Failure,
  InboxCounts,
  InboxFile,
  InboxGroup,
  InboxOutcome,
  InboxPage,
  InboxPosting,
  InboxRow,
  LeftMail,
  MessageId,
  Op,
  Piece,
  PostingSign,
  Word,
} from "../api/contract";
import { now } from "./fake-people-models";
import type { FakePosting } from "./fake-postings";

type Names = Extract<keyof Commands, `inbox.${string}`>;
export type InboxAnswers = {
  [N in Names]: (
    request: Commands[N]["request"],
    job: string,
  ) => Commands[N]["response"] | Promise<Commands[N]["response"]>;
};

/** Somebody who applied by mail. */
export type Admitted = { details: CandidateDetails; posting: number | null; at: number; came: Piece[] };
type Turn = { undo: () => void; redo: () => void };

type Desk = {
  postings: () => FakePosting[];
  record: (op: Op, words: Word[], undo: () => void, redo: () => void) => number;
  work: (job: string, steps: string[]) => Promise<number>;
  ask: <N extends "candidates.show" | "applications.list">(
    name: N,
    request: Commands[N]["request"],
  ) => Commands[N]["response"];
  /** Adds them without an entry of their own. */
  admit: (those: Admitted[]) => Turn & { people: number; applications: number[] };
};

type FakeMail = {
  id: MessageId;
  name: string;
  address: string;
  subject: string;
  hoursAgo: number;
  text: string;
  phone?: string;
  /** Place of the posting in the list, from 1. */
  posting?: number;
  signs?: PostingSign[];
  certain?: boolean;
  outcome: InboxOutcome;
  /** Whoever it may be, by number. */
  person?: number;
  files?: Partial<InboxFile>[];
  html?: string;
  blocked?: number;
  quoted?: string;
  aside?: InboxRow["aside"];
  passedOnBy?: string;
  asked?: string;
  proof?: [what: string, line: number | null];
};
type State = FakeMail & {
  group: "waiting" | "aside" | "filed";
  reason: InboxRow["aside"];
  chosenPosting: ChosenPosting;
  chosenPerson: ChosenPerson;
};

const written = (address: string, postings = 1): PostingSign => ({
  code: "written_to",
  params: { address, postings },
});
const cv = (name: string, size = 212_400): Partial<InboxFile> => ({
  name: `CV_${name.split(" ").at(-1)}_2026.pdf`,
  media: "application/pdf",
  claimed: "application/pdf",
  size,
  piece: "cv",
  state: "read",
  text: `${name}\n\nAnimation de réseau et assistance aux usagers\n\n2021–2026  Médiathèques du Cap, animation du réseau\n2019–2021  Maison de services, conseil numérique`,
});
const body = (name: string, about: string) =>
  `Bonjour Camille,\n\n${about}\n\nJe peux commencer le 2 mars, quatre jours par semaine.\n\nBien à vous,\n${name}`;

const models: Omit<FakeMail, "id">[] = [
  {
    name: "Malo Guivarc’h",
    address: "malo.guivarch@example.org",
    phone: "06 39 98 10 10",
    subject: "Candidature, Malo Guivarc’h",
    hoursAgo: 0.2,
    posting: 1,
    signs: [
      written("camille.rouviere@example.org"),
      { code: "subject_as_asked", params: { subject: "Candidature, votre nom" } },
    ],
    certain: true,
    outcome: "possible_duplicate",
    person: 1,
    proof: ["sterne arctique", 7],
    files: [cv("Malo Guivarc’h")],
    text: `Bonjour Camille,

Animateur nature depuis six ans, j’accompagne 80 associations du littoral dans leurs inscriptions en ligne et leurs demandes d’aide. J’aime autant répondre au téléphone à une trésorière inquiète que rédiger la fiche qui évitera l’appel suivant.

Rivages me donnerait l’occasion de le faire à l’échelle du pays. Je peux commencer le 2 mars, quatre jours par semaine.

Et puisque vous le demandez : sterne arctique, pour la distance.

Bien à vous,
Malo Guivarc’h, 06 39 98 10 10`,
    html: "<p>Bonjour Camille,</p><p>Animateur nature depuis six ans, j’accompagne <b>80 associations</b> du littoral dans leurs inscriptions en ligne et leurs demandes d’aide.</p><ul><li>réponses au téléphone</li><li>fiches pratiques</li></ul><p>Bien à vous,<br>Malo Guivarc’h</p>",
    blocked: 2,
  },
  {
    name: "N. Ollivier",
    address: "n.ollivier@example.com",
    subject: "Candidature spontanée",
    hoursAgo: 1,
    outcome: "no_posting",
    files: [cv("N. Ollivier", 3_145_000)],
    text: body("N. Ollivier", "Je vous adresse ma candidature pour tout poste d’accueil ou d’assistance."),
  },
  {
    name: "Tess Moreau",
    address: "tess.moreau@example.net",
    subject: "Re: votre annonce de community manager",
    hoursAgo: 22,
    posting: 8,
    signs: [{ code: "title_in_subject", params: { words: ["community", "manager"] } }],
    outcome: "posting_closed",
    files: [cv("Tess Moreau")],
    quoted:
      "Le 3 février 2026, Open Harbour a écrit :\n> Nous cherchons une personne pour animer notre communauté.",
    text: body("Tess Moreau", "Votre annonce m’a beaucoup plu, et je serais ravie d’en parler."),
  },
  {
    name: "Ewen Kerbrat",
    address: "ewen.kerbrat@example.org",
    subject: "Fwd: candidature",
    hoursAgo: 26,
    posting: 2,
    signs: [{ code: "title_in_text", params: { words: ["cheffe", "produit"] } }],
    outcome: "posting_unsure",
    passedOnBy: "Nora Belhaj",
    files: [
      {
        name: "facture.pdf",
        media: "application/x-executable",
        claimed: "application/pdf",
        size: 48_200,
        lies: true,
      },
      { name: "CV scanné.pdf", media: "application/pdf", size: 1_840_000, piece: "cv", state: "scan" },
    ],
    text: "Bonjour,\n\nJe suis produit depuis huit ans et votre carnet scolaire me parle.\n\nEwen Kerbrat",
  },
  ...(
    [
      ["Léna Pasquier", 1, "Candidature, Pasquier", 0.1, "new_person", "🐟"],
      ["Olivier Castel", 2, "Chef de produit, candidature", 0.6, "new_person", ""],
      ["Sarah Koné", 6, "Full-stack : portfolio et CV", 0.9, "known_person", "🐟"],
      ["Ismaël Roche", 6, "Candidature full-stack", 1.4, "new_person", "🐟"],
      ["Perrine Gaudin", 1, "Re: Candidature, pièce manquante", 1.9, "completes", "🐟"],
      ["Quentin Le Floch", 1, "Candidature, Le Floch", 20, "new_person", ""],
      ["Yuna Cariou", 4, "Déploiement Trajets", 24, "new_person", "🐟"],
    ] as const
  ).map(([name, posting, subject, hoursAgo, outcome, sign], at): Omit<FakeMail, "id"> => ({
    name,
    address: `${name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z]+/g, ".")}@example.org`,
    phone: `06 39 98 20 ${20 + at}`,
    subject,
    hoursAgo,
    posting,
    certain: true,
    signs: [written("camille.rouviere@example.org", posting === 1 ? 1 : 3)],
    outcome,
    person: outcome === "known_person" || outcome === "completes" ? at + 3 : undefined,
    files: name === "Olivier Castel" ? [] : [cv(name)],
    proof: ["🐟", sign === "" ? null : 3],
    text: body(name, `Votre annonce m’a parlé${sign ? `, et voici le ${sign} demandé` : ""}.`),
  })),
  {
    name: "Mail Delivery System",
    address: "mailer-daemon@example.net",
    subject: "Undelivered Mail Returned to Sender",
    hoursAgo: 30,
    outcome: "no_posting",
    aside: "bounce",
    text: "This is the mail system at host mx.example.net.\n\n<parti@example.net>: user unknown",
  },
  {
    name: "Awa Diop",
    address: "awa.diop@example.org",
    subject: "Absence : Re: Votre candidature",
    hoursAgo: 40,
    outcome: "reply",
    aside: "auto_reply",
    text: "Bonjour,\n\nJe suis absente jusqu’au 20 février.",
  },
  {
    name: "La lettre du port",
    address: "lettre@example.net",
    subject: "Les marées de février",
    hoursAgo: 50,
    outcome: "no_posting",
    aside: "list",
    blocked: 6,
    text: "",
    html: '<h1>Les marées de février</h1><p>Les grandes marées auront lieu du 17 au 20. <a href="https://www.example.net/marees">Tout le calendrier</a></p>',
  },
];

const asFile = (file: Partial<InboxFile>, number: number): InboxFile => ({
  number,
  name: "fichier",
  media: "application/octet-stream",
  claimed: "application/octet-stream",
  lies: false,
  size: 0,
  piece: null,
  state: "none",
  text: "",
  ...file,
});

export function inboxAnswers(count: number, desk: Desk): { answers: InboxAnswers; waiting: () => number } {
  const start = (id: number, model: Omit<FakeMail, "id">): State => ({
    ...model,
    id,
    name: id > models.length ? `${model.name} ${Math.ceil(id / models.length)}` : model.name,
    group: model.aside ? "aside" : "waiting",
    reason: model.aside ?? null,
    chosenPosting: { is: "unsaid" },
    chosenPerson: { is: "unsaid" },
  });
  let mails: State[] = Array.from({ length: count }, (_, at) => start(at + 1, models[at % models.length]!));

  function write(op: Op, words: Word[], after: State[], more?: Turn): number {
    const before = mails;
    mails = after;
    const turn = (to: State[], also: (() => void) | undefined) => () => {
      mails = to;
      also?.();
    };
    return desk.record(op, words, turn(before, more?.undo), turn(after, more?.redo));
  }
  const find = (id: MessageId): State => {
    const found = mails.find((mail) => mail.id === id);
    if (!found) throw { code: "not_found", params: { what: "message", id } } satisfies Failure;
    return found;
  };
  const change = (ids: MessageId[], to: Partial<State>) =>
    mails.map((mail) => (ids.includes(mail.id) ? { ...mail, ...to } : mail));

  const postingAt = (place: number | undefined) =>
    place === undefined ? undefined : desk.postings()[place - 1]?.row;
  function posting(mail: State): number | null {
    const { chosenPosting } = mail;
    if (chosenPosting.is === "posting") return chosenPosting.posting;
    return chosenPosting.is === "none" ? null : (postingAt(mail.posting)?.id ?? null);
  }
  function person(mail: State): number | null {
    const { chosenPerson } = mail;
    if (chosenPerson.is === "known") return chosenPerson.candidate;
    return chosenPerson.is === "new" ? null : (mail.person ?? null);
  }
  const postingSure = (mail: State) =>
    mail.chosenPosting.is !== "unsaid" || (mail.certain === true && postingAt(mail.posting) !== undefined);
  const personSure = (mail: State) =>
    mail.chosenPerson.is !== "unsaid" || !(mail.outcome === "possible_duplicate" || mail.passedOnBy);
  const isReady = (mail: State) => postingSure(mail) && personSure(mail);

  function outcome(mail: State): InboxOutcome {
    if (!postingSure(mail)) return posting(mail) === null ? "no_posting" : mail.outcome;
    if (!personSure(mail)) return mail.passedOnBy ? "person_unsure" : "possible_duplicate";
    if (mail.outcome === "completes" || mail.outcome === "reply") return mail.outcome;
    return person(mail) === null ? "new_person" : "known_person";
  }

  const cameWith = (mail: State): Piece[] => [
    ...(mail.files ?? []).flatMap(({ piece }) => (piece ? [piece] : [])),
    ...(mail.text.length > 120 ? (["motivation"] as const) : []),
  ];
  function held(mail: State) {
    const came = cameWith(mail);
    const asked = posting(mail) === null ? null : "motivation & (cv | linkedin)";
    const missing: Piece[][] = [];
    if (asked && !came.includes("motivation")) missing.push(["motivation"]);
    if (asked && !came.includes("cv")) missing.push(["cv", "linkedin"]);
    const proof = asked ? (mail.proof ?? null) : null;
    const proofMissing = proof !== null && proof[1] === null;
    const all = asked ? 2 + (proof ? 1 : 0) : 0;
    return { came, asked, missing, proof, proofMissing, all };
  }

  function row(mail: State): InboxRow {
    const { missing, proofMissing, all } = held(mail);
    const group: InboxGroup = mail.group === "waiting" ? (isReady(mail) ? "ready" : "decide") : mail.group;
    const id = posting(mail);
    const waits = mail.group === "waiting";
    return {
      id: mail.id,
      group,
      name: mail.name,
      address: mail.address,
      subject: mail.subject,
      at: now - mail.hoursAgo * 3_600_000,
      direction: "in",
      posting: id,
      title: desk.postings().find((one) => one.row.id === id)?.row.title ?? "",
      file_count: mail.files?.length ?? 0,
      asked: waits ? all : 0,
      there: waits ? all - missing.length - (proofMissing ? 1 : 0) : 0,
      missing: waits ? missing : [],
      proof_missing: waits && proofMissing,
      outcome: waits ? outcome(mail) : null,
      aside: mail.reason,
    };
  }

  const details = (mail: State): CandidateDetails => {
    const [given = "", ...family] = mail.name.split(" ");
    return {
      name: { written: mail.name, given, family: family.join(" ") },
      addresses: [mail.address],
      phones: mail.phone ? [mail.phone] : [],
      links: [],
      headline: "",
      place: "",
      languages: [],
      tags: [],
      source: "",
      consent: { given_on: null, until: null },
      last_contact: null,
    };
  };

  function matches(mail: State): InboxPosting {
    const { came, asked, missing, proof } = held(mail);
    const candidate = person(mail);
    const known = candidate === null ? (mail.person ?? null) : candidate;
    const offered = postingAt(mail.posting);
    return {
      postings: offered
        ? [
            {
              posting: offered.id,
              title: offered.title,
              organisation: offered.organisation,
              state: offered.state,
              signs: mail.signs ?? [],
              certain: mail.certain ?? false,
            },
          ]
        : [],
      posting: posting(mail),
      posting_by: mail.chosenPosting.is !== "unsaid" ? "chosen" : postingSure(mail) ? "certain" : "open",
      details: details(mail),
      suggested: {
        name: { written: "", given: null, family: null },
        addresses: [],
        phones: mail.id === 1 ? [{ written: "02 98 00 00 12", e164: "+33298000012" }] : [],
        links: [],
        headline: "",
        place: "",
        rest: "",
      },
      people: known === null ? [] : [offer(known, mail)],
      person: candidate,
      person_by: mail.chosenPerson.is !== "unsaid" ? "chosen" : personSure(mail) ? "certain" : "open",
      application: mail.outcome === "completes" ? (mail.person ?? null) : null,
      pieces: { asked, came, missing, welcome: [], satisfied: missing.length === 0 },
      found: [
        ...(mail.files ?? []).flatMap(({ piece, name = "" }, file) =>
          piece ? [{ piece, where: { kind: "file" as const, file, name } }] : [],
        ),
        ...(came.includes("motivation")
          ? [{ piece: "motivation" as const, where: { kind: "message" as const, line: 3, lines: 9 } }]
          : []),
      ],
      proof: proof
        ? {
            proof: { what: proof[0], where: "message" },
            found: proof[1] === null ? null : { line: proof[1], text: proof[0] },
          }
        : null,
      subject: null,
    };
  }

  function offer(id: number, mail: State): InboxPosting["people"][number] {
    const known = desk.ask("candidates.show", { id });
    const { name, headline, place, addresses, phones } = known.details;
    return {
      person: { id, name: name.written, headline, place, addresses, phones, applications: 1 },
      reasons: mail.outcome === "possible_duplicate" ? ["same_phone", "near_address"] : ["same_address"],
      added_at: known.added_at,
      latest: known.applications[0] ?? null,
    };
  }

  function page(mail: State): InboxPage {
    return {
      ...row(mail),
      from: { name: mail.passedOnBy ?? mail.name, address: mail.address },
      to: ["camille.rouviere@example.org"],
      passed_on_from: mail.passedOnBy ? { name: mail.name, address: mail.address } : null,
      came_at: now,
      text: mail.text,
      quoted: mail.quoted ?? "",
      html: mail.html ?? null,
      blocked: mail.blocked ?? 0,
      active: 0,
      rewritten: false,
      files: (mail.files ?? []).map(asFile),
      matches: mail.group === "waiting" ? matches(mail) : null,
      candidate: mail.group === "filed" ? (person(mail) ?? 1) : null,
      application: null,
    };
  }

  const counts = (): InboxCounts => ({
    decide: mails.filter((mail) => mail.group === "waiting" && !isReady(mail)).length,
    ready: mails.filter((mail) => mail.group === "waiting" && isReady(mail)).length,
    aside: mails.filter((mail) => mail.group === "aside").length,
    filed: mails.filter((mail) => mail.group === "filed").length,
  });
  const waitingRows = () => {
    const all = mails.filter((mail) => mail.group === "waiting").map(row);
    const latest = (a: InboxRow, b: InboxRow) => b.at - a.at;
    return [
      ...all.filter(({ group }) => group === "decide").sort(latest),
      ...all.filter(({ group }) => group === "ready").sort(latest),
    ];
  };

  const answers: InboxAnswers = {
    "inbox.import": async ({ paths }, job) => {
      const made = models.map((model, at) => start(mails.length + at + 1, model));
      const steps = made.map(() => paths[0]?.split("/").at(-1) ?? "");
      const report = {
        own: 0,
        known: mails.length > 0 ? 2 : 0,
        bounced: 1,
        unreadable: [],
        outlook: ["/home/camille/Candidature.msg"],
        passed_over: 1,
      };
      if ((await desk.work(job, steps)) < made.length)
        return { ...report, waiting: 0, aside: [], bounced: 0, entry: null, cancelled: true };
      const waiting = made.filter(({ group }) => group === "waiting").length;
      const aside = made.length - waiting;
      const op: Op = { code: "mails_received", params: { waiting, aside, own: 0, from: steps[0] ?? "" } };
      const entry = write(op, ["message"], [...mails, ...made]);
      const reasons = made.flatMap(({ reason }) => (reason ? [{ reason, count: 1 }] : []));
      return { ...report, waiting, aside: reasons, entry, cancelled: false };
    },
    "inbox.fetch": async (_, job) => {
      const made = models.slice(0, 2).map((model, at) => start(mails.length + at + 1, model));
      const nothing = {
        own: 0,
        known: 0,
        bounced: 0,
        unreadable: [],
        outlook: [],
        passed_over: 0,
        aside: [],
      };
      if ((await desk.work(job, ["Recrutement", "Recrutement"])) < made.length) {
        const report = { ...nothing, waiting: 0, entry: null, cancelled: true };
        return { report, settled: 0, left: [], entries: [], busy: false };
      }
      const op: Op = {
        code: "mails_received",
        params: { waiting: made.length, aside: 0, own: 0, from: "Recrutement" },
      };
      const entry = write(op, ["message"], [...mails, ...made]);
      const report = { ...nothing, waiting: made.length, entry, cancelled: false };
      return { report, settled: 1, left: [], entries: [entry], busy: false };
    },
    "inbox.list": ({ view, offset, limit }) => {
      const rows = view === "waiting" ? waitingRows() : mails.filter(({ group }) => group === view).map(row);
      return { rows: rows.slice(offset, offset + limit), total: rows.length, counts: counts() };
    },
    "inbox.show": ({ id }) => page(find(id)),
    "inbox.read_file": ({ id, number }) => {
      const { name = "", media = "" } = find(id).files?.[number] ?? {};
      return { name, media, base64: "" };
    },
    "inbox.choose": ({ id, posting, person }) => {
      const { subject } = find(id);
      const after = change([id], {
        ...(posting ? { chosenPosting: posting } : {}),
        ...(person ? { chosenPerson: person } : {}),
      });
      return { count: 1, entry: write({ code: "mail_settled", params: { subject } }, ["message"], after) };
    },
    "inbox.accept": (request) => {
      const wanted =
        "ready" in request
          ? waitingRows()
              .filter(({ group }) => group === "ready")
              .map(({ id }) => ({ id, posting: null, person: null }))
          : request.mails;
      if ("ready" in request && request.ready !== wanted.length) {
        const params = { expected: request.ready, found: wanted.length };
        throw { code: "selection_changed", params } satisfies Failure;
      }
      const left: LeftMail[] = [];
      const taken = wanted.flatMap(({ id, posting, person }) => {
        const mail = {
          ...find(id),
          ...(posting ? { chosenPosting: posting } : {}),
          ...(person ? { chosenPerson: person } : {}),
        };
        if (mail.group === "waiting" && isReady(mail)) return [mail];
        left.push({ id, why: mail.group === "waiting" ? "posting_open" : "not_waiting" });
        return [];
      });
      const report = { accepted: taken.length, completed: 0, incomplete: [], left };
      if (taken.length === 0) return { ...report, people_added: 0, applications: [], entry: null };
      const fresh = taken.filter((mail) => person(mail) === null);
      const { people, applications, ...turn } = desk.admit(
        fresh.map((mail) => ({
          details: details(mail),
          posting: posting(mail),
          at: row(mail).at,
          came: cameWith(mail),
        })),
      );
      const ids = taken.map(({ id }) => id);
      const after = mails.map((mail) => {
        const filed = taken.find(({ id }) => id === mail.id);
        return filed && ids.includes(mail.id) ? { ...filed, group: "filed" as const } : mail;
      });
      const params = { count: taken.length, name: taken.length === 1 ? taken[0]!.name : "" };
      const entry = write(
        { code: "mails_accepted", params },
        ["message", "candidate", "application"],
        after,
        turn,
      );
      return { ...report, people_added: people, applications, entry };
    },
    "inbox.set_aside": ({ ids, reason }) => {
      const params = { count: ids.length, subject: ids.length === 1 ? find(ids[0]!).subject : "" };
      const after = change(ids, { group: "aside", reason: reason ?? "by_hand" });
      return { count: ids.length, entry: write({ code: "mails_set_aside", params }, ["message"], after) };
    },
    "inbox.bring_back": ({ ids }) => {
      const params = { count: ids.length, subject: ids.length === 1 ? find(ids[0]!).subject : "" };
      const after = change(ids, { group: "waiting", reason: null });
      return { count: ids.length, entry: write({ code: "mails_brought_back", params }, ["message"], after) };
    },
  };
  return { answers, waiting: () => counts().decide + counts().ready };
}
