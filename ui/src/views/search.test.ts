import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, expect, it, vi, type MockInstance } from "vitest";
import App from "../App.svelte";
import { fakeHost } from "../host/fake";
import { useHost, type Host } from "../host/host";
import { closeLayer } from "./layers.svelte";
import { go, parseRoute, route } from "./router.svelte";

const user = userEvent.setup();
let invoke: MockInstance<Host["invoke"]>;

function open(hash: string) {
  const host = fakeHost({ postings: 13, people: 24 });
  invoke = vi.spyOn(host, "invoke");
  useHost(host);
  go(parseRoute(hash));
  render(App);
}
const asked = (command: string) => invoke.mock.calls.filter(([name]) => name === command);

beforeAll(async () => {
  await Promise.all([
    import("./PostingsView.svelte"),
    import("./SearchView.svelte"),
    import("./CommandPalette.svelte"),
    import("./CandidateView.svelte"),
    import("./HistoryView.svelte"),
  ]);
}, 120_000);
beforeEach(closeLayer);

it("finds a CV from the palette by a word of it, and opens whose it is", async () => {
  open("#/history");
  await screen.findByRole("heading", { level: 1, name: "History" });
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: "Command palette" }), "react bre");
  const found = await screen.findByRole("option", { name: /Node\.js/ });
  expect([...found.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["React", "Brest"]);
  await user.click(found);
  await waitFor(() => expect(route().page).toBe("candidate"));
});

it("goes from the palette to all that was found", async () => {
  open("#/history");
  await screen.findByRole("heading", { level: 1, name: "History" });
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox", { name: "Command palette" }), "port");
  await user.click(await screen.findByRole("option", { name: "All results for “port”" }));
  await waitFor(() => expect(route()).toEqual({ page: "search", query: "port", kind: null }));
  await screen.findByRole("region", { name: "CVs and files" });
});

it("shows what is found by kind, and only one of them when it is chosen", async () => {
  open("#/search/");
  await screen.findByRole("region", { name: "What can be written here" });
  await user.type(screen.getByRole("searchbox", { name: "Search everywhere" }), "port");
  const files = await screen.findByRole("region", { name: "CVs and files" });
  expect(within(files).getByText("port").tagName).toBe("MARK");
  await screen.findByRole("region", { name: "E-mails" });
  await user.click(screen.getByRole("radio", { name: /^CVs and files/ }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "E-mails" })).toBeNull());
  expect(route()).toEqual({ page: "search", query: "port", kind: "files" });
});

it("says where a question is wrong, and still looks for the rest", async () => {
  open("#/search/port%20after%3Asoon");
  await screen.findByText(/after: takes a day, a month or a year/);
  await screen.findByRole("region", { name: "CVs and files" });
});

it("says so when nothing is found", async () => {
  open("#/search/xyzzy");
  await screen.findByText("Nothing is written like “xyzzy”");
});

it("keeps a search, and lets go of it", async () => {
  open("#/search/port");
  await user.click(await screen.findByRole("button", { name: "Save this search" }));
  await waitFor(() => expect(asked("filters.save")[0]?.[1]).toMatchObject({ list: "search", name: "port" }));
  await screen.findByRole("button", { name: "Saved" });
  await user.clear(screen.getByRole("searchbox", { name: "Search everywhere" }));
  const saved = await screen.findByRole("region", { name: "Saved searches" });
  expect(within(saved).getByRole("link", { name: "port" }).getAttribute("href")).toBe("#/search/port");
  await user.click(within(saved).getByRole("button", { name: "Remove the search “port”" }));
  await waitFor(() => expect(asked("filters.remove")).toHaveLength(1));
});

it("is reached with a slash where there is no list to narrow", async () => {
  open("#/history");
  await screen.findByRole("heading", { level: 1, name: "History" });
  await user.keyboard("/");
  await waitFor(() => expect(route()).toEqual({ page: "search", query: "", kind: null }));
});
