/** Keys to actions. Single letters work outside fields only, and only while the person wants them. */
import { preferences } from "../features/settings/preferences.svelte";
import { keyText } from "../i18n/keys";
import { words } from "../i18n/words.svelte";
import { answersItself, chordOf, isInLayer, isModifierAlone, isSingle, isTyping } from "../kit/keys";
import type { ShortcutGroup } from "../kit/ShortcutTable.svelte";
import { actions, scopes, type Action } from "./actions.svelte";
import { closeLayer, layer } from "./layers.svelte";

const sequencePause = 1200;
/** Keys that a focused button, link or field has its own use for. */
const usedByControls = ["Enter", "Space", "Up", "Down", "Left", "Right", "Escape"];

function allowed(keys: string, target: EventTarget | null): boolean {
  if (isSingle(keys)) return preferences.singleKeys && !isTyping(target);
  if (usedByControls.includes(keys)) return keys === "Escape" ? !isTyping(target) : !answersItself(target);
  // A field has its own undo, its own Delete, and picks its own text.
  if (/^(Delete|Ctrl\+(Shift\+)?[ZYA]|Shift\+(Up|Down))$/.test(keys)) return !isTyping(target);
  return true;
}

export function listenToKeys(): () => void {
  let pending = "";
  let timer: ReturnType<typeof setTimeout>;
  /** What the key that is held down has done. */
  let held: Action | null = null;

  const usable = (action: Action, event: KeyboardEvent) => (keys: string) =>
    action.enabled() && allowed(keys, event.target);
  const find = (event: KeyboardEvent, matches: (keys: string) => boolean) =>
    actions.find((action) => action.keys.filter(matches).some(usable(action, event)));

  function onkeydown(event: KeyboardEvent) {
    if (event.repeat) return goOn(event);
    held = null;
    if (event.defaultPrevented || event.isComposing || isModifierAlone(event) || isInLayer(event.target))
      return;
    const chord = chordOf(event);
    if (layer() !== null) {
      // It hears its own Escape once it is there; until then this is the way out.
      if (chord === "Escape") closeLayer();
      return;
    }
    const typed = pending ? `${pending} ${chord}` : chord;
    clearTimeout(timer);
    pending = "";
    const action = find(event, (keys) => keys === typed) ?? find(event, (keys) => keys === chord);
    if (action) {
      event.preventDefault();
      held = action;
      action.run();
    } else if (find(event, (keys) => keys.startsWith(`${chord} `))) {
      event.preventDefault();
      pending = chord;
      timer = setTimeout(() => (pending = ""), sequencePause);
    }
  }

  /** A key that is held down moves on and on; anything else it did once. */
  function goOn(event: KeyboardEvent) {
    if (!held) return;
    event.preventDefault();
    if (held.repeats && held.enabled() && layer() === null) held.run();
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
