import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import App from "../App.svelte";
import { lookAt } from "../features/inbox/inbox.svelte";
import { fakeHost, type FakeHost } from "../host/fake";
import { useHost, type Host } from "../host/host";
import { closeLayer } from "./layers.svelte";
import { go, parseRoute, route } from "./router.svelte";

const user = userEvent.setup();
let host: FakeHost;
let invoke: MockInstance<Host["invoke"]>;

/** A week of mails: four to decide, seven that are ready, three set aside. */
function open(mails = 14, hash = "#/inbox") {
  host = fakeHost({ postings: 13, people: 12, mails });
  invoke = vi.spyOn(host, "invoke");
  useHost(host);
  go(parseRoute(hash));
  render(App);
}
const asked = (command: string) =>
  invoke.mock.calls.filter(([name]) => name === command).map(([, request]) => request);
const reads = (name: string) => screen.findByRole("heading", { level: 2, name });
const total = (text: string) => waitFor(() => expect(screen.getByTestId("total").textContent).toBe(text));

// What the window fetches on first use is fetched beforehand: transforming it is not what is timed here.
beforeAll(async () => {
  await Promise.all([
    import("./InboxView.svelte"),
    import("./InboxLayers.svelte"),
    import("./dropped"),
    import("./PostingsView.svelte"),
    import("./PostingView.svelte"),
    import("./BoardView.svelte"),
    import("./CandidateView.svelte"),
    import("./HistoryView.svelte"),
    import("./SettingsView.svelte"),
  ]);
}, 120_000);
beforeEach(() => {
  closeLayer();
  lookAt("waiting");
});

describe("the inbox", () => {
  it("fetches what is new, says so, and when it last did", async () => {
    open();
    await total("11\u00a0mails to file");
    expect(await screen.findByText(/^Mail fetched/)).toBeTruthy();
    await user.keyboard("gm");
    await total("13\u00a0mails to file");
    expect(asked("inbox.fetch")).toEqual([{ accounts: [], again: false }]);
    expect(await screen.findByText(/^2\s*mails to file$/)).toBeTruthy();
    expect(screen.getByText(/it lies on the server/)).toBeTruthy();
  });

  it("shows what is to be decided first, with the match and its reason", async () => {
    open();
    await reads("Malo Guivarc’h");
    await total("11\u00a0mails to file");
    expect(screen.getByRole("heading", { name: "To decide 4" })).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Ready 7" })).toBeTruthy();
    const posting = screen.getByRole("region", { name: "Posting" });
    expect(posting.textContent).toContain(
      "written to camille.rouviere@example.org, the address of this posting alone",
    );
    const person = screen.getByRole("region", { name: "Candidate" });
    expect(person.textContent).toContain("same phone, nearly the same address");
    expect(screen.getByRole("region", { name: "Pieces" }).textContent).toContain("“sterne arctique”, line 7");
    expect(screen.getByText("sterne arctique", { selector: "mark" })).toBeTruthy();
  });

  it("files the mail as it is shown, goes on to the next, and takes it back", async () => {
    open();
    await reads("Malo Guivarc’h");
    await user.keyboard("a");
    await reads("N. Ollivier");
    expect(asked("inbox.accept")).toEqual([
      { mails: [{ id: 1, posting: null, person: { is: "known", candidate: 1 } }] },
    ]);
    const notice = await screen.findByTestId("notice");
    expect(notice.textContent).toContain("Malo Guivarc’h accepted");
    await total("10\u00a0mails to file");
    await user.click(within(notice).getByRole("button", { name: "Undo" }));
    await total("11\u00a0mails to file");
  });

  it("does not file a mail before it is said which posting it is for", async () => {
    open();
    await reads("Malo Guivarc’h");
    await user.keyboard("j");
    await reads("N. Ollivier");
    await user.keyboard("a");
    expect(asked("inbox.accept")).toEqual([]);
    expect(screen.getByText("Say first which posting it is for.")).toBeTruthy();
    await user.keyboard("p");
    const field = await screen.findByRole("combobox", { name: "Type a posting" });
    await user.type(field, "juriste");
    await screen.findByRole("option", { name: /Juriste en données personnelles/ });
    await user.keyboard("{Enter}");
    await waitFor(() =>
      expect(asked("inbox.choose")).toEqual([
        { id: 2, posting: { is: "posting", posting: 7 }, person: null },
      ]),
    );
    await screen.findByRole("heading", { name: "Ready 8" });
    await reads("N. Ollivier");
    await user.keyboard("a");
    await waitFor(() => expect(asked("inbox.accept")).toHaveLength(1));
    await reads("Tess Moreau");
  });

  it("answers an open question by its number", async () => {
    open();
    await reads("Malo Guivarc’h");
    await user.keyboard("2");
    await waitFor(() =>
      expect(asked("inbox.choose")).toEqual([{ id: 1, posting: null, person: { is: "new" } }]),
    );
    await screen.findByRole("heading", { name: "To decide 3" });
  });

  it("accepts all that are ready in one go, with the number said", async () => {
    open();
    await user.click(await screen.findByRole("button", { name: "Accept all (7)" }));
    const notice = await screen.findByTestId("notice");
    expect(notice.textContent).toContain("7\u00a0mails accepted");
    expect(notice.textContent).toContain("5 new candidates, 5 new applications");
    expect(asked("inbox.accept")).toEqual([{ ready: 7 }]);
    await total("4\u00a0mails to file");
    expect(screen.queryByRole("button", { name: /^Accept all/ })).toBeNull();
  });

  it("leaves out of it whom the person leaves out", async () => {
    open();
    await reads("Malo Guivarc’h");
    await user.click(
      await screen.findByRole("checkbox", { name: "Accept the mail of Yuna Cariou with the others" }),
    );
    await user.click(await screen.findByRole("button", { name: "Accept all (6)" }));
    await waitFor(() => expect(asked("inbox.accept")).toHaveLength(1));
    const { mails } = asked("inbox.accept")[0] as { mails: { id: number }[] };
    expect(mails.map(({ id }) => id)).not.toContain(11);
    await screen.findByRole("heading", { name: "Ready 1" });
  });

  it("sets aside what is no application, and says of the others why they are there", async () => {
    open();
    await reads("Malo Guivarc’h");
    await user.keyboard("{Delete}");
    await reads("N. Ollivier");
    await user.click(screen.getByRole("button", { name: "Set aside 4" }));
    await reads("Malo Guivarc’h");
    expect(screen.getByText("You said that it is no application.")).toBeTruthy();
    await user.keyboard("b");
    await waitFor(() => expect(asked("inbox.bring_back")).toEqual([{ ids: [1] }]));
    await reads("Mail Delivery System");
    expect(screen.getByText("A mail server says that a mail could not be delivered.")).toBeTruthy();
  });

  it("tells what a file really is, whatever its name promises", async () => {
    open(14, "#/inbox/4");
    await reads("Ewen Kerbrat");
    const files = screen.getByRole("region", { name: "Files" });
    expect(files.textContent).toContain("Program");
    expect(files.textContent).toContain("its name says .pdf");
    expect(files.textContent).toContain("a picture without words");
    await user.click(within(files).getByRole("button", { name: "Look at facture.pdf" }));
    await screen.findByText("This kind of file is not shown in the window.");
  });

  it("shows a laid-out mail as the desk has made it safe", async () => {
    open(14, "#/inbox/14");
    await reads("La lettre du port");
    expect(screen.getByText(/^6 remote things were not fetched/)).toBeTruthy();
    expect(screen.getByRole("link", { name: "Tout le calendrier" })).toBeTruthy();
  });
});

describe("mails dropped on the window", () => {
  it("are read in, told, and can be taken back", async () => {
    open(0, "#/postings");
    await screen.findByRole("heading", { level: 1, name: "Postings" });
    host.drop({ kind: "drop", paths: ["/home/camille/reçus.mbox"] });
    await waitFor(() => expect(asked("inbox.import")).toHaveLength(1));
    const notice = await screen.findByTestId("notice");
    expect(notice.textContent).toContain("11\u00a0mails to file, 3 set aside");
    expect(route().page).toBe("inbox");
    await user.click(within(notice).getByRole("button", { name: "See" }));
    const report = await screen.findByRole("dialog", { name: "Mails read in" });
    expect(report.textContent).toContain("Automatic reply");
    await user.click(within(report).getByRole("button", { name: "Undo" }));
    await screen.findByText("No mail has been read in yet");
  });

  it("are told from postings, also where both are dropped", async () => {
    open(0, "#/postings");
    await screen.findByRole("heading", { level: 1, name: "Postings" });
    host.drop({ kind: "drop", paths: ["/home/camille/un.eml", "/home/camille/annonces"] });
    await waitFor(() => expect(asked("inbox.import")).toEqual([{ paths: ["/home/camille/un.eml"] }]));
    await waitFor(() =>
      expect(asked("postings.preview")).toEqual([{ paths: ["/home/camille/annonces"], only: null }]),
    );
  });

  it("are taken in just so when they are opened with Vivier, also while somebody is looked at", async () => {
    open(0, "#/candidates/1");
    await screen.findByRole("heading", { level: 1 });
    host.openFiles(["/home/camille/un.eml"]);
    await waitFor(() => expect(asked("inbox.import")).toEqual([{ paths: ["/home/camille/un.eml"] }]));
    await waitFor(() => expect(route().page).toBe("inbox"));
  });
});
