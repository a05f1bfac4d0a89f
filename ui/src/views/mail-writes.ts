/** What a person does about mail: done, then told, with the way back as long as there is one. */
import type {
  AccountId,
  AccountSettings,
  AccountTested,
  HeldMailId,
  MailId,
  MailQueued,
  Resolution,
  DigestId,
  RuleId,
  SaveDigest,
  SaveRule,
  SaveTemplate,
  TemplateText,
  Variant,
} from "../api/contract";
import * as mail from "../features/mail/queries";
import { stepDone } from "../features/start/first-steps.svelte";
import { host } from "../host/host";
import { keyText } from "../i18n/keys";
import { mailWords } from "../i18n/mailing.svelte";
import { words } from "../i18n/words.svelte";
import { notify } from "../kit/notices.svelte";
import { attempt } from "./attempt";
import { createSeconds } from "../kit/clock.svelte";
import { hold } from "./holding.svelte";
import { told } from "./people-writes";
import { go } from "./router.svelte";

const see = {
  label: () => mailWords().write.seeOutbox,
  run: () => go({ page: "outbox", mail: null }),
};

/** Nothing of it has left yet: so long it is said, and can be taken back. */
export function tellQueued({ mails, due_at }: MailQueued, at: number | null): void {
  stepDone("mail");
  const holdSeconds = Math.max(0, (due_at - Date.now()) / 1000);
  const takeBack = () => void cancelMails(mails);
  const undo = {
    label: () => words().common.undo,
    run: takeBack,
    shortcut: () => ({ text: keyText("Ctrl+Z"), aria: "Control+Z" }),
  };
  const seconds = createSeconds(holdSeconds);
  const text = () => {
    if (at !== null) return mailWords().write.leavesAt(mails.length, due_at);
    const left = seconds();
    return left > 0 ? mailWords().write.leaves(mails.length, left) : mailWords().write.leftNow(mails.length);
  };
  const shownFor = at === null ? holdSeconds * 1000 : undefined;
  hold(notify({ tone: "done", text, actions: [undo, see], shownFor }), takeBack);
}

export const cancelMails = (ids: MailId[]) =>
  attempt(async () => {
    const { count } = await mail.cancelMails(ids);
    const gone = ids.length - count;
    const say = () => mailWords().write;
    notify({
      tone: "done",
      text: () => (gone === 0 ? say().takenBack(count) : say().takenBackSome(count, gone)),
      actions: gone === 0 ? [] : [see],
    });
  });

export const resolveMail = (id: MailId, to: Resolution) =>
  attempt(async () => {
    await mail.resolveMail(id, to);
    const say = () => mailWords().outbox;
    const texts = { sent: "markedSent", again: "queuedAgain", never: "markedNever" } as const;
    notify({ tone: "done", text: () => say()[texts[to]] });
  });

export const saveRule = (rule: SaveRule) =>
  attempt(async () => {
    const { entry } = await mail.saveRule(rule);
    told(() => (rule.on ? mailWords().rules.nowOn : mailWords().rules.nowOff), entry);
  });

export const removeRule = (id: RuleId) =>
  attempt(async () => {
    const { entry } = await mail.removeRule(id);
    told(() => mailWords().rules.removed, entry);
  });

export const saveDigest = (digest: SaveDigest) =>
  attempt(async () => {
    const { entry } = await mail.saveDigest(digest);
    told(() => (digest.on ? mailWords().digests.nowOn : mailWords().digests.nowOff), entry);
  });

export const removeDigest = (id: DigestId) =>
  attempt(async () => {
    const { entry } = await mail.removeDigest(id);
    told(() => mailWords().digests.removed, entry);
  });

/** A person has looked: they are not shown any more. */
export const settleHeld = (ids: HeldMailId[]) =>
  attempt(async () => {
    const { count } = await mail.settleHeld(ids);
    notify({ tone: "done", text: () => mailWords().rules.settled(count) });
  });

export const pauseAccounts = (accounts: { id: AccountId; name: string }[], paused: boolean) =>
  attempt(async () => {
    for (const { id } of accounts) await mail.pauseAccount(id, paused);
    const names = accounts.map(({ name }) => name).join(", ");
    const say = () => mailWords().accounts;
    notify({ tone: "done", text: () => (paused ? say().pausedNow(names) : say().resumedNow(names)) });
  });

/** The account's id, or none when it was refused. */
export async function saveAccount(
  id: AccountId | null,
  settings: AccountSettings,
  secret: string | null,
): Promise<AccountId | null> {
  let saved: AccountId | null = null;
  await attempt(async () => {
    const answer = await mail.saveAccount(id, settings, secret);
    saved = answer.id;
    told(() => mailWords().accounts.saved(settings.name), answer.entry);
    if (!answer.secret_kept) notify({ tone: "failed", text: () => mailWords().accounts.secretLost });
  });
  return saved;
}

export const removeAccount = (id: AccountId, name: string) =>
  attempt(async () => {
    const { entry } = await mail.removeAccount(id);
    told(() => mailWords().accounts.forgotten(name), entry);
  });

/** In the person's browser; until they have agreed there, or stop waiting. */
export const signIn = (id: AccountId, clientSecret: string) =>
  attempt(async () => {
    const { url } = await mail.beginSignIn(id, clientSecret);
    await host().openExternal(url);
    const { kept } = await mail.finishSignIn(() => mailWords().tokens.waiting, id);
    const say = () => mailWords().tokens;
    notify({ tone: "done", text: () => (kept ? say().done : say().doneNotKept) });
  });

export async function testAccount(id: AccountId): Promise<AccountTested | null> {
  let tested: AccountTested | null = null;
  await attempt(async () => {
    tested = await mail.testAccount(() => mailWords().accounts.testing, id);
  });
  return tested;
}

export const saveTemplate = (request: SaveTemplate & { text: TemplateText }, called: string) =>
  attempt(async () => {
    const { entry } = await mail.saveTemplate(request);
    told(() => mailWords().templates.saved(called), entry);
  });

export const resetTemplate = (name: string, variant: Variant, called: string) =>
  attempt(async () => {
    const { entry } = await mail.resetTemplate(name, variant);
    told(() => mailWords().templates.wasReset(called), entry);
  });
