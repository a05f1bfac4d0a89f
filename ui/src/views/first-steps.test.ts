/** Somebody opens Vivier for the first time. */
import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import App from "../App.svelte";
import { beginFirstSteps, loadFirstSteps, putAway } from "../features/start/first-steps.svelte";
import { fakeHost } from "../host/fake";
import { useHost, type Host } from "../host/host";
import { closeLayer } from "./layers.svelte";
import { go, parseRoute, route } from "./router.svelte";

const user = userEvent.setup();

function open(people: number) {
  const host = fakeHost({ postings: 3, people });
  const invoke = vi.spyOn(host, "invoke");
  useHost(host);
  go(parseRoute("#/postings"));
  localStorage.clear();
  loadFirstSteps();
  beginFirstSteps();
  render(App);
  return { host, asked: (command: string) => invoke.mock.calls.filter(([name]) => name === command) };
}
const steps = () => screen.findByRole("region", { name: "First steps" });

// Transforming them is not what is timed here.
beforeAll(async () => {
  await Promise.all([
    import("./FirstSteps.svelte"),
    import("./BoardView.svelte"),
    import("./HistoryView.svelte"),
    import("./SettingsView.svelte"),
    import("./CandidateView.svelte"),
    import("./OutboxView.svelte"),
    import("./PostingsView.svelte"),
    import("./PostingView.svelte"),
    import("./WriteView.svelte"),
    import("./ReportsView.svelte"),
    import("./PeopleLayers.svelte"),
  ]);
}, 120_000);
beforeEach(() => {
  closeLayer();
  putAway();
});

it("leads from a posting to a mail to a report, and goes away when all three are done", async () => {
  const { host, asked } = open(24);
  const accounts: Host["invoke"] = host.invoke.bind(host);
  await user.click(within(await steps()).getByRole("button", { name: "See what was read in a posting" }));
  await waitFor(() => expect(route().page).toBe("posting"));
  await within(await steps()).findByRole("button", { name: "See what was read in a posting done" });

  const { accounts: known } = (await accounts("mail.accounts.list", {}, null)) as {
    accounts: { id: number }[];
  };
  for (const { id } of known) await accounts("mail.accounts.remove", { id }, null);
  await user.click(within(await steps()).getByRole("button", { name: "Acknowledge applications" }));
  await screen.findByText("There is no mail account yet");
  await user.click(screen.getByRole("button", { name: "Practise with a folder…" }));
  expect(asked("mail.accounts.save")).toHaveLength(0);
  await user.type(screen.getByRole("textbox", { name: "Your e-mail address" }), "camille@example.org");
  await user.click(screen.getByRole("button", { name: "Practise with a folder…" }));
  const send = await screen.findByRole("button", { name: /^Send \d/ });
  await waitFor(() => expect(send.getAttribute("aria-disabled")).not.toBe("true"));
  await user.click(send);
  await within(await steps()).findByRole("button", { name: "Acknowledge applications done" });

  await user.click(within(await steps()).getByRole("button", { name: "Save a report as a file" }));
  await user.click(await screen.findByRole("button", { name: "Export" }));
  await user.click(await screen.findByRole("menuitem", { name: /XLSX/ }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "First steps" })).toBeNull());
  loadFirstSteps();
  beginFirstSteps();
  expect(screen.queryByRole("region", { name: "First steps" })).toBeNull();
});

it("asks for somebody where nobody applied yet, and can be put away", async () => {
  open(0);
  await user.click(within(await steps()).getByRole("button", { name: "Add somebody who applied" }));
  await screen.findByRole("dialog");
  closeLayer();
  await user.click(within(await steps()).getByRole("button", { name: "Put the first steps away" }));
  expect(screen.queryByRole("region", { name: "First steps" })).toBeNull();
  expect(localStorage.getItem("vivier.firstSteps")).toBe("over");
});
