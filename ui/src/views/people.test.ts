import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import App from "../App.svelte";
import { clearAsked } from "../features/board/asked.svelte";
import { fakeHost } from "../host/fake";
import { useHost, type Host } from "../host/host";
import { closeLayer } from "./layers.svelte";
import { go, parseRoute } from "./router.svelte";

const user = userEvent.setup();
let invoke: MockInstance<Host["invoke"]>;

function open(people: number, hash: string) {
  const host = fakeHost({ postings: 3, people });
  invoke = vi.spyOn(host, "invoke");
  useHost(host);
  go(parseRoute(hash));
  render(App);
}
const asked = (command: string) =>
  invoke.mock.calls.filter(([name]) => name === command).map(([, request]) => request);
const stageField = () => screen.findByRole("combobox", { name: "Type a stage" });
const card = (name: string) => screen.findByRole("option", { name: new RegExp(name) });

// What the window fetches on first use is fetched beforehand: transforming it is not what is timed here.
beforeAll(async () => {
  await Promise.all([
    import("./BoardView.svelte"),
    import("./CandidateView.svelte"),
    import("./PeopleLayers.svelte"),
  ]);
}, 120_000);
beforeEach(() => {
  closeLayer();
  clearAsked();
});

describe("the board", () => {
  it("shows each lane with its count, and its cards by name", async () => {
    open(24, "#/postings/1/board");
    await card("Awa Diop");
    expect(screen.getByRole("heading", { level: 2, name: "Screening" })).toBeTruthy();
    expect(screen.getByTestId("total").textContent).toBe("24\u00a0applications");
  });

  it("moves the card that keys are on, and brings it back", async () => {
    open(24, "#/postings/1/board");
    await card("Awa Diop");
    await user.keyboard("m");
    await user.type(await stageField(), "offer{Enter}");
    await waitFor(() => expect(asked("applications.move")).toHaveLength(1));
    const moved = asked("applications.move")[0] as { selection: { ids: number[] }; to: number };
    expect(moved.selection.ids).toHaveLength(1);
    expect(moved.to).toBe(4);
    const notice = await screen.findByTestId("notice");
    expect(notice.textContent).toContain("moved to Offer");
    await user.click(within(notice).getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(asked("history.undo")).toHaveLength(1));
  });

  it("takes a move back that the desk refuses", async () => {
    open(24, "#/postings/1/board");
    await card("Awa Diop");
    const count = () => screen.getByRole("group", { name: /^Offer/ }).getAttribute("aria-label");
    const before = count();
    const answer = invoke.getMockImplementation()!;
    invoke.mockImplementation(async (name, request, job) => {
      if (name === "applications.move") throw { code: "disk_full", params: { path: "desk.vivier" } };
      return answer(name, request, job);
    });
    await user.keyboard("m");
    await user.type(await stageField(), "offer{Enter}");
    await screen.findByRole("alert");
    expect(count()).toBe(before);
  });

  it("asks for one piece that is missing, keeps that under a name, and forgets it", async () => {
    open(24, "#/postings/1/board");
    await card("Awa Diop");
    await user.selectOptions(screen.getByLabelText("Missing a piece"), "no CV");
    await waitFor(() =>
      expect(asked("applications.board").at(-1)).toMatchObject({
        filter: { missing: ["cv"], incomplete: false },
      }),
    );
    await user.click(await screen.findByRole("button", { name: "Save this filter…" }));
    await user.type(screen.getByRole("textbox", { name: "Name of the filter" }), "Sans CV{Enter}");
    await user.click(screen.getByRole("button", { name: "Filters" }));
    await user.click(await screen.findByRole("button", { name: "Remove the filter “Sans CV”" }));
    await waitFor(() => expect(asked("filters.remove")).toHaveLength(1));
    expect((await screen.findByTestId("notice")).textContent).toContain("Filter “Sans CV” removed");
  });

  it("asks how writing to them stands, and says how many filters are out of sight", async () => {
    open(24, "#/postings/1/board");
    await card("Awa Diop");
    await user.selectOptions(screen.getByLabelText("Mail"), "Mail failed");
    await waitFor(() =>
      expect(asked("applications.board").at(-1)).toMatchObject({ filter: { mail: "failed" } }),
    );
    await user.click(screen.getByRole("button", { name: "Filters" }));
    await user.selectOptions(await screen.findByLabelText("Score"), "3 and more");
    await screen.findByRole("button", { name: "Filters (1 on)" });
    const drawer = screen.getByRole("dialog", { name: "Filters" });
    await user.click(within(drawer).getByRole("button", { name: "Clear filters" }));
    await card("Awa Diop");
    await screen.findByRole("button", { name: "Filters" });
  });

  it("rejects exactly those that were picked, with a reason", async () => {
    open(24, "#/postings/1/board");
    await card("Awa Diop");
    await user.keyboard("x{Shift>}{ArrowDown}{/Shift}");
    const bar = await screen.findByRole("toolbar", { name: "Selection" });
    expect(bar.textContent).toContain("2 selected");
    const picked = screen
      .getAllByRole("option", { selected: true })
      .filter((one) => one.dataset.card)
      .map((one) => Number(one.dataset.card));
    await user.click(within(bar).getByRole("button", { name: /^Reject 2/ }));
    await user.click(await screen.findByRole("radio", { name: "Somebody else was chosen" }));
    await user.click(screen.getByRole("button", { name: "Reject 2" }));
    await waitFor(() => expect(asked("applications.reject")).toHaveLength(1));
    const sent = asked("applications.reject")[0] as { selection: { ids: number[] }; by: string };
    expect([...sent.selection.ids].sort()).toEqual(picked.sort());
    expect(sent.by).toBe("us");
  });

  it("says the number of all that match, and sends the filter with it", async () => {
    open(48, "#/postings/1/board");
    await card("Awa Diop");
    await user.keyboard("{Control>}a{/Control}");
    const bar = await screen.findByRole("toolbar", { name: "Selection" });
    const shown = Number(/^\d+/.exec(bar.textContent!.trim())![0]);
    await user.keyboard("m");
    await user.type(await stageField(), "inter{Enter}");
    await waitFor(() => expect(asked("applications.move")).toHaveLength(1));
    const { selection } = asked("applications.move")[0] as {
      selection: { filter: { posting: number; stages: number[] }; expected: number };
    };
    expect(selection.expected).toBe(shown);
    expect(selection.filter.posting).toBe(1);
    // The folded stages, rejected and withdrawn, are not among them.
    expect(selection.filter.stages).toEqual([1, 2, 3, 4, 5]);
  });

  it("drops a selection when the filter changes", async () => {
    open(24, "#/postings/1/board");
    await card("Awa Diop");
    await user.keyboard("x");
    await screen.findByRole("toolbar", { name: "Selection" });
    await user.click(screen.getByRole("button", { name: "Late" }));
    await waitFor(() => expect(screen.queryByRole("toolbar", { name: "Selection" })).toBeNull());
  });
});

describe("adding a candidate", () => {
  it("takes one line apart and points out who is there already, without being in the way", async () => {
    open(24, "#/candidates");
    await screen.findByRole("heading", { level: 1, name: "Candidates" });
    await user.keyboard("c");
    const line = await screen.findByRole("textbox", { name: /paste a line/ });
    await fireEvent.input(line, { target: { value: "Awa Diop, awa.diop@example.org, 06 39 98 12 34" } });
    await screen.findByText("same address, same name");
    await user.click(screen.getByRole("button", { name: "Add all the same" }));
    await waitFor(() => expect(asked("candidates.add")).toHaveLength(1));
    const { details } = asked("candidates.add")[0] as {
      details: { addresses: string[]; name: { written: string } };
    };
    expect(details.name.written).toBe("Awa Diop");
    expect(details.addresses).toEqual(["awa.diop@example.org"]);
  });
});

describe("the list of people", () => {
  it("is of those who have a tag, when one is chosen", async () => {
    open(24, "#/candidates");
    const tags = await screen.findByLabelText<HTMLSelectElement>("Tag");
    const tag = tags.options[1]!.value;
    await user.selectOptions(tags, tag);
    await waitFor(() => expect(asked("candidates.list").at(-1)).toMatchObject({ filter: { tags: [tag] } }));
  });
});

describe("a candidate's page", () => {
  it("is walked through by key, in the order of the lane it was opened from", async () => {
    open(24, "#/postings/1/board");
    await card("Awa Diop");
    await user.keyboard("{Enter}");
    await screen.findByText("1 of 8");
    await user.keyboard("j");
    await screen.findByText("2 of 8");
  });

  it("gives and takes back a mark", async () => {
    open(24, "#/candidates/12");
    const marks = await screen.findByRole("radiogroup", { name: "Pratique d’un outil de tickets" });
    await user.click(within(marks).getByRole("radio", { name: "3 of 4" }));
    await waitFor(() => expect(asked("applications.score")).toHaveLength(1));
    expect(asked("applications.score")[0]).toMatchObject({
      marks: [{ criterion: "Pratique d’un outil de tickets", kind: "plus", mark: 3 }],
    });
  });
});
