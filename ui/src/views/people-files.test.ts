import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import App from "../App.svelte";
import type { ImportPeople } from "../api/contract";
import { clearAsked } from "../features/board/asked.svelte";
import { wanted } from "../features/candidates/listing.svelte";
import { fakeHost, type FakeHost } from "../host/fake";
import { useHost, type Host } from "../host/host";
import { closeLayer } from "./layers.svelte";
import { go, parseRoute } from "./router.svelte";

const user = userEvent.setup();
let host: FakeHost;
let invoke: MockInstance<Host["invoke"]>;

function open(hash: string) {
  host = fakeHost({ postings: 3, people: 24 });
  host.pick = ["/home/camille/candidats.csv"];
  invoke = vi.spyOn(host, "invoke");
  useHost(host);
  go(parseRoute(hash));
  render(App);
}
const asked = <R>(command: string) =>
  invoke.mock.calls.filter(([name]) => name === command).map(([, request]) => request as R);
/** Once the window listens to what is dragged over it. */
async function drop(...paths: string[]) {
  await waitFor(() => {
    host.drop({ kind: "over", paths });
    expect(screen.getByText("Drop to import")).toBeTruthy();
  });
  host.drop({ kind: "drop", paths });
}
const dialog = () => screen.findByRole("dialog");

beforeAll(async () => {
  await Promise.all([
    import("./BoardView.svelte"),
    import("./CandidatesView.svelte"),
    import("./FilesLayers.svelte"),
    import("./PeopleLayers.svelte"),
  ]);
}, 120_000);
beforeEach(() => {
  closeLayer();
  clearAsked();
  wanted.text = "";
});

describe("a table dropped on the window", () => {
  it("is shown as it would come in, and taken in as it was shown", async () => {
    open("#/candidates");
    await screen.findByText("Awa Diop");
    await drop("/home/camille/candidats.csv");
    const within_ = within(await dialog());
    expect(within_.getByRole("heading", { name: "Import people: candidats.csv" })).toBeTruthy();
    expect(within_.getByText("Camille Rouvière")).toBeTruthy();
    expect(within_.getByText("“ines[at]example.org” is not an e-mail address")).toBeTruthy();
    expect(within_.getByText("the same as Awa Diop")).toBeTruthy();

    await user.selectOptions(within_.getByLabelText("What “Observations” becomes"), "Left out");
    await waitFor(() => expect(asked("candidates.import_preview")).toHaveLength(2));
    await user.click(within_.getByRole("radio", { name: "Fill in what is missing" }));
    await user.selectOptions(
      within_.getByLabelText("For those whose row names none of your postings"),
      within_.getAllByRole("option").find((option) => (option as HTMLOptionElement).value === "1")!,
    );
    await user.click(await within_.findByRole("button", { name: /^Import 3/ }));
    await waitFor(() => expect(asked("candidates.import")).toHaveLength(1));
    const [request] = asked<ImportPeople>("candidates.import");
    expect(request!.mapping!.fields.at(-1)).toBeNull();
    expect(request).toMatchObject({ duplicates: "fill", problem_rows: "leave_out", into: { posting: 1 } });

    // What stayed out is listed by itself.
    const report = within(await screen.findByRole("dialog", { name: "Import report" }));
    expect(report.getByText("Line 7")).toBeTruthy();
    await user.click(report.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(asked("history.undo")).toHaveLength(1));
  });

  it("is not taken in while no column names anybody", async () => {
    open("#/candidates");
    await screen.findByText("Awa Diop");
    await drop("/home/camille/candidats.csv");
    const shown = within(await dialog());
    for (const heading of ["NOM", "Prénom", "Courriel"]) {
      await user.selectOptions(shown.getByLabelText(`What “${heading}” becomes`), "Left out");
    }
    await shown.findByRole("alert");
    await user.click(shown.getByRole("button", { name: /^Import/ }));
    expect(asked("candidates.import")).toHaveLength(0);
  });

  it("leads elsewhere when postings lie beside it", async () => {
    open("#/candidates");
    await screen.findByText("Awa Diop");
    await drop("/home/camille/candidats.csv", "/home/camille/poste.md");
    await waitFor(() => expect(asked("postings.preview")).toHaveLength(1));
    expect(asked("candidates.import_preview")).toHaveLength(0);
  });
});

describe("what is picked in the list of candidates", () => {
  it("is exported, exactly", async () => {
    open("#/candidates");
    await user.click(await screen.findByRole("checkbox", { name: "Select Awa Diop" }));
    await user.click(screen.getByRole("toolbar").querySelector("button:nth-of-type(2)")!);
    await user.click(await screen.findByRole("radio", { name: /^Excel/ }));
    await user.click(screen.getByRole("button", { name: /^Save as/ }));
    await waitFor(() => expect(asked("candidates.export")).toHaveLength(1));
    const [request] = asked<{ selection: { ids: number[] }; path: string; format: string }>(
      "candidates.export",
    );
    expect(request!.selection.ids).toHaveLength(1);
    expect(request!.path).toMatch(/candidates-\d{4}-\d\d-\d\d\.xlsx$/);
  });

  it("is all that match, with a print of them, and is tagged in one go", async () => {
    open("#/candidates");
    await screen.findByText("Awa Diop");
    await user.keyboard("{Control>}a{/Control}t");
    await user.type(await screen.findByRole("combobox", { name: "Add a tag" }), "à rappeler{Enter}");
    await user.click(screen.getByRole("button", { name: /^Save/ }));
    await waitFor(() => expect(asked("candidates.tag")).toHaveLength(1));
    expect(asked("candidates.tag")[0]).toMatchObject({
      selection: { expected: 24, print: expect.any(String) },
      add: ["à rappeler"],
    });
  });
});

describe("on the board", () => {
  it("a note is written about the card that keys are on", async () => {
    open("#/postings/1/board");
    await screen.findByRole("option", { name: /Awa Diop/ });
    await user.keyboard("n");
    await user.type(await screen.findByRole("textbox", { name: /^Note on/ }), "À rappeler jeudi");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(asked("notes.add")).toHaveLength(1));
  });

  it("the people behind all that match are tagged", async () => {
    open("#/postings/1/board");
    await screen.findByRole("option", { name: /Awa Diop/ });
    await user.keyboard("{Control>}a{/Control}");
    await waitFor(() => expect(asked("applications.pick")).toHaveLength(1));
    await user.keyboard("t");
    await user.type(await screen.findByRole("combobox", { name: "Add a tag" }), "vivier{Enter}");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(asked("candidates.tag")).toHaveLength(1));
    expect(asked("candidates.tag")[0]).toMatchObject({
      selection: { applications: { print: expect.any(String) } },
    });
  });
});

describe("a ZIP of CVs", () => {
  it("shows whose each is, leaves what is unclear to a person, and attaches exactly what was shown", async () => {
    open("#/candidates");
    await screen.findByText("Awa Diop");
    await drop("/home/camille/cvs.zip");
    const shown = within(await dialog());
    expect(shown.getByRole("heading", { name: "CVs in cvs.zip" })).toBeTruthy();
    expect(shown.getByRole("row", { name: /Zoé Petit is not here/ })).toBeTruthy();
    expect(shown.getByRole("button", { name: /^Attach 1\sfile/ })).toBeTruthy();
    const unclear = shown.getByRole("combobox", { name: "Whose candidature.docx is" });
    await user.selectOptions(unclear, "2");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() =>
      expect(asked("cvs.attach")).toEqual([
        {
          path: "/home/camille/cvs.zip",
          files: [
            { name: "cvs/CV Awa Diop.pdf", print: "CV Awa Diop.pdf", candidate: 1 },
            { name: "cvs/candidature.docx", print: "candidature.docx", candidate: 2 },
          ],
        },
      ]),
    );
    await screen.findByText(/^2\sfiles attached/);
  });
});
