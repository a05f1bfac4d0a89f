/**
 * Writing to one, to some or to a posting's contacts: who would get what, whom a person leaves out or writes to once more, and
 * what is handed over in the end, which is exactly what was shown.
 */
import { SvelteMap, SvelteSet } from "svelte/reactivity";
import type {
  AccountId,
  AlreadyWritten,
  MailQueued,
  PreviewedMail,
  TemplateText,
  Variant,
  WriteMail,
  WriteTo,
} from "../../../api/contract";
import { createPreview, createTemplate, createTemplates, queueMails } from "../queries";

/** One mail of the preview, with what a person said about it. */
export type Draft = PreviewedMail & {
  key: string;
  /** Whether it goes. */
  chosen: boolean;
  /** The first one, where it goes once more. */
  first: AlreadyWritten | null;
};

const keyOf = (mail: PreviewedMail) =>
  mail.application === null ? `posting ${mail.posting ?? ""}` : `${mail.application}`;
/** Nobody expects an answer from a posting that is closed: that is left to a person. */
const asksFirst = (mail: PreviewedMail) => mail.warnings.some(({ code }) => code === "posting_closed");

/** The event is what tells it from another mail of that template: a week. */
type What = { template: string; to: WriteTo; event: string };

export class Writing {
  variant = $state<Variant | null>(null);
  account = $state<AccountId | null>(null);
  /** As typed; asked for a moment later. */
  typed = $state<Record<string, string>>({});
  #given = $state.raw<Record<string, string>>({});
  /** Words for this sending, in the place of the template's own. */
  words = $state.raw<Partial<Record<Variant, TemplateText>>>({});
  #instead = $state.raw<Partial<Record<Variant, TemplateText>>>({});
  /** What applicants answer goes to the posting's contacts. */
  answersToContacts = $state(false);
  /** Contacts of the posting that are not to have it. */
  without = $state.raw<string[]>([]);
  #said = new SvelteMap<string, boolean>();
  #again = new SvelteSet<string>();
  #index = $state(0);

  #what: () => What;
  #base;
  #repeated;
  #templates = createTemplates();
  #text;

  constructor(what: () => What) {
    this.#what = what;
    this.#base = createPreview(() => (this.nobody ? null : this.#request(what().to, false)));
    this.#repeated = createPreview(() => {
      const to = this.#toAgain();
      return to && this.#request(to, true);
    });
    this.#text = createTemplate(() => {
      const variant = this.current?.variant;
      return variant ? { name: what().template, variant } : null;
    });
    $effect(() => {
      const given = $state.snapshot(this.typed);
      const instead = this.words;
      const timer = setTimeout(() => {
        this.#given = given;
        this.#instead = instead;
      }, 200);
      return () => clearTimeout(timer);
    });
  }

  #request(to: WriteTo, again: boolean): WriteMail {
    const { account, variant, answersToContacts } = this;
    const given = this.#given;
    return {
      template: this.#what().template,
      to,
      account,
      variant,
      given,
      event: this.#what().event,
      again,
      instead: this.#instead,
      answers_to_contacts: answersToContacts,
      without: this.without,
    };
  }

  #toAgain(): WriteTo | null {
    const { to } = this.#what();
    if (this.#again.size === 0) return null;
    if (to.whom === "contacts" || to.whom === "reply") return to;
    return { whom: "applications", ids: [...this.#again].map(Number) };
  }

  get nobody(): boolean {
    const { to } = this.#what();
    return to.whom === "applications" && to.ids.length === 0;
  }
  get error() {
    return this.#base.error ?? this.#repeated.error;
  }
  get loaded() {
    return this.nobody || this.#base.data !== undefined;
  }
  /** What is shown is not yet what was asked for. */
  get stale() {
    return (
      this.#base.isFetching ||
      this.#repeated.isFetching ||
      this.words !== this.#instead ||
      JSON.stringify(this.typed) !== JSON.stringify(this.#given)
    );
  }

  drafts = $derived.by((): Draft[] => {
    // Read as soon as it is made: nothing has to follow it.
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    const repeated = new Map((this.#repeated.data?.mails ?? []).map((mail) => [keyOf(mail), mail]));
    return (this.#base.data?.mails ?? []).map((mail) => {
      const key = keyOf(mail);
      const again = this.#again.has(key) ? repeated.get(key) : undefined;
      const before = mail.warnings.find(({ code }) => code === "already_written");
      const shown = again ?? mail;
      return {
        ...shown,
        key,
        chosen: !shown.blocked && (this.#said.get(key) ?? !asksFirst(shown)),
        first: again && before?.code === "already_written" ? before.params : null,
      };
    });
  });
  will = $derived(this.drafts.filter(({ chosen }) => chosen));
  out = $derived(this.drafts.filter(({ chosen }) => !chosen));
  /** In the order of the list. */
  shown = $derived([...this.will, ...this.out]);

  get index() {
    return Math.min(this.#index, this.shown.length - 1);
  }
  set index(index: number) {
    this.#index = Math.max(0, index);
  }
  get current(): Draft | undefined {
    return this.shown[this.index];
  }

  choose(draft: Draft, chosen: boolean): void {
    if (draft.blocked) return;
    this.#said.set(draft.key, chosen);
    this.lookAt(draft.key);
  }
  chooseAll(chosen: boolean): void {
    for (const draft of this.drafts) if (!draft.blocked) this.#said.set(draft.key, chosen);
  }
  /** To somebody who had it before; left out again by the same. */
  repeat(draft: Draft): void {
    if (!this.#again.delete(draft.key)) {
      this.#again.add(draft.key);
      this.#said.set(draft.key, true);
    }
    this.lookAt(draft.key);
  }
  lookAt(key: string): void {
    const index = this.shown.findIndex((draft) => draft.key === key);
    if (index >= 0) this.#index = index;
  }
  /** Another template: what was said of the mails of the other one does not hold. */
  forget(): void {
    this.#said.clear();
    this.#again.clear();
    this.#index = 0;
    this.variant = null;
    this.words = {};
    this.without = [];
    this.answersToContacts = false;
  }
  /** Words for this sending; the template's own stand again without any. */
  adapt(text: TemplateText | null): void {
    const variant = this.current?.variant;
    if (!variant) return;
    const words = { ...this.words };
    if (text) words[variant] = text;
    else delete words[variant];
    this.words = words;
  }
  get adapted(): boolean {
    const variant = this.current?.variant;
    return variant !== undefined && this.words[variant] !== undefined;
  }

  /** The words of the mail that is looked at: the template's, or those for this sending. */
  text = $derived.by(() => {
    const variant = this.current?.variant;
    const own = this.#text.data?.text;
    if (!variant || !own) return undefined;
    // A mail is answered under its own subject.
    const usual = this.#what().to.whom === "reply" ? { ...own, subject: "Re: {{ subject }}" } : own;
    return this.words[variant] ?? usual;
  });

  /** Those that may be written here: to applicants or to contacts. */
  templates = $derived.by(() => {
    const { whom } = this.#what().to;
    const audience = whom === "contacts" ? "contacts" : "applicants";
    // In one's own words a mail is answered; whoever has not written gets a template.
    return (this.#templates.data?.templates ?? []).filter(
      (one) => one.audience === audience && (one.name !== "reply" || whom === "reply"),
    );
  });
  variants = $derived(this.templates.find(({ name }) => name === this.#what().template)?.variants ?? []);
  /** What a person types for this sending, as far as the template asks for it. */
  asked = $derived.by(() => {
    const text = this.text;
    if (!text) return [];
    const whole = `${text.subject}\n${text.body}`;
    return (this.#templates.data?.variables ?? [])
      .filter(({ source }) => source === "person")
      .filter(({ name }) => new RegExp(`\\b${name}\\b`).test(tagsOf(whole)))
      .map(({ name }) => ({
        name,
        optional: !new RegExp(`{{[-\\s]*${name}\\s*[-]?}}`).test(whole) || whole.includes(`{% if ${name} %}`),
      }));
  });

  /**
   * All that is chosen: those who get it for the first time, then those who get it once more. What is queued is told at once:
   * should the others be refused, these leave all the same.
   */
  async queue(
    label: () => string,
    at: number | null,
    hold: number,
    ontold: (queued: MailQueued) => unknown,
  ): Promise<void> {
    const firsts = this.will.filter(({ first }) => first === null);
    const repeats = this.will.filter(({ first }) => first !== null);
    const parts = [
      { some: firsts, request: this.#request(this.#what().to, false) },
      { some: repeats, request: this.#request(this.#toAgain() ?? this.#what().to, true) },
    ];
    let queued: MailQueued | null = null;
    for (const { some, request } of parts) {
      if (some.length === 0) continue;
      const prints = some.map(({ print }) => print);
      const next = await queueMails(label, { mail: request, prints, at, hold_seconds: hold });
      // All of it can be taken back as long as the first of it has not left.
      queued = queued
        ? { mails: [...queued.mails, ...next.mails], due_at: Math.min(queued.due_at, next.due_at) }
        : next;
      ontold(queued);
    }
  }
}

/** What stands in the template's tags. */
const tagsOf = (text: string) => (text.match(/{{.*?}}|{%.*?%}/gs) ?? []).join("\n");
