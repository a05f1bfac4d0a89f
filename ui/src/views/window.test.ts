import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import App from "../App.svelte";
import { clearFilters, filter } from "../features/postings/listing.svelte";
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

/** Without the head's row. */
const rows = async () => (await screen.findAllByRole("row")).slice(1);
const titles = async () =>
  (await rows()).map((row) => within(row).getAllByRole("gridcell")[0]?.textContent?.trim());
const total = () => screen.getByTestId("total").textContent?.trim();

// What the window fetches on first use is fetched beforehand: transforming it is not what is timed here.
beforeAll(async () => {
  await Promise.all([import("./CommandPalette.svelte"), import("../features/postings/ImportReport.svelte")]);
}, 60_000);

beforeEach(() => {
  closeLayer();
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
});

describe("a posting", () => {
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
    const report = await screen.findByRole("dialog", { name: "Import" });
    expect(report.textContent).toContain("The file is not text");
    await user.click(within(report).getAllByRole("button", { name: "Close" })[0]!);
    await waitFor(() => expect(total()).toBe("12\u00a0postings"));
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
  });
});

describe("the window", () => {
  it("says what happened when the store cannot be opened, and opens another", async () => {
    open({ failure: "store_locked" });
    expect((await screen.findByRole("alert")).textContent).toContain("is in use by another window");
    await user.click(screen.getByRole("button", { name: "Open another store…" }));
    await screen.findByRole("heading", { level: 1, name: "Postings" });
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
