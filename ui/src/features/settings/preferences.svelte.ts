/**
 * What the person chose for this window, kept in its own storage: it is about this computer, not about the store.
 * `early.js` of the shell reads the theme before the first paint.
 */
import { useLanguage, type LanguageChoice } from "../../i18n/words.svelte";

export type ThemeChoice = "system" | "light" | "dark";
export const themes: ThemeChoice[] = ["system", "light", "dark"];
export const languages: LanguageChoice[] = ["system", "en", "fr"];

/** For how long mails can be taken back before they leave. */
export const holds = [5, 10, 20, 30, 60];

type Preferences = {
  theme: ThemeChoice;
  language: LanguageChoice;
  singleKeys: boolean;
  preview: boolean;
  holdSeconds: number;
};

export const preferences = $state<Preferences>({
  theme: "system",
  language: "system",
  singleKeys: true,
  preview: false,
  holdSeconds: 10,
});

function read(key: string): string | null {
  try {
    return localStorage.getItem(`vivier.${key}`);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(`vivier.${key}`, value);
  } catch {
    // Without storage the choice holds until the window closes.
  }
}

export function loadPreferences(): void {
  preferences.theme = themes.find((theme) => theme === read("theme")) ?? "system";
  preferences.language = languages.find((language) => language === read("language")) ?? "system";
  preferences.singleKeys = read("singleKeys") !== "off";
  preferences.preview = read("preview") === "open";
  preferences.holdSeconds = holds.find((seconds) => String(seconds) === read("holdSeconds")) ?? 10;
  showTheme();
  useLanguage(preferences.language);
}

export function chooseTheme(theme: ThemeChoice): void {
  preferences.theme = theme;
  write("theme", theme);
  showTheme();
}

export function chooseLanguage(language: LanguageChoice): void {
  preferences.language = language;
  write("language", language);
  useLanguage(language);
}

export function chooseSingleKeys(on: boolean): void {
  preferences.singleKeys = on;
  write("singleKeys", on ? "on" : "off");
}

/** Whether the list shows the chosen posting beside it, where there is room for it but not for both always. */
export function choosePreview(open: boolean): void {
  preferences.preview = open;
  write("preview", open ? "open" : "closed");
}

export function chooseHold(seconds: number): void {
  preferences.holdSeconds = seconds;
  write("holdSeconds", String(seconds));
}

function showTheme(): void {
  const root = document.documentElement;
  if (preferences.theme === "system") delete root.dataset.theme;
  else root.dataset.theme = preferences.theme;
}
