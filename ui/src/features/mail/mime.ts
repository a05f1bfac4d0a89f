/**
 * A mail's source as a person reads it: its headers, its plain text and its page. Of what Vivier wrote itself: it fails on nothing
 * and leaves out what it does not know.
 */
export type Opened = {
  headers: { name: string; value: string }[];
  text: string;
  html: string;
  attachments: string[];
};

type Part = { headers: Map<string, string>; body: string };

export function openMail(raw: string): Opened {
  const whole = partOf(raw.replace(/\r\n/g, "\n"));
  const opened: Opened = {
    headers: [...whole.headers].map(([name, value]) => ({ name, value: decodeWords(value) })),
    text: "",
    html: "",
    attachments: [],
  };
  collect(whole, opened);
  return opened;
}

export const headerOf = (opened: Opened, name: string): string =>
  opened.headers.find((header) => header.name === name)?.value ?? "";

function partOf(source: string): Part {
  const end = source.indexOf("\n\n");
  const head = end < 0 ? source : source.slice(0, end);
  const headers = new Map<string, string>();
  // A header goes on as long as its lines begin with a blank.
  for (const line of head.replace(/\n[ \t]+/g, " ").split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end < 0 ? "" : source.slice(end + 2) };
}

function collect(part: Part, into: Opened): void {
  const type = part.headers.get("content-type") ?? "text/plain";
  const boundary = parameter(type, "boundary");
  if (/^multipart\//i.test(type) && boundary) {
    for (const inner of partsBetween(part.body, boundary)) collect(partOf(inner), into);
    return;
  }
  const disposition = part.headers.get("content-disposition") ?? "";
  if (/^attachment/i.test(disposition)) {
    const name = decodeWords(parameter(disposition, "filename") || parameter(type, "name"));
    into.attachments.push(name || type.split(";")[0]!);
  } else if (/^text\/html/i.test(type)) into.html ||= decoded(part);
  else if (/^text\//i.test(type)) into.text ||= decoded(part);
}

function partsBetween(body: string, boundary: string): string[] {
  const parts: string[] = [];
  let open: string[] | null = null;
  for (const line of body.split("\n")) {
    if (line === `--${boundary}` || line === `--${boundary}--`) {
      if (open) parts.push(open.join("\n"));
      if (line.endsWith(`${boundary}--`)) return parts;
      open = [];
    } else open?.push(line);
  }
  if (open) parts.push(open.join("\n"));
  return parts;
}

/** `name="value"`, `name=value`, and the form with a character set: `name*0*=utf-8''val%20ue`. */
function parameter(header: string, name: string): string {
  const plain = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, "i").exec(header);
  if (plain) return (plain[1] ?? plain[2] ?? "").replace(/\\(.)/g, "$1");
  const pieces = [
    ...header.matchAll(new RegExp(`;\\s*${name}\\*(?:\\d+\\*?)?=(?:"([^"]*)"|([^;\\s]+))`, "gi")),
  ];
  const whole = pieces.map(([, quoted, bare]) => quoted ?? bare ?? "").join("");
  try {
    return decodeURIComponent(whole.replace(/^[\w-]*'[\w-]*'/, ""));
  } catch {
    return whole;
  }
}

function decoded({ headers, body }: Part): string {
  const type = headers.get("content-type") ?? "";
  const charset = parameter(type, "charset") || "utf-8";
  const encoding = (headers.get("content-transfer-encoding") ?? "").toLowerCase();
  if (encoding === "base64") return asText(fromBase64(body), charset);
  if (encoding === "quoted-printable") return asText(fromQuoted(body.replace(/=[ \t]*\n/g, "")), charset);
  return body;
}

function asText(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, "")), (c) => c.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

function fromQuoted(text: string): Uint8Array {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const piece of text.split(/(=[0-9A-F]{2})/i)) {
    if (/^=[0-9A-F]{2}$/i.test(piece)) bytes.push(parseInt(piece.slice(1), 16));
    else bytes.push(...encoder.encode(piece));
  }
  return Uint8Array.from(bytes);
}

/** `=?utf-8?Q?…?=` and `=?utf-8?B?…?=` in a header; blanks between two of them are not part of it. */
function decodeWords(value: string): string {
  return value
    .replace(/(\?=)\s+(=\?)/g, "$1$2")
    .replace(/=\?([\w-]+)\?([QB])\?([^?]*)\?=/gi, (_, charset: string, kind: string, text: string) =>
      kind.toUpperCase() === "B"
        ? asText(fromBase64(text), charset)
        : asText(fromQuoted(text.replace(/_/g, " ")), charset),
    );
}
