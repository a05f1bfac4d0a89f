/** What a person does with mails that arrived: read in, filed, set aside; done, then told with the way back. */
import type {
  AcceptMails,
  ApplicationId,
  ChosenPerson,
  ChosenPosting,
  MailsAccepted,
  MailsFetched,
  MailsImported,
  MessageId,
} from "../api/contract";
import * as mails from "../features/inbox/queries";
import { host } from "../host/host";
import { words } from "../i18n/words.svelte";
import { notify, type NoticeAction } from "../kit/notices.svelte";
import { attempt } from "./attempt";
import { show } from "./layers.svelte";
import { told, undoAction } from "./people-writes";
import { go, route } from "./router.svelte";

export const importMails = (paths: string[]) =>
  attempt(async () => {
    const report = await mails.importMails(paths);
    if (report.entry !== null && route().page !== "inbox") go({ page: "inbox", mail: null });
    tellImport(report);
  });

function tellImport(report: MailsImported): void {
  const aside = report.aside.reduce((sum, { count }) => sum + count, 0);
  const text = () => {
    if (report.cancelled) return words().inbox.importStopped;
    if (report.waiting + aside + report.own > 0) return words().inbox.imported(report.waiting, aside);
    return report.known > 0 ? words().inbox.importedKnown : words().inbox.importedNothing;
  };
  const back = report.entry === null ? [] : [undoAction(report.entry)];
  const see: NoticeAction = {
    label: () => words().common.see,
    run: () => show({ kind: "mails-report", report }),
  };
  notify({ tone: "done", text, actions: report.cancelled ? [] : [...back, see] });
}

export const fetchMails = () =>
  attempt(async () => {
    const fetched = await mails.fetchMails();
    if (fetched.entries.length > 0 && route().page !== "inbox") go({ page: "inbox", mail: null });
    tellFetched(fetched);
  });

function tellFetched({ report, settled, left, busy }: MailsFetched): void {
  const say = () => words().inbox;
  if (busy) return void notify({ tone: "done", text: () => say().fetchBusy });
  for (const { name, why } of left) {
    const more = () => {
      if (why.code === "no_secret") return say().fetchLeft.no_secret;
      if (why.code === "folder") return say().fetchLeft.folder(why.params.name, why.params.text);
      if (why.code === "mails") return say().fetchLeft.mails(why.params.folder, why.params.count);
      return "";
    };
    const settings: NoticeAction = {
      label: () => words().common.see,
      run: () => go({ page: "settings", section: "mail", item: undefined }),
    };
    notify({
      tone: "failed",
      text: () => say().notFetched(name),
      more: more() ? more : undefined,
      actions: [settings],
    });
  }
  const aside = report.aside.reduce((sum, { count }) => sum + count, 0);
  const text = () => {
    if (report.cancelled) return say().fetchStopped;
    return report.waiting + aside + report.own > 0 ? say().newMails(report.waiting, aside) : say().noNewMails;
  };
  if (left.length > 0 && report.waiting + aside + report.own === 0) return;
  const back = report.entry === null ? [] : [undoAction(report.entry)];
  const more = settled > 0 ? () => say().settledMails(settled) : undefined;
  notify({ tone: "done", text, more, actions: back });
}

export const chooseMails = () =>
  attempt(async () => {
    const paths = await host().pickMails();
    if (paths && paths.length > 0) await importMails(paths);
  });

export const chooseMailFolder = () =>
  attempt(async () => {
    const folder = await host().pickFolder();
    if (folder !== null) await importMails([folder]);
  });

export const accept = (request: AcceptMails, name: string) =>
  attempt(async () => tellAccepted(await mails.acceptMails(request), name));

function tellAccepted(report: MailsAccepted, name: string): void {
  const { accepted, people_added, applications, incomplete, left, entry } = report;
  const why = left[0]?.why;
  const more = () =>
    [
      words().inbox.acceptedMore(people_added, applications.length, incomplete.length),
      left.length > 0 ? words().inbox.left(left.length) : "",
      left.length === 1 && why ? words().inbox.leftWhy[why] : "",
    ]
      .filter(Boolean)
      .join(". ");
  const acknowledge: NoticeAction = {
    label: () => words().inbox.acknowledge(applications.length),
    run: () => writeAbout(applications, "acknowledgement"),
  };
  const askMissing: NoticeAction = {
    label: () => words().inbox.askMissingOf(incomplete.length),
    run: () => writeAbout(incomplete, "missing_pieces"),
  };
  const back = entry === null ? [] : [undoAction(entry)];
  const next = [
    ...(applications.length > 0 ? [acknowledge] : []),
    ...(incomplete.length > 0 ? [askMissing] : []),
  ];
  notify({
    tone: accepted === 0 ? "failed" : "done",
    text: () => words().inbox.accepted(accepted, name),
    more: more() ? more : undefined,
    actions: [...back, ...next],
  });
}

/** To the page where the answer is seen before it is sent: asking for what is missing, or in one's own words. */
export const replyTo = (message: MessageId, template: "reply" | "missing_pieces"): void =>
  go({ page: "write", template, to: { whom: "reply", message } });

/** To the page where each mail is seen before it is sent. */
export const writeAbout = (ids: ApplicationId[], template: "acknowledgement" | "missing_pieces"): void =>
  go({ page: "write", template, to: { whom: "applications", ids } });

export const choose = (
  id: MessageId,
  chosen: { posting: ChosenPosting | null; person: ChosenPerson | null },
) =>
  attempt(async () => {
    const { entry } = await mails.chooseFor({ id, ...chosen });
    told(() => words().inbox.settled, entry);
  });

export const setAside = (ids: MessageId[]) =>
  attempt(async () => {
    const { count, entry } = await mails.setAside(ids);
    told(() => words().inbox.setAside(count), entry);
  });

export const bringBack = (ids: MessageId[]) =>
  attempt(async () => {
    const { count, entry } = await mails.bringBack(ids);
    told(() => words().inbox.broughtBack(count), entry);
  });
