import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, expect, it, vi, type MockInstance } from "vitest";
import App from "../App.svelte";
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

beforeAll(async () => {
  await Promise.all([
    import("./PostingsView.svelte"),
    import("./CandidateView.svelte"),
    import("./CandidatesView.svelte"),
    import("./PeopleLayers.svelte"),
    import("./SettingsView.svelte"),
  ]);
}, 120_000);
beforeEach(closeLayer);

it("erases somebody only after what goes was shown and agreed to", async () => {
  open("#/candidates/1");
  await user.click(await screen.findByRole("button", { name: "Erase…" }));
  const dialog = await screen.findByRole("dialog");
  expect((await within(dialog).findByText(/waiting mail/)).textContent).toContain("never leave");
  const confirm = within(dialog).getByRole("button", { name: "Erase for good" });
  await user.click(confirm);
  expect(asked("candidates.erase")).toHaveLength(0);
  await user.click(within(dialog).getByRole("checkbox"));
  await user.click(confirm);
  await waitFor(() => expect(asked("candidates.erase")[0]?.[1]).toEqual({ selection: { ids: [1] } }));
  const notice = await screen.findByText(/erased for good/);
  expect(notice).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
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
