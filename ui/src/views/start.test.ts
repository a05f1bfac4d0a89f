/** What happens before the first screen stands; in a file of its own, because that moment comes once. */
import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeAll, expect, it } from "vitest";
import App from "../App.svelte";
import { fakeHost } from "../host/fake";
import { useHost } from "../host/host";
import { notify } from "../kit/notices.svelte";
import { isReady } from "./ready.svelte";

// Transforming them is not what is timed here.
beforeAll(async () => {
  await Promise.all([import("./Help.svelte"), import("../features/postings/ImportPreview.svelte")]);
}, 60_000);

it("loses no key, no notice and no drop while the list is still being read", async () => {
  const user = userEvent.setup();
  const host = fakeHost({ postings: 3 });
  const invoke = host.invoke.bind(host);
  host.invoke = (name, request, job) =>
    name === "postings.list" ? new Promise(() => {}) : invoke(name, request, job);
  useHost(host);
  render(App);
  await screen.findByRole("navigation", { name: "Main" });

  await user.keyboard("?");
  await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  notify({ tone: "done", text: () => "Done meanwhile" });
  await screen.findByText("Done meanwhile");
  await waitFor(async () => {
    host.drop({ kind: "drop", paths: ["/home/camille/annonces"] });
    await screen.findByRole("dialog", { name: "What this import would do" }, { timeout: 200 });
  });
  expect(isReady()).toBe(false);
});
