/** Keys to actions. Single letters work outside fields only, and only while the person wants them. */
import { preferences } from "../features/settings/preferences.svelte";
import { keyText } from "../i18n/keys";
import { words } from "../i18n/words.svelte";
import { answersItself, chordOf, isInLayer, isModifierAlone, isSingle, isTyping } from "../kit/keys";
import type { ShortcutGroup } from "../kit/ShortcutTable.svelte";
import { actions, scopes, type Action } from "./actions.svelte";

const sequencePause = 1200;
/** Keys that a focused button, link or field has its own use for. */
const usedByControls = ["Enter", "Up", "Down", "Escape"];

function allowed(keys: string, target: EventTarget | null): boolean {
  if (isSingle(keys)) return preferences.singleKeys && !isTyping(target);
  if (usedByControls.includes(keys)) return keys === "Escape" ? !isTyping(target) : !answersItself(target);
  // A field has its own undo, and its own Delete.
  if (/^(Delete|Ctrl\+(Shift\+)?[ZY])$/.test(keys)) return !isTyping(target);
  return true;
}

export function listenToKeys(): () => void {
  let pending = "";
  let timer: ReturnType<typeof setTimeout>;

  const usable = (action: Action, event: KeyboardEvent) => (keys: string) =>
    action.enabled() && allowed(keys, event.target);
  const find = (event: KeyboardEvent, matches: (keys: string) => boolean) =>
    actions.find((action) => action.keys.filter(matches).some(usable(action, event)));

  function onkeydown(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || isModifierAlone(event) || isInLayer(event.target))
      return;
    const chord = chordOf(event);
    const typed = pending ? `${pending} ${chord}` : chord;
    clearTimeout(timer);
    pending = "";
    const action = find(event, (keys) => keys === typed) ?? find(event, (keys) => keys === chord);
    if (action) {
      event.preventDefault();
      action.run();
    } else if (find(event, (keys) => keys.startsWith(`${chord} `))) {
      event.preventDefault();
      pending = chord;
      timer = setTimeout(() => (pending = ""), sequencePause);
    }
  }
  window.addEventListener("keydown", onkeydown);
  return () => {
    clearTimeout(timer);
    window.removeEventListener("keydown", onkeydown);
  };
}

export function shortcutGroups(): ShortcutGroup[] {
  return scopes.map((scope) => ({
    title: words().help[scope],
    rows: actions
      .filter((action) => action.scope === scope && action.keys.length > 0)
      .map((action) => ({ id: action.id, text: action.label(), keys: action.keys.map(keyText) })),
  }));
}
