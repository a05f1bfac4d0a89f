/**
 * Keys are written "Ctrl+Shift+Z", "J", "?", or as a sequence "G P". This turns what a keyboard sends into that form.
 */
const named: Record<string, string> = {
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  Esc: "Escape",
  Del: "Delete",
  " ": "Space",
};

export function chordOf(event: KeyboardEvent): string {
  const control = event.ctrlKey || event.metaKey;
  // On a French keyboard the digits are shifted: the bare key counts as its digit.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const bareDigit = digit && !event.shiftKey && !event.altKey && !control;
  const key = bareDigit ? digit : (named[event.key] ?? event.key);
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  const parts = [];
  if (control) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  // A sign like ? or / is itself, wherever the layout keeps it.
  if (event.shiftKey && !isSign) parts.push("Shift");
  parts.push(key.length === 1 ? key.toUpperCase() : key);
  return parts.join("+");
}

export const isModifierAlone = (event: KeyboardEvent) =>
  ["Control", "Shift", "Alt", "Meta", "AltGraph"].includes(event.key);

/** A letter, digit or sign without Ctrl or Alt, or a sequence of them: what a person may type by accident. */
export const isSingle = (keys: string) => keys.split(" ").every((chord) => /^(Shift\+)?.$/u.test(chord));

const typedInto =
  'input:not([type="radio"], [type="checkbox"], [type="button"]), textarea, select, [contenteditable]';
const answersKeys = `${typedInto}, button, a[href], summary, input, [role="menuitem"], [role="option"]`;

const within = (target: EventTarget | null, selector: string) =>
  target instanceof Element && target.closest(selector) !== null;

export const isTyping = (target: EventTarget | null) => within(target, typedInto);
/** Whether the focused thing has its own use for Enter, the arrows and Space. */
export const answersItself = (target: EventTarget | null) => within(target, answersKeys);
export const isInLayer = (target: EventTarget | null) =>
  within(target, '[role="dialog"], [role="alertdialog"], [role="menu"]');

/** "Ctrl+K" as `aria-keyshortcuts` wants it. */
export const ariaKeys = (keys: string) =>
  keys.replace("Ctrl", "Control").replace(/\b(Up|Down|Left|Right)\b/, "Arrow$1");
