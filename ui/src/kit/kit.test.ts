import { fireEvent, render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet, tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import Button from "./Button.svelte";
import Choice from "./Choice.svelte";
import { tellCut } from "./cut";
import Dialog from "./Dialog.svelte";
import Grid from "./Grid.svelte";
import { chordOf, isSingle } from "./keys";
import Menu from "./Menu.svelte";
import Notices from "./Notices.svelte";
import { dismiss, notices, notify, pause } from "./notices.svelte";
import Palette from "./Palette.svelte";
import PickSeveral from "./PickSeveral.svelte";
import Progress from "./Progress.svelte";
import SearchField from "./SearchField.svelte";

const user = userEvent.setup();
const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));

describe("keys", () => {
  const press = (key: string, more: KeyboardEventInit = {}) =>
    chordOf(new KeyboardEvent("keydown", { key, ...more }));

  it("are written as the actions write them", () => {
    expect(press("k", { ctrlKey: true })).toBe("Ctrl+K");
    expect(press("Z", { ctrlKey: true, shiftKey: true })).toBe("Ctrl+Shift+Z");
    expect(press("I", { shiftKey: true })).toBe("Shift+I");
    expect(press("ArrowLeft", { altKey: true })).toBe("Alt+Left");
  });

  it("are the sign itself wherever a layout keeps it", () => {
    expect(press("?", { shiftKey: true, code: "Comma" })).toBe("?");
    expect(press("/", { shiftKey: true, code: "Period" })).toBe("/");
  });

  it("take the bare digit key of a French keyboard as its digit", () => {
    expect(press("&", { code: "Digit1" })).toBe("1");
    expect(press("1", { code: "Digit1", shiftKey: true })).toBe("1");
  });

  it("know single letters from the rest", () => {
    expect(["J", "?", "G P", "Shift+I"].every(isSingle)).toBe(true);
    expect(["Ctrl+K", "Delete", "Enter", "Alt+Left"].some(isSingle)).toBe(false);
  });
});

describe("Button", () => {
  it("is named by its words, and tells its key apart from them", () => {
    render(Button, { children: text("Import"), shortcut: { text: "I", aria: "I" } });
    const button = screen.getByRole("button", { name: "Import" });
    expect(button.getAttribute("aria-keyshortcuts")).toBe("I");
  });
});

describe("a disabled Button", () => {
  it("does nothing, and keeps the focus it had", async () => {
    const onclick = vi.fn();
    const { rerender } = render(Button, { children: text("Check now"), onclick });
    const button = screen.getByRole("button", { name: "Check now" });
    await user.click(button);
    await rerender({ disabled: true });
    await user.keyboard("{Enter}");
    expect(onclick).toHaveBeenCalledTimes(1);
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(document.activeElement).toBe(button);
  });
});

describe("Choice", () => {
  it("is a group of radios that the arrows move through", async () => {
    const onchange = vi.fn();
    const options = [
      { value: "light", text: "Light" },
      { value: "dark", text: "Dark" },
    ];
    render(Choice, { label: "Theme", value: "light", options, onchange });
    expect(screen.getByRole("radiogroup", { name: "Theme" })).toBeTruthy();
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    expect(onchange).toHaveBeenCalledWith("dark");
  });
});

describe("PickSeveral", () => {
  const options = [
    { value: "permanent", text: "Permanent" },
    { value: "fixed_term", text: "Fixed term" },
    { value: "internship", text: "Internship" },
  ];
  const shown = (chosen: string[], onchange = vi.fn()) => ({
    onchange,
    ...render(PickSeveral, { label: "Contract", options, chosen, noneText: "Any contract", onchange }),
  });

  it("says what is ticked, and how many when there are several", async () => {
    const { rerender } = shown(["internship"]);
    expect(screen.getByRole("button", { name: "Contract: Internship" })).toBeTruthy();
    await rerender({ chosen: ["permanent", "internship"] });
    expect(screen.getByRole("button", { name: "Contract · 2 (Permanent, Internship)" })).toBeTruthy();
  });

  it("ticks one more and one less in the order of its list, and none at all", async () => {
    const { onchange } = shown(["internship"]);
    await user.click(screen.getByRole("button"));
    await user.click(screen.getByRole("checkbox", { name: "Permanent" }));
    expect(onchange).toHaveBeenLastCalledWith(["permanent", "internship"]);
    await user.click(screen.getByRole("checkbox", { name: "Internship" }));
    expect(onchange).toHaveBeenLastCalledWith([]);
    await user.click(screen.getByRole("button", { name: "Any contract" }));
    expect(onchange).toHaveBeenLastCalledWith([]);
    expect(screen.queryByRole("checkbox")).toBeNull();
  });

  it("is walked by arrows and closed by Escape, which the page does not hear", async () => {
    shown([]);
    const heard = vi.fn();
    document.addEventListener("keydown", heard);
    const button = screen.getByRole("button", { name: "Contract" });
    await user.click(button);
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(document.activeElement).toBe(screen.getByRole("checkbox", { name: "Fixed term" }));
    await user.keyboard("{Escape}");
    document.removeEventListener("keydown", heard);
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute("aria-expanded")).toBe("false");
    expect(heard).not.toHaveBeenCalled();
  });
});

describe("SearchField", () => {
  it("clears on Escape first, and lets go on the next", async () => {
    const onleave = vi.fn();
    render(SearchField, { value: "abc", label: "Filter", placeholder: "…", clearLabel: "Clear", onleave });
    const input = screen.getByRole<HTMLInputElement>("searchbox", { name: "Filter" });
    input.focus();
    await user.keyboard("{Escape}");
    expect(input.value).toBe("");
    expect(onleave).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(onleave).toHaveBeenCalledTimes(1);
  });
});

describe("SearchField's clear button", () => {
  it("gives the focus back to the field", async () => {
    render(SearchField, {
      value: "abc",
      label: "Filter",
      placeholder: "…",
      clearLabel: "Clear",
      onleave() {},
    });
    await user.click(screen.getByRole("button", { name: "Clear" }));
    expect(document.activeElement).toBe(screen.getByRole("searchbox", { name: "Filter" }));
  });
});

describe("Progress", () => {
  it("has a value only when the total is known", async () => {
    const { rerender } = render(Progress, { label: "Importing", done: 3, total: null });
    const bar = screen.getByRole("progressbar", { name: "Importing" });
    expect(bar.getAttribute("aria-valuenow")).toBeNull();
    await rerender({ label: "Importing", done: 3, total: 12 });
    expect(bar.getAttribute("aria-valuenow")).toBe("3");
    expect(bar.getAttribute("aria-valuemax")).toBe("12");
  });
});

describe("Notices", () => {
  const setUp = () => render(Notices, { label: "Notices", closeLabel: "Close" });

  it("say what was done politely, and what failed at once", async () => {
    setUp();
    notify({ tone: "done", text: () => "2 postings removed" });
    notify({ tone: "failed", text: () => "No room on the disk" });
    await tick();
    expect(screen.getByRole("status").textContent).toContain("2 postings removed");
    expect(screen.getByRole("alert").textContent).toContain("No room on the disk");
  });

  it("run their action once and go", async () => {
    setUp();
    const run = vi.fn();
    notify({ tone: "done", text: () => "Removed", actions: [{ label: () => "Undo", run }] });
    await tick();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(run).toHaveBeenCalledTimes(1);
    expect(notices).toHaveLength(0);
  });

  it("give the focus back to where it came from", async () => {
    document.body.insertAdjacentHTML("beforeend", `<button id="row">Row</button>`);
    const row = document.getElementById("row")!;
    row.focus();
    setUp();
    notify({ tone: "done", text: () => "Removed" });
    await tick();
    await user.click(screen.getByRole("button", { name: "Close" }));
    expect(document.activeElement).toBe(row);
    row.remove();
  });

  it("keep one undo at a time, go after a while, and stay while pointed at or when something failed", () => {
    vi.useFakeTimers();
    notify({ tone: "done", text: () => "first" });
    const second = notify({ tone: "done", text: () => "second" });
    expect(notices.map((notice) => notice.text())).toEqual(["second"]);
    pause(second);
    vi.advanceTimersByTime(60_000);
    expect(notices).toHaveLength(1);
    dismiss(second);
    notify({ tone: "done", text: () => "third" });
    notify({ tone: "failed", text: () => "failed" });
    vi.advanceTimersByTime(60_000);
    expect(notices.map((notice) => notice.text())).toEqual(["failed"]);
    vi.useRealTimers();
  });
});

describe("Dialog", () => {
  it("is named, takes the focus, and closes on Escape", async () => {
    const onclose = vi.fn();
    render(Dialog, { title: "Import", closeLabel: "Close", onclose, children: text("12 new") });
    const dialog = await screen.findByRole("dialog", { name: "Import" });
    await vi.waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    await user.keyboard("{Escape}");
    expect(onclose).toHaveBeenCalledTimes(1);
  });
});

describe("text that does not fit", () => {
  const point = (at: Element) => at.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  const line = (text: string, needs: number) => {
    const cut = Object.assign(document.createElement("span"), { className: "cut", textContent: text });
    Object.defineProperties(cut, { scrollWidth: { value: needs }, clientWidth: { value: 100 } });
    document.body.append(cut);
    return cut;
  };

  it("says itself in full while it is pointed at, and takes no words along into another row", () => {
    const stop = tellCut();
    const long = line("Designer de service, collectivités et santé", 260);
    const short = line("Comptable", 60);
    point(long);
    expect(long.title).toBe("Designer de service, collectivités et santé");
    point(short);
    expect(long.title).toBe("");
    expect(short.title).toBe("");
    stop();
    long.remove();
    short.remove();
  });
});

describe("Menu", () => {
  it("opens with the keyboard and runs the item chosen", async () => {
    const run = vi.fn();
    render(Menu, { label: "More actions", items: [{ id: "remove", text: "Remove", run }] });
    screen.getByRole("button", { name: "More actions" }).focus();
    await user.keyboard("{Enter}");
    await user.click(await screen.findByRole("menuitem", { name: "Remove" }));
    expect(run).toHaveBeenCalledTimes(1);
  });
});

describe("Palette", () => {
  it("runs what Enter is pressed on, after closing", async () => {
    const order: string[] = [];
    const item = (id: string) => ({ id, pieces: [{ text: id, found: false }], run: () => order.push(id) });
    const words = {
      title: "Palette",
      placeholder: "Search",
      none: "None",
      choose: "",
      open: "",
      folding: "",
      escape: "Esc",
    };
    render(Palette, {
      query: "",
      groups: [{ id: "actions", title: "Actions", items: [item("first"), item("second")] }],
      words,
      onclose: () => order.push("closed"),
    });
    const input = await screen.findByRole("combobox");
    input.focus();
    await vi.waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(2));
    await user.keyboard("{ArrowDown}{Enter}");
    expect(order).toEqual(["closed", "second"]);
  });
});

describe("Grid", () => {
  const cell = createRawSnippet((index: () => number) => ({ render: () => `<span>Row ${index()}</span>` }));
  const setUp = (more: object = {}) => {
    const props = { onselect: vi.fn(), onopen: vi.fn(), onsort: vi.fn(), onrange: vi.fn() };
    const { rerender } = render(Grid<"title" | "file">, {
      label: "Postings",
      columns: [
        { id: "title", label: "Title", width: "1fr", sortable: true },
        { id: "file", label: "File", width: "1fr", from: 2000 },
      ],
      count: 10_000,
      rowHeight: 30,
      cell,
      sort: { by: "title", descending: false },
      selected: 4,
      ...props,
      ...more,
    });
    return { ...props, rerender };
  };

  it("draws only the rows in sight, and says how many there are", async () => {
    const { onrange } = setUp();
    const grid = screen.getByRole("grid", { name: "Postings" });
    await vi.waitFor(() => expect(screen.getAllByRole("row").length).toBeGreaterThan(10));
    expect(screen.getAllByRole("row").length).toBeLessThan(100);
    expect(grid.getAttribute("aria-rowcount")).toBe("10001");
    expect(onrange).toHaveBeenCalledWith(0, expect.any(Number));
  });

  it("moves, jumps and opens with the keyboard", async () => {
    const { onselect, onopen } = setUp();
    const grid = screen.getByRole("grid");
    grid.focus();
    for (const key of ["ArrowDown", "ArrowUp", "Home", "End"]) await fireEvent.keyDown(grid, { key });
    expect(onselect.mock.calls.flat()).toEqual([5, 3, 0, 9999]);
    await fireEvent.keyDown(grid, { key: "Enter" });
    expect(onopen).toHaveBeenCalledWith(4);
  });

  it("tells its order and its selected row", async () => {
    const { onsort } = setUp();
    const head = screen.getByRole("columnheader", { name: "Title" });
    expect(head.getAttribute("aria-sort")).toBe("ascending");
    await user.click(screen.getByRole("button", { name: "Title" }));
    expect(onsort).toHaveBeenCalledWith("title");
    const selected = await screen.findByRole("row", { selected: true });
    expect(selected.textContent).toContain("Row 4");
    expect(screen.getByRole("grid").getAttribute("aria-activedescendant")).toBe(selected.id);
  });

  it("scrolls where it is told to, also when the selected row stays the same", async () => {
    const { rerender } = setUp({ selected: 0, scrollTop: 900 });
    const grid = screen.getByRole("grid");
    grid.scrollTop = 900;
    await rerender({ scrollTop: 0 });
    expect(grid.scrollTop).toBe(0);
  });

  it("leaves out a column there is no room for", () => {
    setUp();
    expect(screen.queryByRole("columnheader", { name: "File" })).toBeNull();
  });
});
