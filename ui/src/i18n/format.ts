/** Numbers, sizes and dates of one language; the catalogues use it inside sentences, the screens beside them. */
import type { Moment } from "../api/contract";

export type Locale = "en-GB" | "fr-FR";
export type Forms = { one: string; other: string };

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Made when it is first used: together these take longer than the whole first screen. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function makeFormat(locale: Locale) {
  // Intl's rules for these two languages, without the time it takes to load them: in French 0 and 1.5 are singular too.
  const isOne = (n: number) => (locale === "fr-FR" ? Math.abs(n) < 2 : n === 1);
  const grouped = lazily(() => new Intl.NumberFormat(locale));
  const decimal = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
  // A date in a posting has no time zone: it is read and shown as the same day everywhere.
  const dated = { day: "numeric", year: "numeric" } as const;
  const day = lazily(() => new Intl.DateTimeFormat(locale, { ...dated, month: "long", timeZone: "UTC" }));
  const shortDay = lazily(
    () => new Intl.DateTimeFormat(locale, { ...dated, month: "short", timeZone: "UTC" }),
  );
  const moment = lazily(
    () => new Intl.DateTimeFormat(locale, { ...dated, month: "long", hour: "2-digit", minute: "2-digit" }),
  );
  const clock = lazily(() => new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }));
  const dayMonth = lazily(() => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }));
  const longDay = lazily(() => new Intl.DateTimeFormat(locale, { ...dated, month: "long" }));
  /** Below a thousand there is nothing to group, and no need to load what groups. */
  const number = (n: number) => (Number.isInteger(n) && Math.abs(n) < 1000 ? String(n) : grouped().format(n));
  const units = locale === "fr-FR" ? ["octets", "ko", "Mo", "Go"] : ["bytes", "KB", "MB", "GB"];

  /** A posting's own date, when it is one; else the posting's words, as they are. */
  function written(date: string, shape: () => Intl.DateTimeFormat): string {
    const parts = isoDay.exec(date);
    if (!parts) return date;
    const at = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
    return Number.isNaN(at.getTime()) ? date : shape().format(at);
  }

  return {
    number,
    /** `count(3, { one: "file", other: "files" })`: the number and its noun, in the right form, kept on one line. */
    count: (n: number, forms: Forms) => `${number(n)}\u00a0${isOne(n) ? forms.one : forms.other}`,
    /** The form alone, for what agrees with a number printed elsewhere. */
    form: (n: number, forms: Forms) => (isOne(n) ? forms.one : forms.other),
    date: (date: string) => written(date, day),
    shortDate: (date: string) => written(date, shortDay),
    moment: (at: Moment) => moment().format(at),
    /** Of a moment: its time, its day without the year, and its day. */
    time: (at: Moment) => clock().format(at),
    dayMonth: (at: Moment) => dayMonth().format(at),
    dayOf: (at: Moment) => longDay().format(at),
    size(bytes: number): string {
      let unit = 0;
      let size = bytes;
      while (size >= 1000 && unit < units.length - 1) {
        size /= 1000;
        unit += 1;
      }
      return `${decimal().format(size)}\u00a0${units[unit] ?? ""}`;
    },
  };
}

export type Format = ReturnType<typeof makeFormat>;

const made: Partial<Record<Locale, Format>> = {};

/** One for each language, shared by all who write in it. */
export const formatFor = (locale: Locale): Format => (made[locale] ??= makeFormat(locale));
