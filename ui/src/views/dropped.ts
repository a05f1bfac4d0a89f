/** What is dropped on the window goes where it belongs: mails to the inbox, tables and cards to the people, all else to the postings. */
import { importMails } from "./inbox-writes";
import { takeDropped as takePeopleAndPostings } from "./people-files";
import { route } from "./router.svelte";

const nameOf = (path: string) => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
const isMail = (path: string) => /\.(eml|mbox|mbx|msg)$/i.test(path);
/** A folder may be a Maildir, and a mailbox of Thunderbird has no ending: in the inbox they are mails. */
const mayBeMails = (path: string) => !/\.[a-z0-9]{1,8}$/i.test(nameOf(path));

export async function takeDropped(paths: string[]): Promise<void> {
  const inInbox = route().page === "inbox";
  const mails = paths.filter((path) => isMail(path) || (inInbox && mayBeMails(path)));
  const others = paths.filter((path) => !mails.includes(path));
  if (mails.length > 0) await importMails(mails);
  if (others.length > 0) await takePeopleAndPostings(others);
}
