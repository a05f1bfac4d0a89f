/** What is asked of the desk about mail, and what is done there. */
import { createQuery, keepPreviousData } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type {
  AccountId,
  AccountSettings,
  HeldMailId,
  MailId,
  MailState,
  QueueMails,
  Resolution,
  RuleId,
  SaveRule,
  SaveTemplate,
  TemplateText,
  Variant,
  WriteMail,
} from "../../api/contract";
import { runJob } from "../../api/jobs.svelte";
import { client } from "../../api/queries";

export const createAccounts = () =>
  createQuery(
    () => ({ queryKey: ["accounts", "list"], queryFn: () => call("mail.accounts.list", {}) }),
    client,
  );

export const createTemplates = () =>
  createQuery(
    () => ({ queryKey: ["templates", "list"], queryFn: () => call("mail.templates.list", {}) }),
    client,
  );

export const createTemplate = (wanted: () => { name: string; variant: Variant } | null) =>
  createQuery(() => {
    const request = wanted();
    return {
      queryKey: ["templates", "one", request],
      queryFn: () => call("mail.templates.show", request!),
      enabled: request !== null,
    };
  }, client);

export const createTemplateCheck = (text: () => TemplateText | null) =>
  createQuery(() => {
    const asked = text();
    return {
      queryKey: ["templates", "check", asked],
      queryFn: () => call("mail.templates.check", { text: asked! }),
      enabled: asked !== null,
      placeholderData: keepPreviousData,
    };
  }, client);

/** What would be written, and to whom; none as long as there is nothing to ask. */
export const createPreview = (request: () => WriteMail | null) =>
  createQuery(() => {
    const asked = request();
    return {
      queryKey: ["writing", asked],
      queryFn: () => call("mail.preview", asked!),
      enabled: asked !== null,
      placeholderData: asked === null ? undefined : keepPreviousData,
    };
  }, client);

export const createOutbox = (
  states: () => MailState[],
  limit: () => number,
  enabled: () => boolean = () => true,
) =>
  createQuery(() => {
    const request = {
      states: states(),
      account: null,
      application: null,
      candidate: null,
      posting: null,
      offset: 0,
      limit: limit(),
    };
    return {
      queryKey: ["mails", "outbox", request],
      queryFn: () => call("mail.outbox", request),
      enabled: enabled(),
      placeholderData: keepPreviousData,
    };
  }, client);

/** How many wait and how many are for a person to settle, without any of them. */
export const createMailCounts = (enabled: () => boolean) =>
  createOutbox(
    () => [],
    () => 0,
    enabled,
  );

/** The latest mail about each of these applications, by the application. */
export const createLatestMails = (applications: () => number[]) =>
  createQuery(() => {
    // The same ones in another order are the same question.
    const ids = applications().toSorted((one, other) => one - other);
    return {
      queryKey: ["mails", "latest", ids],
      queryFn: async () => {
        const { mails } = await call("mail.latest", { applications: ids });
        return new Map(mails.map((mail) => [mail.application, mail]));
      },
      enabled: ids.length > 0,
      placeholderData: keepPreviousData,
    };
  }, client);

export const createMail = (id: () => MailId | null) =>
  createQuery(() => {
    const wanted = id();
    return {
      queryKey: ["mails", "one", wanted],
      queryFn: () => call("mail.show", { id: wanted! }),
      enabled: wanted !== null,
    };
  }, client);

/** What the post is at: how far it is, and which accounts' mails wait. */
export const createPost = () =>
  createQuery(() => ({ queryKey: ["mails", "post"], queryFn: () => call("mail.post", {}) }), client);

/** For an editor's look at what it is about: some who applied lately. */
export const createSomeApplications = () =>
  createQuery(() => {
    const filter = {
      text: "",
      tags: [],
      posting: null,
      candidate: null,
      stages: [],
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
    };
    const request = { filter, sort: "received" as const, descending: true, offset: 0, limit: 20 };
    return { queryKey: ["people", "latest", request], queryFn: () => call("applications.list", request) };
  }, client);

export const queueMails = (label: () => string, request: QueueMails) => runJob(label, "mail.queue", request);
export const cancelMails = (ids: MailId[]) => call("mail.cancel", { ids });
export const resolveMail = (id: MailId, to: Resolution) => call("mail.resolve", { id, to });

export const guessAccount = (address: string) => call("mail.accounts.guess", { address });
export const saveAccount = (id: AccountId | null, settings: AccountSettings, secret: string | null) =>
  call("mail.accounts.save", { id, settings, secret });
export const removeAccount = (id: AccountId) => call("mail.accounts.remove", { id });
export const pauseAccount = (id: AccountId, paused: boolean) => call("mail.accounts.pause", { id, paused });
export const beginSignIn = (id: AccountId, clientSecret: string) =>
  call("mail.accounts.sign_in", { id, client_secret: clientSecret || null });
export const finishSignIn = (label: () => string, id: AccountId) =>
  runJob(label, "mail.accounts.signed_in", { id });
export const testAccount = (label: () => string, id: AccountId) =>
  runJob(label, "mail.accounts.test", { id });

export const saveTemplate = (request: SaveTemplate) => call("mail.templates.save", request);
export const resetTemplate = (name: string, variant: Variant) =>
  call("mail.templates.reset", { name, variant });

export const createRules = () =>
  createQuery(() => ({ queryKey: ["rules", "list"], queryFn: () => call("mail.rules.list", {}) }), client);
export const saveRule = (rule: SaveRule) => call("mail.rules.save", rule);
export const removeRule = (id: RuleId) => call("mail.rules.remove", { id });
export const settleHeld = (ids: HeldMailId[]) => call("mail.rules.settle", { ids });

/** Open postings, the latest first: those that a rule may be for. */
export const createOpenPostings = () =>
  createQuery(() => {
    const request = {
      text: "",
      states: ["open" as const],
      organisation: null,
      contracts: [],
      has_problems: null,
      is_gone: null,
      is_repost: null,
      sort: "date" as const,
      descending: true,
      offset: 0,
      limit: 200,
    };
    return { queryKey: ["postings", "open", request], queryFn: () => call("postings.list", request) };
  }, client);

export const createPostingTitle = (id: () => number | null) =>
  createQuery(() => {
    const wanted = id();
    return {
      queryKey: ["postings", "title", wanted],
      queryFn: async () => (await call("postings.show", { id: wanted!, version: null })).title,
      enabled: wanted !== null,
    };
  }, client);

export const candidateOf = async (application: number) =>
  (await call("applications.show", { id: application })).candidate;
