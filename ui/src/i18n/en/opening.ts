/** What is asked before another program opens a file that somebody sent. */
import type { FileKind, KeptShut } from "../../api/contract";

export const opening = {
  ask: "Open in another program…",
  title: (name: string) => `Open “${name}” in another program?`,
  shutTitle: (name: string) => `“${name}” is not opened from here`,
  kinds: {
    pdf: "PDF",
    picture: "picture",
    word: "Word document",
    open_document: "OpenDocument text",
    rich_text: "rich text",
    text: "plain text",
    spreadsheet: "spreadsheet",
    presentation: "presentation",
    sound: "sound recording",
    film: "film",
    mail: "mail",
    archive: "archive of files",
  } satisfies Record<FileKind, string>,
  lies: (name: string) => `The name “${name}” promises something else: it is opened as what it is.`,
  copy: "The program gets a copy that is only for reading, and that is removed when Vivier is closed. What Vivier keeps stays as it came.",
  trust: "Another program reads it as it likes. Open it only if you expected it.",
  shut: {
    program: "This runs when it is opened. Vivier does not hand it to another program.",
    macros: "This document has programs in it (macros). Vivier does not hand it to another program.",
    unknown:
      "Nothing in this file says what it is, or it is damaged. Vivier does not hand it to another program.",
  } satisfies Record<KeptShut, string>,
  shutNext: "If you know what it is and whom it is from, save a copy; it is kept here in any case.",
  cancel: "Cancel",
  open: "Open",
  opened: (name: string) => `A copy of ${name} was opened`,
};
