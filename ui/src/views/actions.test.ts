import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chooseSingleKeys } from "../features/settings/preferences.svelte";
import { useLanguage } from "../i18n/words.svelte";
import { actionIcons } from "./action-icons";
import { actions, offer, scopes } from "./actions.svelte";
import { layer, show } from "./layers.svelte";
import { go, route } from "./router.svelte";
import { listenToKeys, shortcutGroups } from "./shortcuts.svelte";

describe("the list of actions", () => {
  it("has no two actions with one id", () => {
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
  });

  it("has an action for every icon", () => {
    const ids = actions.map(({ id }) => id);
    expect(Object.keys(actionIcons).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("has no two actions on one key where both could be meant", () => {
    for (const scope of scopes) {
      const keys = actions
        .filter((action) => action.scope === scope || action.scope === "everywhere")
        .filter((action) => !action.stepsBack)
        .flatMap((action) => action.keys);
      expect(
        keys.filter((key, at) => keys.indexOf(key) !== at),
        scope,
      ).toEqual([]);
    }
  });

  it("has no key that begins another's sequence", () => {
    const keys = actions.flatMap((action) => action.keys);
    const begun = keys.filter((key) => keys.some((other) => other.startsWith(`${key} `)));
    expect(begun).toEqual([]);
  });

  it("has a name for each, in both languages", () => {
    for (const language of ["en", "fr"] as const) {
      useLanguage(language);
      for (const action of actions) expect(action.label(), action.id).toBeTruthy();
    }
  });

  it("shows every key in the help", () => {
    const shown = shortcutGroups().flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(shown).toEqual(
      expect.arrayContaining(actions.filter(({ keys }) => keys.length > 0).map(({ id }) => id)),
    );
  });
});

describe("keys", () => {
  const user = userEvent.setup();
  let stop: () => void;
  let takeBack: () => void;
  const next = vi.fn();
  const removed = vi.fn();

  beforeEach(() => {
    stop = listenToKeys();
    takeBack = offer({ "list.next": next, "list.remove": removed });
    chooseSingleKeys(true);
    go({ page: "postings" });
  });
  afterEach(() => {
    stop();
    takeBack();
    next.mockClear();
    removed.mockClear();
    document.body.innerHTML = "";
  });

  it("run what a page offers, while it offers it", async () => {
    await user.keyboard("j");
    expect(next).toHaveBeenCalledTimes(1);
    takeBack();
    await user.keyboard("j");
    expect(next).toHaveBeenCalledTimes(1);
  });

  it("can be typed one after the other", async () => {
    await user.keyboard("gh");
    expect(route()).toEqual({ page: "history" });
  });

  it("do nothing while a person types", async () => {
    document.body.innerHTML = `<input aria-label="filter">`;
    const input = document.querySelector("input")!;
    await user.type(input, "jgh{Delete}");
    expect(input.value).toBe("jgh");
    expect(next).not.toHaveBeenCalled();
    expect(removed).not.toHaveBeenCalled();
    expect(route()).toEqual({ page: "postings" });
  });

  it("of one letter can be switched off; the others stay", async () => {
    chooseSingleKeys(false);
    await user.keyboard("j");
    expect(next).not.toHaveBeenCalled();
    await user.keyboard("{Delete}");
    expect(removed).toHaveBeenCalledTimes(1);
  });

  it("wait for a layer, also while it is being fetched, except the one that closes it", async () => {
    show({ kind: "help" });
    await user.keyboard("j{Delete}gh");
    expect(next).not.toHaveBeenCalled();
    expect(removed).not.toHaveBeenCalled();
    expect(route()).toEqual({ page: "postings" });
    await user.keyboard("{Escape}");
    expect(layer()).toBeNull();
    await user.keyboard("j");
    expect(next).toHaveBeenCalledTimes(1);
  });

  it("that are held down move on and on, and do anything else once", () => {
    const press = (key: string, repeat: boolean) => {
      const event = new KeyboardEvent("keydown", { key, repeat, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      return event.defaultPrevented;
    };
    for (const repeat of [false, true, true]) press("j", repeat);
    expect(next).toHaveBeenCalledTimes(3);
    const prevented = [false, true, true].map((repeat) => press("Delete", repeat));
    expect(removed).toHaveBeenCalledTimes(1);
    expect(prevented).toEqual([true, true, true]);
  });

  it("leave an open dialog alone", async () => {
    document.body.innerHTML = `<div role="dialog"><button>Close</button></div>`;
    document.querySelector("button")!.focus();
    await user.keyboard("j{Delete}");
    expect(next).not.toHaveBeenCalled();
    expect(removed).not.toHaveBeenCalled();
  });
});
