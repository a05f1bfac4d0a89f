/** The invented store's answers about mail: accounts, templates, what would be written, the outbox. */
import type {
  AccountLine,
  AccountSettings,
  ApplicationId,
  Commands,
  Event,
  Failure,
  HeldLine,
  MailAnswer,
  MailState,
  MailWarning,
  OutboxLine,
  OutboxPage,
  PreviewedMail,
  DigestLine,
  RuleLine,
  Span,
  StepResult,
  TemplateProblem,
  TemplateText,
  VariableSource,
  Variant,
  Word,
  WriteMail,
} from "../api/contract";
import { builtIn, fakeVariables, type FakeTemplate } from "./fake-mail-models";
import { day, now } from "./fake-people-models";
import type { FakePosting } from "./fake-postings";

type Names = Extract<keyof Commands, `mail.${string}`>;
type Served = Exclude<Names, "mail.send">;
type MailAnswers = { [N in Served]: (request: Commands[N]["request"], job: string) => unknown };
export type Ask = <N extends keyof Commands>(
  name: N,
  request: Commands[N]["request"],
) => Commands[N]["response"];

type Desk = {
  postings: () => FakePosting[];
  /** What the invented people's commands answer. */
  ask: Ask;
  tell: (event: Event) => void;
  work: (job: string, steps: string[]) => Promise<number>;
  record: (
    op: Extract<Commands["history.list"]["response"]["entries"][number]["op"], { code: string }>,
    words: Word[],
    undo: () => void,
    redo: () => void,
  ) => number;
  /** How long a step takes: with none, nothing leaves by itself. */
  pace: number;
};

const settings = (own: Partial<AccountSettings>): AccountSettings => ({
  name: "",
  kind: "smtp",
  address: "recrutement@example.org",
  sender: "Recrutement Fabrique du Ponant",
  reply_to: "",
  signature: "Camille Rouvière\nFabrique du Ponant",
  folder: "",
  host: "smtp.example.org",
  port: 587,
  security: "start_tls",
  sign_in: "password",
  user: "",
  trusted: "",
  per_minute: 20,
  per_day: null,
  receiving: null,
  authority: null,
  ...own,
});

const accountLine = (id: number, own: Partial<AccountSettings>): AccountLine => ({
  id,
  settings: settings(own),
  tested: true,
  tested_at: now - day,
  paused: null,
  paused_until: null,
  offline_since: null,
  fault: null,
  has_secret: true,
  mailbox: own.receiving ? { fetched_at: now - 600_000, fault: null } : null,
});

export function mailAnswers(people: number, desk: Desk): MailAnswers {
  let accounts: AccountLine[] =
    people > 0
      ? [
          accountLine(1, {
            name: "Recrutement",
            receiving: {
              host: "imap.example.org",
              port: 993,
              security: "tls",
              folders: [],
              sent: true,
              days: 90,
            },
          }),
          accountLine(2, {
            name: "Essais",
            kind: "folder",
            folder: "/home/camille/essais",
            host: "",
            port: 0,
          }),
        ]
      : [];
  let templates: FakeTemplate[] = builtIn;
  let outbox: OutboxLine[] = [];
  const raws = new Map<number, string>();
  let lastId = 100;

  /** Mails leave in a few seconds of the real clock. */
  const clock = () => Date.now();
  const changed = (word: Word) =>
    desk.tell({ event: "changed", data: { entry: null, words: [{ word, ids: null }] } });
  const fail = (failure: Failure): never => {
    throw failure;
  };
  const account = (id: number) =>
    accounts.find((one) => one.id === id) ?? fail({ code: "not_found", params: { what: "account", id } });

  function recorded(op: Parameters<Desk["record"]>[0], word: Word, change: () => void): number {
    const before = { accounts, templates };
    change();
    const after = { accounts, templates };
    return desk.record(
      op,
      [word],
      () => ({ accounts, templates } = before),
      () => ({ accounts, templates } = after),
    );
  }

  const textOf = (name: string, variant: Variant): TemplateText =>
    templates.find((one) => one.name === name)?.texts[variant] ??
    fail({ code: "template_unknown", params: { name } });

  function check({ subject, body }: TemplateText): TemplateProblem[] {
    const found: TemplateProblem[] = [];
    if (!subject.trim()) found.push({ part: "subject", line: 1, kind: { code: "empty_subject" } });
    for (const [part, text] of [
      ["subject", subject],
      ["body", body],
    ] as const) {
      text.split("\n").forEach((line, index) => {
        for (const [, name = ""] of line.matchAll(/{{\s*(\w+)/g)) {
          if (!fakeVariables.some((variable) => variable.name === name))
            found.push({ part, line: index + 1, kind: { code: "unknown_variable", params: { name } } });
        }
        if (line.split("{{").length !== line.split("}}").length) {
          const kind = { code: "syntax" as const, params: { detail: "unexpected end of the line" } };
          found.push({ part, line: index + 1, kind });
        }
      });
    }
    return found;
  }

  type Values = Record<string, string | undefined>;
  function filled(source: string, values: Values): { spans: Span[]; missing: string[] } {
    const missing: string[] = [];
    const shown = source.replace(/{% if (\w+) %}(.*?){% endif %}/gs, (_, name: string, inner: string) =>
      values[name] ? inner : "",
    );
    const spans = shown.split(/({{.*?}})/s).flatMap((piece): Span[] => {
      const [, name, otherwise] = /^{{\s*(\w+)(?:\s*\|\s*default\("?(.*?)"?\))?\s*}}$/s.exec(piece) ?? [];
      if (!name) return piece ? [{ text: piece, from: null }] : [];
      const value = values[name] ?? (otherwise === undefined ? undefined : (values[otherwise] ?? otherwise));
      if (value === undefined) missing.push(name);
      const from: VariableSource =
        value === undefined
          ? "missing"
          : (fakeVariables.find((variable) => variable.name === name)?.source ?? "application");
      return [{ text: value ?? name, from }];
    });
    return { spans, missing };
  }
  const read = (spans: Span[]) => spans.map(({ text }) => text).join("");
  const plain = (text: string) => text.replace(/\*(.+?)\*/g, "$1");
  const html = (text: string) =>
    `<html><body>${text
      .split(/\n\n+/)
      .map((part) => `<p>${part.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\n/g, "<br>")}</p>`)
      .join("")}</body></html>`;

  function writtenTo(application: ApplicationId | null, template: string): OutboxLine | undefined {
    return outbox.find((mail) => mail.application === application && mail.template === template);
  }

  function idsOf(to: WriteMail["to"]): ApplicationId[] {
    if (to.whom === "applications") return to.ids;
    if (to.whom === "contacts") return to.applications;
    if (to.whom === "reply") return [];
    const stages = desk.ask("stages.list", { posting: to.posting }).stages;
    const wanted = stages.filter(
      ({ name }) => to.stage === null || name.code === to.stage || name.name === to.stage,
    );
    return desk
      .ask("applications.list", {
        filter: {
          text: "",
          tags: [],
          posting: to.posting,
          candidate: null,
          stages: wanted.map(({ id }) => id),
          open: null,
          score_from: null,
          score_to: null,
          scored: null,
          days_from: null,
          days_to: null,
          overdue: false,
          incomplete: false,
          missing: [],
          mail: null,
          source: null,
          reason: null,
        },
        sort: "received",
        descending: false,
        offset: 0,
        limit: 10_000,
      })
      .rows.map(({ id }) => id);
  }

  function one(request: WriteMail, from: AccountLine, id: ApplicationId): PreviewedMail {
    const application = desk.ask("applications.show", { id });
    const { details } = desk.ask("candidates.show", { id: application.candidate });
    const posting = desk.postings().find(({ row }) => row.id === application.posting)!;
    const spoken: Variant = posting.page.values.language.value === "en" ? "en" : "fr-vous";
    const texts = templates.find(({ name }) => name === request.template)?.texts ?? {};
    const variant = request.variant ?? (texts[spoken] ? spoken : "fr-vous");
    const text = request.instead[variant] ?? textOf(request.template, variant);
    const values: Values = {
      name: application.name,
      email: details.addresses[0],
      received_on: new Intl.DateTimeFormat(variant === "en" ? "en-GB" : "fr-FR", {
        dateStyle: "long",
      }).format(application.received_at),
      missing: application.missing.length ? "quelques lignes de motivation" : undefined,
      posting: posting.row.title,
      organisation: posting.row.organisation ?? undefined,
      sender: from.settings.sender,
      sender_address: from.settings.address,
      signature: from.settings.signature,
      answer_days: "15",
      ...Object.fromEntries(Object.entries(request.given).filter(([, value]) => value.trim() !== "")),
    };
    const [subject, body] = [filled(text.subject, values), filled(text.body, values)];
    const warnings: MailWarning[] = [];
    const address = details.addresses[0];
    if (!address) warnings.push({ code: "no_address" });
    if (posting.row.state === "closed" || posting.row.state === "filled")
      warnings.push({ code: "posting_closed" });
    if (application.proof === "absent") warnings.push({ code: "proof_not_found" });
    const before = writtenTo(id, request.template);
    if (before && !request.again) {
      const [first] = before.recipients;
      warnings.push({
        code: "already_written",
        params: {
          mail: before.id,
          address: address ?? "",
          at: before.queued_at,
          state: first?.state ?? "sent",
        },
      });
    }
    for (const name of [...subject.missing, ...body.missing])
      warnings.push({
        code: "template",
        params: { part: "body", line: 1, kind: { code: "no_value", params: { name } } },
      });
    const whole = plain(read(body.spans));
    return {
      print: JSON.stringify([id, request.again, request.answers_to_contacts, whole]),
      account: from.id,
      application: id,
      posting: posting.row.id,
      name: application.name,
      from: `${from.settings.sender} <${from.settings.address}>`,
      reply_to: request.answers_to_contacts
        ? posting.page.values.contacts.filter(({ role }) => role === "to").map(({ address }) => address)
        : [],
      recipients: address ? [{ address, name: application.name, receives: "to" }] : [],
      variant,
      subject: read(subject.spans),
      text: whole,
      html: html(whole),
      subject_spans: subject.spans,
      text_spans: body.spans.map((span) => ({ ...span, text: plain(span.text) })),
      attachments: [],
      warnings,
      blocked: warnings.some(
        ({ code }) => !["posting_closed", "contact_mismatch", "proof_not_found"].includes(code),
      ),
    };
  }

  function together(request: WriteMail, from: AccountLine, posting: number): PreviewedMail {
    const { row, page } = desk.postings().find((one) => one.row.id === posting)!;
    const about = idsOf(request.to).map((id) => desk.ask("applications.show", { id }));
    const variant = request.variant ?? "fr-vous";
    const text = request.instead[variant] ?? textOf(request.template, variant);
    const values: Values = {
      name: about[0]?.name,
      posting: row.title,
      received_on: "8 février 2026",
      signature: from.settings.signature,
      sender: from.settings.sender,
    };
    const [subject, body] = [filled(text.subject, values), filled(text.body, values)];
    const contacts = page.values.contacts.filter(
      ({ role, address }) => role !== "question" && !request.without.includes(address),
    );
    return {
      print: JSON.stringify(["contacts", posting, request.without, read(body.spans)]),
      account: from.id,
      application: about.length === 1 ? about[0]!.id : null,
      posting,
      name: row.title,
      from: `${from.settings.sender} <${from.settings.address}>`,
      reply_to: [],
      recipients: contacts.map(({ address, role }) => ({
        address,
        name: "",
        receives: role === "cc" ? "cc" : "to",
      })),
      variant,
      subject: read(subject.spans),
      text: read(body.spans),
      html: html(read(body.spans)),
      subject_spans: subject.spans,
      text_spans: body.spans,
      attachments: about.length === 1 ? [{ name: "cv.pdf", size: 184_320 }] : [],
      warnings: [],
      blocked: body.missing.length > 0,
    };
  }

  /** Of a mail that was filed, or is about an application that is there. */
  function inThread(request: WriteMail, from: AccountLine, message: number): PreviewedMail {
    const page = desk.ask("inbox.show", { id: message });
    const application = page.application ?? page.matches?.application ?? null;
    if (application === null) return fail({ code: "not_answerable", params: { id: message } });
    const mail = one({ ...request, given: { ...request.given, subject: page.subject } }, from, application);
    const again = outbox.some(({ subject }) => subject === mail.subject);
    return { ...mail, print: JSON.stringify([message, again, mail.text]) };
  }

  function preview(request: WriteMail) {
    const from = request.account === null ? accounts[0] : account(request.account);
    if (!from) return fail({ code: "no_mail_account" });
    const mails =
      request.to.whom === "contacts"
        ? [together(request, from, request.to.posting)]
        : request.to.whom === "reply"
          ? [inThread(request, from, request.to.message)]
          : idsOf(request.to).map((id) => one(request, from, id));
    const blocked = mails.filter((mail) => mail.blocked).length;
    return { mails, ready: mails.length - blocked, blocked };
  }

  type Fate = {
    state: MailState;
    due_at?: number;
    attempts?: number;
    answer?: MailAnswer | null;
    at: number;
  };
  function put(mail: PreviewedMail, template: string, fate: Fate): OutboxLine {
    const id = (lastId += 1);
    const line: OutboxLine = {
      id,
      account: mail.account,
      application: mail.application,
      candidate:
        mail.application === null ? null : desk.ask("applications.show", { id: mail.application }).candidate,
      posting: mail.posting,
      template,
      subject: mail.subject,
      message_id: `<${id}.7f3a@example.org>`,
      size: mail.text.length + 900,
      queued_at: fate.at,
      who: "camille",
      rule: null,
      by_digest: false,
      held: null,
      recipients: mail.recipients.map(({ address, name, receives }, index) => ({
        id: id * 10 + index,
        address,
        name,
        receives,
        state: fate.state,
        due_at: fate.due_at ?? null,
        attempts: fate.attempts ?? 0,
        changed_at: fate.at,
        answer: fate.answer ?? null,
      })),
    };
    outbox = [line, ...outbox];
    raws.set(id, rawOf(mail, line));
    return line;
  }

  function rawOf(mail: PreviewedMail, line: OutboxLine): string {
    const to = mail.recipients
      .map(({ address, name }) => (name ? `${name} <${address}>` : address))
      .join(", ");
    const part = (type: string, text: string) =>
      `--ponant\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text.replace(/\n/g, "\r\n")}\r\n`;
    return [
      `From: ${mail.from}`,
      `To: ${to}`,
      `Subject: ${mail.subject}`,
      `Message-ID: ${line.message_id}`,
      `Date: ${new Date(line.queued_at).toUTCString()}`,
      "MIME-Version: 1.0",
      'Content-Type: multipart/alternative; boundary="ponant"',
      "",
      part("text/plain", mail.text) + part("text/html", mail.html) + "--ponant--\r\n",
    ].join("\r\n");
  }

  let digests: DigestLine[] = [];
  let rules: RuleLine[] = [];
  let settledByRules: number[] = [];
  /** Number 20 has no address: a rule leaves them to a person. */
  function heldByRules(): HeldLine[] {
    if (people < 20 || settledByRules.includes(1)) return [];
    const application = desk.ask("applications.show", { id: 20 });
    const [rule] = rules;
    return [
      {
        id: 1,
        rule: rule?.id ?? 0,
        template: "acknowledgement",
        application: 20,
        candidate: application.candidate,
        name: application.name,
        posting: application.posting,
        title: application.title,
        at: clock(),
        why: { code: "warned", params: { warnings: [{ code: "no_address" }] } },
      },
    ];
  }

  function settle(ids: number[], fate: (line: OutboxLine) => Partial<OutboxLine["recipients"][number]>) {
    outbox = outbox.map((mail) =>
      ids.includes(mail.id)
        ? { ...mail, recipients: mail.recipients.map((one) => ({ ...one, ...fate(mail) })) }
        : mail,
    );
    changed("mail");
  }

  /** One in each state, so that there is something to look at. */
  function inventOutbox(): void {
    const request: WriteMail = {
      template: "acknowledgement",
      to: { whom: "applications", ids: [] },
      account: 1,
      variant: null,
      given: { when: "mardi 17 février à 10 h" },
      event: "",
      again: false,
      instead: {},
      answers_to_contacts: false,
      without: [],
    };
    const write = (id: number, template: string, fate: Fate) => {
      const mail = one({ ...request, template, to: { whom: "applications", ids: [id] } }, account(1), id);
      return put(mail, template, fate);
    };
    const taken: MailAnswer = { code: "said", params: { code: 250, text: "2.0.0 Ok: queued as 4F2C91" } };
    for (const id of [7, 8, 9, 10, 11, 12].filter((id) => id <= people))
      write(id, "acknowledgement", {
        state: "sent",
        at: clock() - 3 * day + id * 60_000,
        attempts: 1,
        answer: taken,
      });
    if (people < 16) return;
    write(13, "invitation", {
      state: "deferred",
      at: clock() - 300_000,
      due_at: clock() + 360_000,
      attempts: 1,
      answer: {
        code: "fault",
        params: {
          stage: "recipient",
          trouble: {
            code: "refused",
            params: { code: 451, text: "4.7.1 greylisted, please try again in 300 seconds" },
          },
        },
      },
    });
    write(14, "invitation", {
      state: "failed",
      at: clock() - 1_080_000,
      attempts: 1,
      answer: {
        code: "fault",
        params: {
          stage: "recipient",
          trouble: {
            code: "refused",
            params: { code: 550, text: "5.1.1 yacine.ferhat@example.org: user unknown" },
          },
        },
      },
    });
    write(15, "invitation", {
      state: "unknown",
      at: clock() - 900_000,
      attempts: 1,
      answer: { code: "silence", params: { code: "dropped" } },
    });
    write(16, "invitation", { state: "queued", at: clock() - 60_000, due_at: clock() + 86_400_000 });
  }
  if (people > 0) inventOutbox();

  return {
    "mail.accounts.list": () => ({ accounts }),
    "mail.accounts.save": ({ id, settings: wanted, secret }) => {
      const saved = id ?? (lastId += 1);
      const before = accounts.find((one) => one.id === id);
      const next: AccountLine = {
        ...accountLine(saved, {}),
        settings: wanted,
        tested: wanted.kind === "folder",
        tested_at: null,
        mailbox: wanted.receiving ? { fetched_at: null, fault: null } : null,
        has_secret: secret !== null || (before?.has_secret ?? wanted.kind === "folder"),
      };
      const entry = recorded({ code: "account_saved", params: { name: wanted.name } }, "account", () => {
        accounts = before ? accounts.map((one) => (one.id === id ? next : one)) : [...accounts, next];
      });
      return { id: saved, entry, secret_kept: true };
    },
    "mail.accounts.remove": ({ id }) => {
      const { name } = account(id).settings;
      const entry = recorded({ code: "account_removed", params: { name } }, "account", () => {
        accounts = accounts.filter((one) => one.id !== id);
      });
      return { count: 1, entry };
    },
    "mail.accounts.pause": ({ id, paused }) => {
      const next: AccountLine = { ...account(id), paused: paused ? "by_hand" : null };
      accounts = accounts.map((one) => (one.id === id ? next : one));
      changed("account");
      return next;
    },
    "mail.accounts.secret": ({ id, secret }) => {
      accounts = accounts.map((one) => (one.id === id ? { ...one, has_secret: secret !== null } : one));
      changed("account");
      return { kept: true };
    },
    "mail.accounts.test": async ({ id }, job) => {
      const { settings: tried } = account(id);
      const steps = ["resolve", "connect", "encrypt", "certificate", "sign_in", "size", "mail"] as const;
      await desk.work(job, [...steps]);
      const refused = tried.user === "inconnue";
      const results = steps.map((step, index): StepResult => {
        if (refused && index > 4) return { step, state: { state: "not_reached" } };
        if (refused && step === "sign_in") {
          const trouble = {
            code: "refused" as const,
            params: { code: 535, text: "5.7.8 authentication credentials invalid" },
          };
          return { step, state: { state: "failed", what: { stage: "sign_in", trouble } } };
        }
        if (step === "size") return { step, state: { state: "limited", what: 26_214_400 } };
        return { step, state: { state: "passed" } };
      });
      accounts = accounts.map((one) =>
        one.id === id ? { ...one, tested: !refused, tested_at: refused ? null : now } : one,
      );
      changed("account");
      const reading = ["resolve", "connect", "encrypt", "certificate", "sign_in", "folders"] as const;
      const mailbox = tried.receiving ? reading.map((step) => ({ step, state: { state: "passed" } })) : [];
      const folders = [
        { name: "INBOX", role: "inbox" },
        { name: "Candidatures", role: null },
        { name: "Envoyés", role: "sent" },
        { name: "Indésirables", role: "junk" },
      ];
      return { steps: results, passed: !refused, mailbox, folders: tried.receiving ? folders : [] };
    },
    "mail.accounts.sign_in": ({ id }) => ({
      url: `https://login.example.org/authorize?account=${account(id).id}`,
    }),
    "mail.accounts.signed_in": async ({ id }, job) => {
      await desk.work(job, [account(id).settings.host]);
      accounts = accounts.map((one) => (one.id === id ? { ...one, has_secret: true } : one));
      changed("account");
      return { kept: true };
    },
    "mail.accounts.guess": ({ address }) => {
      const domain = address.split("@")[1] ?? "";
      if (!domain.includes(".")) return fail({ code: "address_wrong", params: { written: address } });
      const guess = {
        host: `smtp.${domain}`,
        sign_in: "password" as const,
        known: false,
        app_password: false,
        mailbox: { host: `imap.${domain}`, port: 993, security: "tls" as const },
      };
      return {
        guesses: [
          { ...guess, port: 587, security: "start_tls" },
          { ...guess, host: `mail.${domain}`, port: 465, security: "tls" },
        ],
      };
    },
    "mail.templates.list": () => ({
      templates: templates.map(({ name, audience, texts, own }) => ({
        name,
        audience,
        variants: Object.keys(texts) as Variant[],
        changed: own,
        built_in: builtIn.some((one) => one.name === name),
      })),
      variables: fakeVariables,
    }),
    "mail.templates.show": ({ name, variant }) => {
      const text = textOf(name, variant);
      const found = templates.find((one) => one.name === name)!;
      const original = builtIn.find((one) => one.name === name)?.texts[variant] ?? null;
      return {
        name,
        variant,
        audience: found.audience,
        text,
        built_in: found.own.includes(variant) ? original : null,
        problems: check(text),
      };
    },
    "mail.templates.check": ({ text }) => ({ problems: check(text) }),
    "mail.templates.save": ({ name, variant, audience, text }) => {
      const wrong = check(text);
      if (wrong.length > 0) return fail({ code: "template_wrong", params: { problems: wrong } });
      const entry = recorded({ code: "template_saved", params: { name, variant } }, "template", () => {
        const before = templates.find((one) => one.name === name) ?? { name, audience, texts: {}, own: [] };
        const next: FakeTemplate = {
          ...before,
          texts: { ...before.texts, [variant]: text },
          own: [...new Set([...before.own, variant])],
        };
        templates = [...templates.filter((one) => one.name !== name), next];
      });
      return { entry };
    },
    "mail.templates.reset": ({ name, variant }) => {
      const entry = recorded({ code: "template_reset", params: { name, variant } }, "template", () => {
        const original = builtIn.find((one) => one.name === name)?.texts[variant];
        templates = templates.map((one) =>
          one.name === name
            ? {
                ...one,
                texts: original ? { ...one.texts, [variant]: original } : one.texts,
                own: one.own.filter((other) => other !== variant),
              }
            : one,
        );
      });
      return { entry };
    },
    "mail.preview": (request) => preview(request),
    "mail.queue": async ({ mail, prints, at, hold_seconds }, job) => {
      const shown = preview(mail).mails;
      const chosen = prints.map(
        (print) => shown.find((one) => one.print === print) ?? fail({ code: "mail_changed" }),
      );
      await desk.work(
        job,
        chosen.map(({ name }) => name),
      );
      const due_at = Math.max(at ?? 0, clock() + (hold_seconds ?? 10) * 1000);
      const ids = chosen.map((one) => put(one, mail.template, { state: "queued", at: clock(), due_at }).id);
      changed("mail");
      const leave = () =>
        settle(
          ids.filter((id) => outbox.some((one) => one.id === id)),
          () => ({
            state: "sent",
            due_at: null,
            attempts: 1,
            answer: { code: "said", params: { code: 250, text: "2.0.0 Ok" } },
          }),
        );
      if (desk.pace > 0 && at === null) setTimeout(leave, (hold_seconds ?? 10) * 1000);
      return { mails: ids, due_at };
    },
    "mail.outbox": ({ states, account, application, candidate, posting, offset, limit }): OutboxPage => {
      const has = (mail: OutboxLine, wanted: MailState[]) =>
        mail.recipients.some(({ state }) => wanted.includes(state));
      const found = outbox.filter(
        (mail) =>
          (states.length === 0 || has(mail, states)) &&
          (account === null || mail.account === account) &&
          (application === null || mail.application === application) &&
          (candidate === null || mail.candidate === candidate) &&
          (posting === null || mail.posting === posting),
      );
      const number = (...wanted: MailState[]) => outbox.filter((mail) => has(mail, wanted)).length;
      return {
        mails: found.slice(offset, offset + limit),
        total: found.length,
        counts: {
          queued: number("queued"),
          on_the_way: number("sending", "committing"),
          sent: number("sent"),
          bounced: number("bounced"),
          deferred: number("deferred"),
          failed: number("failed"),
          unknown: number("unknown"),
        },
      };
    },
    "mail.post": () => {
      const waiting = outbox.filter(({ recipients }) => recipients.some(({ state }) => state === "queued"));
      return {
        by_itself: true,
        busy: false,
        done: 0,
        total: 0,
        next_at: waiting[0]?.recipients[0]?.due_at ?? null,
        accounts: [],
      };
    },
    "mail.latest": ({ applications }) => ({
      mails: applications.flatMap((application) => {
        const mail = outbox.find((one) => one.application === application);
        const first = mail?.recipients[0];
        if (!mail || !first) return [];
        return [
          { application, mail: mail.id, template: mail.template, state: first.state, at: first.changed_at },
        ];
      }),
    }),
    "mail.show": ({ id }) => {
      const mail = outbox.find((one) => one.id === id);
      if (!mail) return fail({ code: "not_found", params: { what: "mail", id } });
      return { mail, raw: raws.get(id) ?? "" };
    },
    "mail.cancel": ({ ids }) => {
      const gone = outbox.filter(
        ({ id, recipients }) =>
          ids.includes(id) && recipients.every(({ state }) => state === "queued" || state === "deferred"),
      );
      outbox = outbox.filter((mail) => !gone.includes(mail));
      changed("mail");
      return { count: gone.length };
    },
    "mail.rules.list": () => ({
      rules,
      held: rules.some(({ since }) => since !== null) ? heldByRules() : [],
      held_total: rules.some(({ since }) => since !== null) ? heldByRules().length : 0,
      templates: ["acknowledgement", "withdrawal_confirmed"],
    }),
    "mail.rules.save": ({ id, posting, stage, template, delay_minutes, on }) => {
      const saved = id ?? (lastId += 1);
      const title = desk.postings().find(({ row }) => row.id === posting)?.row.title ?? null;
      const next: RuleLine = {
        id: saved,
        posting,
        title,
        stage,
        template,
        delay_minutes,
        since: on ? clock() : null,
        written: 0,
        held: 0,
      };
      const entry = recorded({ code: "rule_saved", params: { stage, on } }, "rule", () => {
        rules = [...rules.filter((one) => one.id !== saved), next];
      });
      return { id: saved, entry };
    },
    "mail.rules.remove": ({ id }) => {
      const gone = rules.find((one) => one.id === id)!;
      const entry = recorded({ code: "rule_removed", params: { stage: gone.stage } }, "rule", () => {
        rules = rules.filter((one) => one.id !== id);
      });
      return { count: 1, entry };
    },
    "mail.digests.list": () => ({ digests }),
    "mail.digests.save": ({ id, posting, weekday, hour, on }) => {
      const saved = id ?? (lastId += 1);
      const title = desk.postings().find(({ row }) => row.id === posting)?.row.title ?? null;
      const to = [
        { posting: 11, title: "Charpente", addresses: ["jo@rivages.example"], week: null, why: null },
        {
          posting: 12,
          title: "Voilerie",
          addresses: [],
          week: "2026-W47",
          why: { code: "warned" as const, params: { warnings: [{ code: "no_address" as const }] } },
        },
      ];
      const since = on ? clock() : null;
      const next = { id: saved, posting, title, weekday, hour, since, next_at: clock(), to };
      const entry = recorded({ code: "digest_saved", params: { title, on } }, "digest", () => {
        digests = [...digests.filter((one) => one.id !== saved), next];
      });
      return { id: saved, entry };
    },
    "mail.digests.remove": ({ id }) => {
      const entry = recorded({ code: "digest_removed", params: { title: null } }, "digest", () => {
        digests = digests.filter((one) => one.id !== id);
      });
      return { count: 1, entry };
    },
    "mail.rules.settle": ({ ids }) => {
      settledByRules = [...settledByRules, ...ids];
      changed("mail");
      return { count: ids.length, entry: null };
    },
    "mail.resolve": ({ id, to }) => {
      if (!outbox.some((one) => one.id === id && one.recipients.some(({ state }) => state === "unknown")))
        return fail({ code: "mail_not_unknown", params: { id } });
      const after = {
        sent: { state: "sent", answer: { code: "said_by_hand", params: { who: "camille" } } },
        again: { state: "queued", due_at: clock() },
        never: { state: "failed", answer: { code: "given_up", params: { who: "camille" } } },
      } as const;
      settle([id], () => after[to]);
      return { mail: outbox.find((one) => one.id === id)! };
    },
  };
}
