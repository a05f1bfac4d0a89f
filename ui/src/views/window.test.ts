import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import App from "../App.svelte";
import { call } from "../api/call";
import type { Finding, PostingPage } from "../api/contract";
import { clearFilters, filter, place } from "../features/postings/listing.svelte";
import { fakeHost, type FakeHost, type FakeOptions } from "../host/fake";
import { useHost } from "../host/host";
import { closeLayer } from "./layers.svelte";
import { go, parseRoute } from "./router.svelte";

const user = userEvent.setup();
let host: FakeHost;

function open(options: FakeOptions = {}, hash = "#/postings") {
  host = fakeHost(options);
  useHost(host);
  go(parseRoute(hash));
  render(App);
}

/** From now on the answers to that command, made when it is asked, come only when the returned function is called. */
function hold(command: string): () => void {
  const invoke = host.invoke.bind(host);
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  host.invoke = async (name, request, job) => {
    const answer = await invoke(name, request, job);
    if (name === command) await released;
    return answer;
  };
  return () => {
    host.invoke = invoke;
    release();
  };
}

function resize(width: number) {
  (window as unknown as { happyDOM: { setViewport(to: { width: number }): void } }).happyDOM.setViewport({
    width,
  });
}

/** Without the head's row. */
const rows = async () => (await screen.findAllByRole("row")).slice(1);
const titles = async () =>
  (await rows()).map((row) => row.querySelector("[role=gridcell] a")?.textContent?.trim());
const total = () => screen.getByTestId("total").textContent?.trim();

// What the window fetches on first use is fetched beforehand: transforming it is not what is timed here.
beforeAll(async () => {
  await Promise.all([import("./CommandPalette.svelte"), import("../features/postings/ImportPreview.svelte")]);
}, 60_000);

beforeEach(() => {
  closeLayer();
  resize(1024);
  clearFilters();
  Object.assign(filter, { sort: "date", descending: true });
});

describe("the list of postings", () => {
  it("shows them, newest first, with their state in words", async () => {
    open({ postings: 13 });
    await waitFor(() => expect(total()).toBe("13\u00a0postings"));
    expect((await titles())[0]).toBe("Chargé·e d’assistance et d’animation de réseau");
    expect(within((await rows())[0]!).getByText("Open")).toBeTruthy();
  });

  it("is narrowed by words without accents, and says so when nothing is left", async () => {
    open({ postings: 13 });
    const field = await screen.findByRole("searchbox", { name: "Filter the postings" });
    await user.type(field, "helene");
    await waitFor(() => expect(total()).toBe("1 of 13"));
    await user.type(field, "zzz");
    await screen.findByText("No posting matches these filters");
    await user.click(screen.getByRole("button", { name: "Clear filters" }));
    await waitFor(() => expect(total()).toBe("13\u00a0postings"));
  });

  it("is narrowed by state and sorted by its heads", async () => {
    open({ postings: 13 });
    await user.click(await screen.findByRole("button", { name: /^Filled/ }));
    await waitFor(() => expect(total()).toBe("2 of 13"));
    expect(screen.getByRole("button", { name: /^Filled/ }).getAttribute("aria-pressed")).toBe("true");
    await user.click(screen.getByRole("button", { name: "Title" }));
    await waitFor(async () =>
      expect(await titles()).toEqual(["Coach technique", "Developer relations, open data"]),
    );
    expect(screen.getByRole("columnheader", { name: "Title" }).getAttribute("aria-sort")).toBe("ascending");
  });

  it("is narrowed to several kinds of contract at once", async () => {
    open({ postings: 13 });
    await user.click(await screen.findByRole("button", { name: "Contract" }));
    await user.click(await screen.findByRole("checkbox", { name: "Permanent" }));
    await waitFor(() => expect(total()).not.toBe("13\u00a0postings"));
    const one = Number(total()?.split(" ")[0]);
    await user.click(screen.getByRole("checkbox", { name: "Freelance" }));
    await waitFor(() => expect(Number(total()?.split(" ")[0])).toBeGreaterThan(one));
    expect(screen.getByRole("button", { name: "Contract · 2 (Permanent, Freelance)" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Any contract" }));
    await waitFor(() => expect(total()).toBe("13\u00a0postings"));
  });

  it("opens the chosen posting with the keyboard, and comes back", async () => {
    open({ postings: 13 });
    await rows();
    await user.keyboard("j{Enter}");
    await screen.findByRole("heading", { level: 1, name: "Cheffe ou chef de produit" });
    await user.keyboard("{Escape}");
    await screen.findByRole("heading", { level: 1, name: "Postings" });
  });

  it("removes a posting, and brings it back", async () => {
    open({ postings: 13 });
    await rows();
    await user.keyboard("{Delete}");
    await waitFor(() => expect(total()).toBe("12\u00a0postings"));
    const notice = await screen.findByTestId("notice");
    expect(notice.textContent).toContain("1\u00a0posting removed");
    await user.click(within(notice).getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(total()).toBe("13\u00a0postings"));
    await user.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
    await waitFor(() => expect(total()).toBe("12\u00a0postings"));
  });

  it("chooses the new last row when the last one is removed", async () => {
    open({ postings: 13 });
    await rows();
    place.index = 12;
    await user.keyboard("{Delete}");
    await waitFor(() => expect(total()).toBe("12\u00a0postings"));
    await user.keyboard("{Delete}");
    await waitFor(() => expect(total()).toBe("11\u00a0postings"));
  });

  it("shows a change that came while it was being read", async () => {
    open({ postings: 13 });
    const release = hold("postings.list");
    await waitFor(() => expect(document.querySelector("[role=grid]")).toBeTruthy());
    await call("postings.remove", { ids: [1] });
    release();
    await waitFor(() => expect(total()).toBe("12\u00a0postings"));
    expect((await titles())[0]).toBe("Cheffe ou chef de produit");
  });

  it("leaves the focus to the words being typed, also when it was empty for a moment", async () => {
    open({ postings: 13 });
    await rows();
    await user.keyboard("gs");
    await screen.findByRole("heading", { level: 1, name: "Settings" });
    await user.keyboard("gp");
    const field = await screen.findByRole("searchbox", { name: "Filter the postings" });
    await user.type(field, "zzz");
    await screen.findByText("No posting matches these filters");
    await user.keyboard("{Backspace>3/}");
    await rows();
    expect(document.activeElement).toBe(field);
    await user.type(field, "zzz");
    await user.click(await screen.findByRole("button", { name: "Clear filters" }));
    await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("grid"));
  });

  it("shows the chosen posting beside it on demand, and remembers that", async () => {
    open({ postings: 13 });
    await rows();
    const preview = () => screen.queryByRole("complementary", { name: "Preview" });
    await user.keyboard(" ");
    expect(preview(), "no room").toBeNull();
    resize(1280);
    await user.keyboard(" ");
    expect(preview()).toBeTruthy();
    expect(localStorage.getItem("vivier.preview")).toBe("open");
    await user.keyboard("{Escape}");
    expect(preview()).toBeNull();
    await user.keyboard("  ");
    expect(preview()).toBeNull();
    expect(localStorage.getItem("vivier.preview")).toBe("closed");
    resize(1600);
    await screen.findByRole("complementary", { name: "Preview" });
  });

  it("is narrowed from the palette, and widened again", async () => {
    open({ postings: 13 }, "#/history");
    await screen.findByRole("grid", { name: "History" });
    const run = async (action: string) => {
      await user.keyboard("{Control>}k{/Control}");
      await user.type(await screen.findByRole("combobox", { name: "Command palette" }), action);
      await user.click(await screen.findByRole("option", { name: new RegExp(action) }));
    };
    await run("Show filled postings");
    await waitFor(() => expect(total()).toBe("2 of 13"));
    await run("Clear filters");
    await waitFor(() => expect(total()).toBe("13\u00a0postings"));
  });
});

describe("several postings", () => {
  it("are chosen by key, removed together, and brought back by one undo", async () => {
    open({ postings: 13 });
    await rows();
    await user.keyboard("x{Shift>}{ArrowDown}{ArrowDown}{/Shift}");
    await screen.findByText("3\u00a0postings chosen", { normalizer: (text) => text });
    await user.keyboard("{Delete}");
    await waitFor(() => expect(total()).toBe("10\u00a0postings"));
    expect(screen.queryByText(/postings chosen/)).toBeNull();
    await user.click(within(await screen.findByTestId("notice")).getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(total()).toBe("13\u00a0postings"));
  });

  it("are exactly those that match, and no longer chosen after Escape", async () => {
    open({ postings: 130 });
    await rows();
    await user.click(await screen.findByRole("button", { name: /^Filled/ }));
    await waitFor(() => expect(total()).toMatch(/ of 130$/));
    const matching = Number(total()?.split(" ")[0]);
    screen.getByRole("grid").focus();
    await user.keyboard("{Control>}a{/Control}");
    await screen.findByText(`${matching}\u00a0postings chosen`, { normalizer: (text) => text });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByText(/postings chosen/)).toBeNull());
    expect(total()).toBe(`${matching} of 130`);
  });
});

describe("what was read", () => {
  const row = (name: string) => screen.findByRole("group", { name });

  it("is corrected in place, says what the file says, and is undone from the notice", async () => {
    open({ postings: 13 }, "#/postings/1");
    await user.click(within(await row("Subject")).getByRole("button", { name: "Correct: Subject" }));
    const field = await screen.findByRole("textbox", { name: "Subject" });
    await user.clear(field);
    await user.type(field, "Rivages, votre nom{Enter}");
    await waitFor(async () => expect((await row("Subject")).textContent).toContain("Rivages, votre nom"));
    expect((await row("Subject")).textContent).toContain("The file says: Candidature, votre nom");
    const notice = await screen.findByTestId("notice");
    expect(notice.textContent).toContain("Subject: corrected");
    await user.click(within(notice).getByRole("button", { name: "Undo" }));
    await waitFor(async () => expect((await row("Subject")).textContent).not.toContain("Rivages, votre"));
  });

  it("keeps what was typed when it is refused", async () => {
    open({ postings: 13 }, "#/postings/1");
    await user.click(await screen.findByRole("button", { name: "Add a contact" }));
    const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "E-mail address" });
    await user.type(field, "nobody{Enter}");
    expect((await screen.findAllByRole("alert")).some(({ textContent }) => textContent)).toBe(true);
    expect(field.value).toBe("nobody");
    await user.type(field, "@example.org{Enter}");
    await screen.findByText("nobody@example.org");
  });

  it("is confirmed in one go", async () => {
    open({ postings: 13 }, "#/postings/2");
    await row("Subject");
    await user.keyboard("v");
    await waitFor(async () => expect((await row("Subject")).textContent).toContain("Confirmed"));
    await waitFor(() =>
      expect(screen.getByRole("button", { name: "Confirm the reading" }).getAttribute("aria-disabled")).toBe(
        "true",
      ),
    );
  });

  it("lights up its words, and its words light up the value", async () => {
    open({ postings: 13 }, "#/postings/2");
    const pieces = await row("To send");
    const words = document.querySelector<HTMLElement>("mark[data-source=pieces]")!;
    within(pieces).getByRole("button", { name: "Correct: To send" }).focus();
    await waitFor(() => expect(words.classList.contains("lit")).toBe(true));
    words.focus();
    await waitFor(() => expect(pieces.classList.contains("lit")).toBe(true));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(document.activeElement?.getAttribute("aria-label")).toBe("Correct: To send"));
  });

  it("that leads to two addresses is settled by choosing one", async () => {
    open({ postings: 13 }, "#/postings/1");
    await user.click(await screen.findByRole("button", { name: "Write to yann.lebihan@example.org" }));
    await waitFor(() =>
      expect(screen.queryByRole("button", { name: "Write to yann.lebihan@example.org" })).toBeNull(),
    );
    await user.click(await screen.findByText("2\u00a0remarks", { normalizer: (text) => text }));
    expect(screen.getByText(/Settled: write to yann.lebihan@example.org/)).toBeTruthy();
  });
});

describe("a contact", () => {
  it("who left is replaced everywhere", async () => {
    open({ postings: 13 }, "#/contacts");
    await screen.findByRole("grid", { name: "Contacts" });
    await user.click(await screen.findByRole("button", { name: "This person left…" }));
    const dialog = await screen.findByRole("dialog", { name: "Replace camille.rouviere@example.org" });
    await user.type(within(dialog).getByRole("textbox", { name: "Write instead to" }), "nora@example.org");
    await user.click(within(dialog).getByRole("button", { name: /^Replace in/ }));
    await screen.findByRole("heading", { level: 2, name: "nora@example.org" });
    expect(screen.queryByText("camille.rouviere@example.org")).toBeNull();
  });
});

describe("a posting by hand", () => {
  it("is pasted, shown, and its text changed", async () => {
    open({ postings: 13 });
    await rows();
    await user.keyboard("{Shift>}p{/Shift}");
    const dialog = await screen.findByRole("dialog", { name: "New posting" });
    await user.type(within(dialog).getByRole("textbox", { name: "Title" }), "Animatrice de réseau");
    await user.type(within(dialog).getByRole("textbox", { name: "Text" }), "Écrire à lea@example.org");
    await user.click(within(dialog).getByRole("button", { name: "Create the posting" }));
    await screen.findByRole("heading", { level: 1, name: "Animatrice de réseau" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.keyboard("e");
    await screen.findByRole("dialog", { name: "Edit the text" });
  });
});

describe("a posting", () => {
  it("leads to the one after the next when the button is pressed twice, however slow the reading", async () => {
    open({ postings: 13 }, "#/postings/1");
    const button = await screen.findByRole("button", { name: "Next posting" });
    await screen.findByText("1 of 13");
    button.focus();
    const release = hold("postings.show");
    await user.keyboard("{Enter}{Enter}");
    release();
    await screen.findByRole("heading", { level: 1, name: "Developer relations, open data" });
    await screen.findByText("3 of 13");
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Next posting" }));
  });

  it("waits for what stands around it before it goes on", async () => {
    open({ postings: 13 }, "#/postings/1");
    const release = hold("postings.list");
    await screen.findByRole("region", { name: "Text of the posting" });
    await user.keyboard("jj");
    release();
    await screen.findByText("3 of 13");
    expect(location.hash).toBe("#/postings/3");
  });

  it("gives the text the focus when it is opened, and keeps it there from one to the next", async () => {
    open({ postings: 13 }, "#/postings/1");
    const reader = await screen.findByRole("region", { name: "Text of the posting" });
    await waitFor(() => expect(document.activeElement).toBe(reader));
    await screen.findByText("1 of 13");
    await user.keyboard("j");
    await screen.findByRole("heading", { level: 1, name: "Cheffe ou chef de produit" });
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole("region", { name: "Text of the posting" })),
    );
  });

  it("shows a doubt twice that it has twice", async () => {
    open({ postings: 3 });
    const { invoke } = host;
    host.invoke = async (name, request, job) => {
      const answer = await invoke.call(host, name, request, job);
      if (name !== "postings.show") return answer;
      const { values } = answer as PostingPage;
      const doubt: Finding = {
        which: "address_invalid ceci",
        kind: { code: "address_invalid", params: { value: "ceci" } },
        place: { line: 3, column: 1 },
        decision: null,
        open: true,
      };
      return { ...(answer as PostingPage), values: { ...values, findings: [doubt, doubt] } };
    };
    go({ page: "posting", id: 2 });
    expect(await screen.findAllByText(/“ceci” is not an e-mail address/)).toHaveLength(2);
  });

  it("shows what was read, worst doubt first, and lets its links leave through the host only", async () => {
    open({ postings: 13 }, "#/postings/1");
    const toCheck = await screen.findByText("“recrutement@” is not an e-mail address");
    expect(toCheck.compareDocumentPosition(screen.getByText(/Garbled/)) & 4).toBe(4);
    await user.click(screen.getByRole("link", { name: "Write to camille.rouviere@example.org" }));
    expect(host.opened).toEqual(["mailto:camille.rouviere@example.org"]);
    expect(location.hash).toBe("#/postings/1");
    await user.click(screen.getByRole("radio", { name: "Original" }));
    expect(document.querySelector("pre")?.textContent).toContain("Ã©");
  });

  it("that is gone says so", async () => {
    open({ postings: 13 }, "#/postings/99");
    const said = await screen.findByText("This posting is no longer in the store.");
    expect(said.closest("[role=alert]")).toBeTruthy();
  });
});

describe("an import", () => {
  it("starts from the first screen, and reports what needs a look", async () => {
    open({ postings: 0 });
    await user.click(await screen.findByRole("button", { name: /Choose a folder of postings/ }));
    const look = await screen.findByRole("dialog", { name: "What this import would do" });
    expect(look.textContent).toContain("The file is not text");
    await user.click(within(look).getByRole("button", { name: "Import all 12" }));
    await waitFor(() => expect(total()).toBe("12\u00a0postings"));
  });

  it("of the folders that were imported is asked for by key, whether or not anything was noticed", async () => {
    open({ postings: 13 });
    await rows();
    await user.keyboard("{Shift>}R{/Shift}");
    const look = await screen.findByRole("dialog", { name: "What this import would do" });
    expect(look.textContent).toMatch(/88% the same as “.+”, new here too: perhaps the same role twice/);
    await user.click(within(look).getByRole("button", { name: /^Import all/ }));
    await waitFor(() => expect(total()).toBe("15\u00a0postings"));
  });

  it("of the sample set has a key, and an undo that leads back to the first screen", async () => {
    open({ postings: 0 });
    await screen.findByRole("button", { name: /Open the sample set/ });
    await user.keyboard("2");
    await waitFor(() => expect(total()).toBe("6\u00a0postings"));
    await user.click(within(await screen.findByTestId("notice")).getByRole("button", { name: "Undo" }));
    await screen.findByRole("heading", { name: "Let’s start with your postings" });
  });
});

describe("the history", () => {
  it("names the later change that stands in the way", async () => {
    open({ postings: 13 });
    await rows();
    await user.keyboard("{Delete}");
    await screen.findByTestId("notice");
    await user.keyboard("gh");
    await user.click(await screen.findByRole("button", { name: /^Undo: Imported 13/ }));
    const alert = (await screen.findAllByRole("alert")).find(({ textContent }) => textContent);
    expect(alert?.textContent).toContain("A later change stands in the way: Removed “Chargé");
    await user.click(within(alert!).getByRole("button", { name: "Show in History" }));
    await waitFor(() => expect(location.hash).toBe("#/history/2"));
  });

  it("is undone and done again by Enter on the chosen row", async () => {
    open({ postings: 13 }, "#/history");
    const grid = await screen.findByRole("grid", { name: "History" });
    await waitFor(() => expect(document.activeElement).toBe(grid));
    await screen.findByRole("button", { name: /^Undo: Imported 13/ });
    await user.keyboard("{Enter}");
    await screen.findByRole("button", { name: /^Redo: Imported 13/ });
    await user.keyboard("{Enter}");
    await screen.findByRole("button", { name: /^Undo: Imported 13/ });
    expect(document.activeElement).toBe(grid);
  });

  it("keeps the focus on the button that was pressed", async () => {
    open({ postings: 13 }, "#/history");
    const button = await screen.findByRole("button", { name: /^Undo: Imported 13/ });
    await user.click(button);
    await screen.findByRole("button", { name: /^Redo: Imported 13/ });
    expect(document.activeElement).toBe(button);
    expect(button.textContent).toContain("Redo");
  });
});

describe("the store", () => {
  it("is checked from the palette, and the settings tell what was found", async () => {
    open({ postings: 13 });
    await rows();
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox", { name: "Command palette" }), "check the store");
    await user.click(await screen.findByRole("option", { name: /Check the store now/ }));
    await screen.findByText("The store is sound.");
    expect(location.hash).toBe("#/settings/store");
  });

  it("is backed up under a name of its own", async () => {
    open({ postings: 13 }, "#/settings/store");
    const asked = vi.spyOn(host, "pickSaveAs");
    const button = await screen.findByRole("button", { name: "Back up…" });
    await user.click(button);
    await screen.findByText(/^Backup written to/);
    expect(asked.mock.calls[0]?.[0]).toMatch(/^vivier-backup-\d{4}-\d\d-\d\d-\d{6}\.vivier$/);
    expect(document.activeElement).toBe(button);
  });
});

describe("the window", () => {
  it("finds an action by what else it is called", async () => {
    open({ postings: 13 });
    await rows();
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox", { name: "Command palette" }), "langue");
    await screen.findByRole("option", { name: /Switch to English/ });
  });

  it("opens another store from the settings", async () => {
    open({ postings: 13 }, "#/settings/store");
    await user.click(await screen.findByRole("button", { name: "Open another store…" }));
    await screen.findByRole("heading", { level: 1, name: "Postings" });
  });

  it("says so when nobody can write to it", async () => {
    open({ postings: 3, readOnly: true });
    await screen.findByText("Read-only: nothing can be changed");
  });

  it("says what happened when the store cannot be opened, and opens another", async () => {
    open({ failure: "store_locked" });
    expect((await screen.findByRole("alert")).textContent).toContain("is in use by another window");
    await user.click(screen.getByRole("button", { name: "Open another store…" }));
    await screen.findByRole("heading", { level: 1, name: "Postings" });
  });

  it("saves what can be read of one that is damaged, says what was lost, and opens it", async () => {
    open({ failure: "store_damaged" });
    await user.click(await screen.findByRole("button", { name: "Save what can be read" }));
    const said = await screen.findByRole("status");
    expect(within(said).getByRole("row", { name: "Candidates 46 2 2" })).toBeTruthy();
    expect(said.textContent).toContain("file or mail was left out");
    expect(said.textContent).toContain(".damaged-2026-02-12.vivier");
    await user.click(screen.getByRole("button", { name: "Open the saved store" }));
    await screen.findByRole("heading", { level: 1, name: "Postings" });
  });

  it("shows the details to be selected when the system does not let it copy", async () => {
    open({ failure: "store_locked" });
    const refused = vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("NotAllowed"));
    await user.click(await screen.findByRole("button", { name: "Copy details" }));
    await screen.findByText(/did not let Vivier copy/);
    expect(screen.getByText("Technical details").closest("details")?.open).toBe(true);
    expect(getSelection()?.toString()).toContain("store_locked");
    refused.mockRestore();
  });

  it("says so when a path cannot be copied, and shows it", async () => {
    open({ postings: 13 }, "#/postings/1");
    const refused = vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("NotAllowed"));
    await screen.findByText("1 of 13");
    await user.keyboard("{Shift>}c{/Shift}");
    expect((await screen.findByTestId("notice")).textContent).toContain("2026/charge-e-d-assistance");
    refused.mockRestore();
  });

  it("changes its language at once", async () => {
    open({ postings: 13 }, "#/settings/general");
    await user.click(await screen.findByRole("radio", { name: "Français" }));
    await screen.findByRole("heading", { level: 1, name: "Réglages" });
    expect(document.documentElement.lang).toBe("fr");
    expect(screen.getByRole("link", { name: "Annonces" })).toBeTruthy();
  });

  it("changes its theme at once, and keeps the choice", async () => {
    open({ postings: 13 }, "#/settings/general");
    await user.click(await screen.findByRole("radio", { name: "Dark" }));
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(localStorage.getItem("vivier.theme")).toBe("dark");
    await user.click(
      within(screen.getByRole("radiogroup", { name: "Theme" })).getByRole("radio", { name: "System" }),
    );
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });

  it("finds a posting from the palette, whatever its accents", async () => {
    open({ postings: 13 });
    await rows();
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox", { name: "Command palette" }), "helene");
    const found = await screen.findByRole("option", { name: /Hélène cherche/ });
    expect(found.querySelector("mark")?.textContent).toBe("Hélène");
    await user.click(found);
    await screen.findByRole("heading", { level: 1, name: /Hélène cherche/ });
  });
});
