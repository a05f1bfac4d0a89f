import { createQuery, keepPreviousData } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type {
  AcceptMails,
  ChooseMail,
  InboxPage,
  MailsAccepted,
  MailsFetched,
  MailsImported,
  MessageId,
} from "../../api/contract";
import { runJob } from "../../api/jobs.svelte";
import { client } from "../../api/queries";
import { format, words } from "../../i18n/words.svelte";

export const createMessage = (id: () => MessageId | null) =>
  createQuery(() => {
    const wanted = id();
    return {
      queryKey: ["inbox", "message", wanted],
      queryFn: () => call("inbox.show", { id: wanted! }),
      enabled: wanted !== null,
      // The one before stays until the next is here, so that nothing jumps while going through them.
      placeholderData: (before: InboxPage | undefined) => before,
    };
  }, client);

/** The first of those that wait to be filed, and how many there are. */
export const createWaitingMails = (limit: () => number) =>
  createQuery(() => {
    const request = { view: "waiting" as const, offset: 0, limit: limit() };
    return { queryKey: ["inbox", "waiting", request], queryFn: () => call("inbox.list", request) };
  }, client);

/** The bytes of a file never change; they are fetched for what is drawn from them alone. */
export const createMailFile = (id: () => MessageId, number: () => number, wanted: () => boolean) =>
  createQuery(() => {
    const request = { id: id(), number: number() };
    return {
      queryKey: ["inbox", "file", request],
      queryFn: () => call("inbox.read_file", request),
      enabled: wanted(),
    };
  }, client);

const asked = 50;

/** Postings by what was typed: open ones and others, as a mail may answer an old one. */
export const createPostingsCalled = (text: () => string) =>
  createQuery(() => {
    const request = {
      text: text().trim(),
      states: [],
      organisation: null,
      contracts: [],
      has_problems: null,
      is_gone: null,
      is_repost: null,
      sort: "date" as const,
      descending: true,
      offset: 0,
      limit: asked,
    };
    return {
      queryKey: ["postings", "called", request],
      queryFn: () => call("postings.list", request),
      placeholderData: keepPreviousData,
    };
  }, client);

export const createPeopleCalled = (text: () => string) =>
  createQuery(() => {
    const request = {
      filter: { text: text().trim(), tags: [], source: null, posting: null },
      sort: "name" as const,
      descending: false,
      offset: 0,
      limit: asked,
    };
    return {
      queryKey: ["people", "called", request],
      queryFn: () => call("candidates.list", request),
      placeholderData: keepPreviousData,
    };
  }, client);

/** A mailbox is measured by its bytes: how many mails are in it is known at its end. */
export const importMails = (paths: string[]): Promise<MailsImported> =>
  runJob(
    () => words().inbox.working,
    "inbox.import",
    { paths },
    (done, total) => words().inbox.bytesOf(format().size(done), format().size(total)),
  );

/** What is new in the mailboxes that are read: all of them. */
export const fetchMails = (): Promise<MailsFetched> =>
  runJob(() => words().inbox.fetching, "inbox.fetch", { accounts: [], again: false });

export const createMailboxes = () =>
  createQuery(
    () => ({ queryKey: ["accounts", "list"], queryFn: () => call("mail.accounts.list", {}) }),
    client,
  );

export const acceptMails = (request: AcceptMails): Promise<MailsAccepted> =>
  "mails" in request && request.mails.length === 1
    ? call("inbox.accept", request)
    : runJob(() => words().inbox.accepting, "inbox.accept", request);

export const chooseFor = (request: ChooseMail) => call("inbox.choose", request);
export const setAside = (ids: MessageId[]) => call("inbox.set_aside", { ids, reason: null });
export const bringBack = (ids: MessageId[]) => call("inbox.bring_back", { ids });
