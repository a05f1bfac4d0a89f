/** A ZIP of CVs, before each goes to its person. */
import type { CvSign } from "../../api/contract";
import { formatFor } from "../format";

const { count, number } = formatFor("en-GB");
const files = { one: "file", other: "files" };

export const cvs = {
  title: (name: string) => `CVs in ${name}`,
  looking: "Looking at whose each CV is",
  working: "Attaching CVs",
  counts: { known: "found their person", unclear: "to decide", nobody: "of nobody here" },
  none: "There is no file in it.",
  file: "File",
  person: "Whose it is",
  why: "Why",
  take: (name: string) => `Attach ${name}`,
  choose: (name: string) => `Whose ${name} is`,
  leave: "Leave out",
  signs: {
    address: "the address",
    file_name: "the name of the file",
    first_lines: "the name at the head of it",
  } satisfies Record<CvSign, string>,
  has: "is there already",
  unclear: "several fit, or what it says does not agree",
  nobody: (who: string) => (who ? `${who} is not here` : "no name or address that is known"),
  unread: "could not be unpacked",
  cancel: "Cancel",
  attach: (n: number) => `Attach ${count(n, files)}`,
  attached: (n: number) => `${count(n, files)} attached`,
  nothing: "Nothing to attach: their people have them all",
  more: (n: number) => `${number(n)} were there already`,
};
