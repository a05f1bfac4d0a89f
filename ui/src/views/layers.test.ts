import { render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { fakeHost } from "../host/fake";
import { useHost } from "../host/host";
import { notices } from "../kit/notices.svelte";
import Layers from "./Layers.svelte";
import { closeLayer, layer, show } from "./layers.svelte";

vi.mock("./Help.svelte", () => ({
  default: () => {
    throw new Error("the help broke");
  },
}));
vi.mock("./CommandPalette.svelte", () => Promise.reject(new Error("the file is gone")));

// Transforming it is not what is timed here.
beforeAll(() => import("../features/postings/ImportReport.svelte"), 60_000);
beforeEach(() => {
  useHost(fakeHost());
  render(Layers);
});
afterEach(closeLayer);

it("closes a layer that fails, says so, and shows the next one", async () => {
  show({ kind: "help" });
  await waitFor(() => expect(layer()).toBeNull());
  expect(notices.at(-1)?.tone).toBe("failed");
  const none = { new: 0, changed: 0, unchanged: 0, refused: 0, gone: 0, back: 0, repaired: 0 };
  show({
    kind: "import-report",
    report: { files: [], passed_over: [], ...none, entry: null, cancelled: false },
  });
  await screen.findByRole("dialog", { name: "Import" });
});

it("closes a layer that cannot be fetched, and says so", async () => {
  show({ kind: "palette" });
  await waitFor(() => expect(layer()).toBeNull());
  expect(notices.at(-1)?.tone).toBe("failed");
});
