/** How a file can be shown inside the window; none for what only another program can open. */
const images = ["image/png", "image/jpeg", "image/gif", "image/webp"];

export function shownAs(media: string): "text" | "image" | "pdf" | null {
  if (images.includes(media)) return "image";
  if (media === "application/pdf") return "pdf";
  // A page of somebody else's is shown as its source: it is text, and is never run.
  return media.startsWith("text/") || media === "application/json" ? "text" : null;
}

export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** As UTF-8, else as the encoding that old Windows programs wrote. */
export function textOf(base64: string): string {
  const bytes = bytesOf(base64);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
