/** What a file that came is, in words, by its bytes and not by its name; and how it can be looked at. */
import type { InboxFile } from "../../api/contract";
import type { Words } from "../../i18n/words.svelte";

const images = ["image/png", "image/jpeg", "image/gif", "image/webp"];

export const isDrawn = ({ media }: Pick<InboxFile, "media">): boolean => images.includes(media);

export function kindOf({ media }: Pick<InboxFile, "media">, say: Words["inbox"]["media"]): string {
  const [group = "", kind = ""] = media.split("/");
  if (media === "application/pdf") return "PDF";
  if (media === "application/rtf") return "RTF";
  if (kind.endsWith("opendocument.text")) return "ODT";
  if (media === "application/msword" || kind.endsWith("wordprocessingml.document")) return say.document;
  if (media === "text/html") return say.page;
  if (group === "text") return say.text;
  if (group === "image") return say.image(kind.toUpperCase());
  if (media === "message/rfc822") return say.mail;
  if (/zip|rar|7z/.test(kind)) return say.archive;
  if (/executable|program|x-ms-shortcut|x-msdownload/.test(kind)) return say.program;
  return say.other;
}

/** Why its words could not be read; nothing where they were, or where there are none to read. */
export const unread = ({ state }: Pick<InboxFile, "state">, say: Words["inbox"]["textStates"]): string =>
  state === "none" || state === "read" ? "" : say[state];

/** What its name promises. */
export const endingOf = (name: string): string => name.split(".").at(-1)?.toLowerCase() ?? "";
