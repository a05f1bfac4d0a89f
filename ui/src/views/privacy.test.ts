import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import App from "../App.svelte";
import { call } from "../api/call";
import { places } from "../features/privacy/due.svelte";
import { fakeHost } from "../host/fake";
import { useHost, type Host } from "../host/host";
import { closeLayer } from "./layers.svelte";
import { go, parseRoute } from "./router.svelte";

const user = userEvent.setup();
let invoke: MockInstance<Host["invoke"]>;

function open(hash: string) {
  const host = fakeHost({ postings: 3, people: 24 });
  invoke = vi.spyOn(host, "invoke");
  useHost(host);
  go(parseRoute(hash));
  render(App);
}
const asked = (command: string) => invoke.mock.calls.filter(([name]) => name === command);
const names = () =>
  screen
    .queryAllByRole("row")
    .slice(1)
    .map((row) => row.querySelector("b")?.textContent);
const part = (name: RegExp) =>
  within(screen.getByRole("navigation", { name: "Parts of this page" })).getByRole("link", { name });
/** What is looked for is compared with plain blanks. */
const told = (text: RegExp) => screen.findByText(text);
const day = 86_400_000;

beforeAll(async () => {
  await Promise.all([
    import("./PostingsView.svelte"),
    import("./CandidateView.svelte"),
    import("./CandidatesView.svelte"),
    import("./PeopleLayers.svelte"),
    import("./SettingsView.svelte"),
    import("./PrivacyView.svelte"),
  ]);
}, 120_000);
beforeEach(() => {
  closeLayer();
  Object.assign(places, { due: { index: 0, scrollTop: 0 }, apart: { index: 0, scrollTop: 0 } });
});
afterEach(() => void vi.useRealTimers());

it("erases somebody only after what goes was shown and agreed to", async () => {
  open("#/candidates/1");
  await user.click(await screen.findByRole("button", { name: "Erase…" }));
  const dialog = await screen.findByRole("dialog");
  expect((await within(dialog).findByText(/waiting mail/)).textContent).toContain("never leave");
  const confirm = within(dialog).getByRole("button", { name: "Erase for good" });
  await user.click(confirm);
  expect(asked("candidates.erase")).toHaveLength(0);
  await user.click(within(dialog).getByRole("checkbox", { name: /I have seen/ }));
  await user.click(confirm);
  expect(asked("candidates.erase")).toHaveLength(0);
  // She was never set apart: that it must not wait, a person says.
  expect(dialog.textContent).toContain("has not been set apart");
  await user.click(within(dialog).getByRole("checkbox", { name: /Erase now all the same/ }));
  await user.click(confirm);
  await waitFor(() =>
    expect(asked("candidates.erase")[0]?.[1]).toEqual({ selection: { ids: [1] }, at_once: true }),
  );
  const notice = await screen.findByText(/erased for good/);
  expect(notice).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

it("does not erase whoever is held", async () => {
  open("#/candidates/1");
  await user.click(await screen.findByRole("button", { name: "Keep with a reason…" }));
  const why = await screen.findByRole("dialog");
  await user.type(within(why).getByRole("textbox", { name: "Reason" }), "Litige, dossier 12");
  await user.click(within(why).getByRole("button", { name: "Keep" }));
  await user.click(await screen.findByRole("button", { name: "Erase…" }));
  const dialog = await screen.findByRole("dialog");
  expect((await within(dialog).findByText(/is kept on purpose/)).textContent).toContain("Litige, dossier 12");
  await user.click(within(dialog).getByRole("checkbox"));
  await user.click(within(dialog).getByRole("button", { name: "Erase for good" }));
  expect(asked("candidates.erase")).toHaveLength(0);
});

it("points out what should not be kept, while it is written and afterwards, and changes nothing", async () => {
  open("#/settings/privacy");
  await user.click(await screen.findByRole("link", { name: "To look over" }));
  const rows = within(await screen.findByRole("region", { name: "To look over" })).getAllByRole("listitem");
  expect(rows).toHaveLength(3);
  expect(rows[1]?.textContent).toMatch(/Bank: FR7630 … 89.*in a note/);
  await user.click(within(rows[0]!).getByRole("link"));
  await user.type(await screen.findByRole("textbox", { name: /^Write a note/ }), "A la RQTH");
  expect((await screen.findByText(/looks like health data/)).textContent).toContain("(RQTH)");
  await user.click(screen.getByRole("button", { name: "Save the note" }));
  await waitFor(() => expect(asked("notes.add")[0]?.[1]).toMatchObject({ text: "A la RQTH" }));
});

it("saves what can be read of a store that opens and is damaged", async () => {
  open("#/settings/store");
  const answer = invoke.getMockImplementation();
  const whole = fakeHost({ postings: 3, people: 24 });
  invoke.mockImplementation((name, request, job) =>
    name === "store.check"
      ? Promise.resolve({ sound: false, findings: ["page 7 is never used"] })
      : (answer ?? whole.invoke.bind(whole))(name, request, job),
  );
  expect(screen.queryByRole("button", { name: "Save what can be read" })).toBeNull();
  await user.click(await screen.findByRole("button", { name: "Check now" }));
  await screen.findByText("page 7 is never used");
  await user.click(await screen.findByRole("button", { name: "Save what can be read" }));
  await screen.findByRole("heading", { name: "What could be read is saved" });
  const path = "/home/camille/.local/share/vivier/desk.vivier";
  expect(asked("store.salvage")[0]?.[1]).toEqual({ from: path, into: null });
  await waitFor(() => expect(asked("store.open").at(-1)?.[1]).toEqual({ path }));
  await user.click(screen.getByRole("button", { name: "Open the saved store" }));
  expect(screen.queryByText("page 7 is never used")).toBeNull();
  await screen.findByRole("button", { name: "Check now" });
});

it("puts a copy back only after what it holds was shown", async () => {
  open("#/settings/store");
  const [first] = await screen.findAllByRole("button", { name: "Put back…" });
  await user.click(first!);
  const dialog = await screen.findByRole("dialog");
  await within(dialog).findByText(/24 candidates/);
  expect(asked("store.restore")).toHaveLength(0);
  await user.click(within(dialog).getByRole("button", { name: "Put back" }));
  await waitFor(() => expect(asked("store.restore")).toHaveLength(1));
});

describe("those who are due for erasure", () => {
  it("are set apart, taken back, kept with a reason, and in the end erased by a person", async () => {
    open("#/settings/privacy");
    await waitFor(() => expect(names()).toHaveLength(12));
    expect(await screen.findByText(/12 people to decide on/)).toBeTruthy();
    const everybody = names();
    expect(everybody).toContain("Nolwenn Tanguy");

    await user.click(screen.getByRole("button", { name: "Set apart: Nolwenn Tanguy" }));
    await told(/^Nolwenn Tanguy set apart until/);
    await waitFor(() => expect(names()).not.toContain("Nolwenn Tanguy"));
    await user.click(part(/^Set apart 1$/));
    await waitFor(() => expect(names()).toEqual(["Nolwenn Tanguy"]));
    // She waits: nothing erases her before her time, and nobody has to decide on her.
    expect(screen.queryByRole("button", { name: /^Erase/ })).toBeNull();
    expect(screen.getByText(/11 people to decide on/)).toBeTruthy();
    await user.keyboard("{Delete}");
    expect(asked("candidates.erase_preview")).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await screen.findByText("Nobody is set apart");
    await user.click(part(/^Due for erasure/));
    await waitFor(() => expect(names()).toEqual(everybody));

    await user.click(screen.getByRole("checkbox", { name: "Choose: Nolwenn Tanguy" }));
    await user.keyboard("h");
    const why = await screen.findByRole("dialog", { name: "Keep Nolwenn Tanguy" });
    const keep = within(why).getByRole("button", { name: "Keep" });
    await user.click(keep);
    expect(asked("privacy.hold")).toHaveLength(0);
    await user.type(within(why).getByRole("textbox", { name: "Reason" }), " Litige, dossier 12 ");
    await user.click(keep);
    await told(/^Nolwenn Tanguy is kept/);
    expect(asked("privacy.hold")[0]?.[1]).toEqual({ id: 3, reason: "Litige, dossier 12" });
    await waitFor(() => expect(names()).not.toContain("Nolwenn Tanguy"));
    // Nobody is chosen who is no longer in the list.
    expect(screen.queryByRole("toolbar")).toBeNull();

    const [first, second] = names();
    await user.keyboard("{k>12/}x{Shift>}{ArrowDown}{/Shift}a");
    await told(/^2 candidates set apart until/);
    expect(asked("privacy.set_apart")[1]?.[1]).toMatchObject({ ids: { length: 2 } });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31 * day });
    await user.keyboard("gc");
    await screen.findByRole("heading", { level: 1, name: "Candidates" });
    go(parseRoute("#/settings/privacy/apart"));
    await waitFor(() => expect(names().sort()).toEqual([first, second].sort()));
    await user.keyboard("{Control>}a{/Control}{Delete}");
    const dialog = await screen.findByRole("dialog", { name: /^Erase 2.candidates for good$/ });
    await within(dialog).findByText(/waiting mail/);
    expect(asked("candidates.erase")).toHaveLength(0);
    await user.click(within(dialog).getByRole("checkbox"));
    await user.click(within(dialog).getByRole("button", { name: "Erase for good" }));
    await told(/^2 candidates erased for good$/);
    await screen.findByText("Nobody is set apart");
    expect(location.hash).toBe("#/settings/privacy/apart");

    await user.click(part(/^Held$/));
    await screen.findByText("Litige, dossier 12");
    await user.click(screen.getByRole("button", { name: "Back to the rules: Nolwenn Tanguy" }));
    await screen.findByText("Nobody is kept with a reason of their own");
    await user.keyboard("{Control>}z{/Control}");
    await screen.findByText("Litige, dossier 12");

    await user.click(part(/^Record$/));
    await screen.findByText("Erased 2 candidates for good");
    await screen.findByText("Said why Nolwenn Tanguy is kept");
    expect(screen.getByText("Set Nolwenn Tanguy apart, to be erased").className).toContain("undone");
  });

  it("are no more once other rules say so, and it is told how many more or fewer they are", async () => {
    open("#/settings/privacy/rules");
    const refusal = await screen.findByRole("textbox", { name: "After an application has ended" });
    const save = screen.getByRole("button", { name: /^Save the rules/ });
    await user.clear(refusal);
    await user.type(refusal, "121");
    expect(screen.getByText("A whole number from 0 to 120")).toBeTruthy();
    expect(refusal.getAttribute("aria-invalid")).toBe("true");
    await user.click(save);
    await user.keyboard("{Control>}s{/Control}");
    expect(asked("privacy.save_rules")).toHaveLength(0);
    await user.clear(refusal);
    await user.type(refusal, "120");
    await screen.findByText("By these rules 0 people are due, instead of 12.");
    await user.keyboard("{Control>}s{/Control}");
    await told(/^Rules saved; 12 people may be kept for longer again$/);
    expect(asked("privacy.save_rules")[0]?.[1]).toEqual({
      refusal_months: 120,
      consent_months: 24,
      quarantine_days: 30,
    });
    await user.click(part(/^Due for erasure$/));
    await screen.findByText("Nobody is due for erasure");
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(names()).toHaveLength(12));
  });

  it("are not erased from the list when the rules would keep them again", async () => {
    open("#/settings/privacy");
    await user.click(await screen.findByRole("button", { name: "Set apart: Nolwenn Tanguy" }));
    await told(/^Nolwenn Tanguy set apart until/);
    await call("privacy.save_rules", { refusal_months: 120, consent_months: 24, quarantine_days: 30 });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 31 * day });
    await user.click(part(/^Set apart 1$/));
    await screen.findByText("Application ended: to be kept");
    await user.keyboard("x");
    expect(within(screen.getByRole("toolbar")).queryByRole("button", { name: /Erase/ })).toBeNull();
    await user.keyboard("{Delete}");
    expect(asked("candidates.erase_preview")).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Take back: Nolwenn Tanguy" }));
    await told(/^Nolwenn Tanguy no longer set apart$/);
    await screen.findByText("Nobody is set apart");
  });

  it("are found by the palette", async () => {
    open("#/candidates");
    await screen.findByRole("heading", { level: 1, name: "Candidates" });
    await user.keyboard("{Control>}k{/Control}");
    const palette = within(await screen.findByRole("dialog"));
    await user.type(await palette.findByRole("combobox"), "gdpr");
    await user.click(await screen.findByRole("option", { name: /Show people due for erasure/ }));
    await waitFor(() => expect(location.hash).toBe("#/settings/privacy/due"));
  });
});

it("takes a reason and a setting apart back on the person’s own page", async () => {
  open("#/candidates/3");
  await user.click(await screen.findByRole("button", { name: "Keep with a reason…" }));
  const dialog = await screen.findByRole("dialog");
  await user.type(within(dialog).getByRole("textbox"), "Litige");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await screen.findByText("Litige");
  await user.click(screen.getByRole("button", { name: "Back to the rules" }));
  await told(/^The rules hold for Nolwenn Tanguy again$/);
  await waitFor(() => expect(screen.queryByText("Litige")).toBeNull());
});
