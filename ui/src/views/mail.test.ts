import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import App from "../App.svelte";
import type { QueueMails, SaveAccount, SaveTemplate, WriteMail } from "../api/contract";
import { clearAsked } from "../features/board/asked.svelte";
import { fakeHost } from "../host/fake";
import { useHost, type Host } from "../host/host";
import { dismiss, notices } from "../kit/notices.svelte";
import { closeLayer } from "./layers.svelte";
import { go, hrefOf, parseRoute, route } from "./router.svelte";

const user = userEvent.setup();
let invoke: MockInstance<Host["invoke"]>;
/** What the desk answers, whatever a test puts in its place. */
let answer: Host["invoke"];

function open(hash: string, people = 24) {
  const host = fakeHost({ postings: 3, people });
  answer = host.invoke.bind(host);
  invoke = vi.spyOn(host, "invoke");
  useHost(host);
  go(parseRoute(hash));
  render(App);
}
const asked = <T>(command: string) =>
  invoke.mock.calls.filter(([name]) => name === command).map(([, request]) => request as T);
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const count = async (which: "will" | "out") => Number((await screen.findByTestId(which)).textContent);
/** Once it can be pressed. */
async function press(name: string) {
  await waitFor(async () => expect((await button(name)).getAttribute("aria-disabled")).toBeNull());
  await user.click(await button(name));
}
const notice = async (text: string) => {
  // What is looked for is compared with plain blanks.
  const found = await screen.findByText(new RegExp(text.replace(/\u00a0/g, " ")));
  return found.closest<HTMLElement>("[data-testid=notice]")!;
};

// What the window fetches on first use is fetched beforehand: transforming it is not what is timed here.
beforeAll(async () => {
  await Promise.all([
    import("./BoardView.svelte"),
    import("./WriteView.svelte"),
    import("./OutboxView.svelte"),
    import("./SettingsView.svelte"),
    import("./MailSettings.svelte"),
    import("./TemplatesView.svelte"),
  ]);
}, 120_000);
beforeEach(() => {
  closeLayer();
  clearAsked();
  for (const { id } of [...notices]) dismiss(id);
});

describe("writing", () => {
  it("acknowledges the new ones with one key, shows each mail, and queues exactly those", async () => {
    open("#/postings/1/board");
    await screen.findByRole("option", { name: /Awa Diop/ });
    await user.keyboard("a");
    await screen.findByRole("heading", { level: 1, name: "Acknowledge applications" });
    const will = await count("will");
    expect(will).toBeGreaterThan(3);
    await user.click(await button(/Awa Diop.*@example.org/));
    const mail = await screen.findByRole("article", { name: "Awa Diop" });
    expect(mail.textContent).toContain("awa.diop@example.org");
    expect(mail.textContent).toContain("nous est bien parvenue");

    await user.click(screen.getByRole("checkbox", { name: "Send to Awa Diop" }));
    await waitFor(async () => expect(await count("will")).toBe(will - 1));
    await press(`Send ${will - 1}`);
    await waitFor(() => expect(asked("mail.queue")).toHaveLength(1));
    const { prints, hold_seconds, mail: written } = asked<QueueMails>("mail.queue")[0]!;
    expect(prints).toHaveLength(will - 1);
    expect(prints.some((print) => print.includes("Awa Diop"))).toBe(false);
    expect(hold_seconds).toBe(10);
    expect(written.again).toBe(false);
  });

  it("says that they leave in a moment, and takes them back by the key that undoes", async () => {
    open("#/write/acknowledgement/applications/0/1-2");
    await press("Send 2");
    const told = await notice("2\u00a0mails leave in");
    expect(within(told).getByRole("button", { name: /Undo/ })).toBeTruthy();
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(asked("mail.cancel")).toHaveLength(1));
    expect(asked("history.undo")).toHaveLength(0);
    await notice("2\u00a0mails taken back, nothing was sent");
  });

  it("leaves out whom it cannot reach and who had it, until a person says again", async () => {
    // Number 20 has no address, number 7 was acknowledged.
    open("#/write/acknowledgement/applications/0/2-7-20");
    await waitFor(async () => expect(await count("out")).toBe(2));
    expect(screen.getByText("No e-mail address")).toBeTruthy();
    expect(screen.getByText(/^Already written to on/)).toBeTruthy();
    await press("Send again");
    await waitFor(async () => expect(await count("will")).toBe(2));
    await press("Send 2");
    await waitFor(() => expect(asked("mail.queue")).toHaveLength(2));
    const [first, again] = asked<QueueMails>("mail.queue");
    expect([first!.mail.again, first!.prints.length]).toEqual([false, 1]);
    expect([again!.mail.again, again!.mail.to]).toEqual([true, { whom: "applications", ids: [7] }]);
  });

  it("lets answers go to the posting’s contacts where somebody says so", async () => {
    open("#/write/acknowledgement/applications/0/2");
    await user.click(await button("Send answers to the posting’s contacts"));
    await waitFor(() => expect(asked("mail.preview").at(-1)).toMatchObject({ answers_to_contacts: true }));
    await waitFor(() =>
      expect(screen.getByRole("article").textContent).toMatch(
        /Reply to\s*(camille\.rouviere|jobs)@example\.org/,
      ),
    );
    await user.click(await button("Have answers come here"));
    await button("Send answers to the posting’s contacts");
    expect(screen.getByRole("article").textContent).not.toMatch(/Reply to\s*(camille\.rouviere|jobs)@/);
  });

  it("takes words for this sending alone, and gives them up again", async () => {
    open("#/write/acknowledgement/applications/0/1");
    await press("Adapt the words");
    const field = await screen.findByRole("textbox", { name: "Text (Markdown)" });
    await user.clear(field);
    await user.type(field, "Un mot pour vous seule.");
    await user.click(await button("Back to the preview"));
    await waitFor(() => expect(screen.getByRole("article").textContent).toContain("Un mot pour vous seule."));
    await press("Send 1");
    await waitFor(() => expect(asked("mail.queue")).toHaveLength(1));
    const { mail } = asked<QueueMails>("mail.queue")[0]!;
    expect(Object.values(mail.instead).map((text) => text.body)).toEqual(["Un mot pour vous seule."]);
    expect(asked("mail.templates.save")).toHaveLength(0);
  });

  it("tells of those that are queued even when the others were refused", async () => {
    open("#/write/acknowledgement/applications/0/2-7");
    await press("Send again");
    await waitFor(async () => expect(await count("will")).toBe(2));
    invoke.mockImplementation((name, request, job) =>
      name === "mail.queue" && (request as QueueMails).mail.again
        ? Promise.reject({ code: "mail_changed" })
        : answer(name, request, job),
    );
    await press("Send 2");
    await notice("The mails would no longer be what you were shown");
    const told = await notice("1\u00a0mail leaves in");
    await user.click(within(told).getByRole("button", { name: /Undo/ }));
    await waitFor(() => expect(asked<{ ids: number[] }>("mail.cancel")[0]!.ids).toHaveLength(1));
  });

  it("asks for what a template needs, and sends nothing before", async () => {
    open("#/write/invitation/applications/0/1");
    await waitFor(async () => expect(await count("out")).toBe(1));
    expect((await button("Send 0")).getAttribute("aria-disabled")).toBe("true");
    await user.type(await screen.findByRole("textbox", { name: "When" }), "mardi à 10 h");
    await waitFor(async () => expect(await count("will")).toBe(1));
    expect((await screen.findByRole("article")).textContent).toContain("disponible le mardi à 10 h");
  });

  it("to a posting's contacts is one mail for all of them, with the files", async () => {
    open("#/write/new_application/contacts/1/2");
    expect(await screen.findByText("One message to all contacts, each sees the others.")).toBeTruthy();
    expect((await screen.findByRole("article")).textContent).toContain("cv.pdf");
    expect(asked<WriteMail>("mail.preview")[0]!.to).toEqual({
      whom: "contacts",
      posting: 1,
      applications: [2],
    });
  });

  it("leads to a first account where there is none", async () => {
    open("#/write/acknowledgement/applications/0/1", 0);
    await user.click(await button("Set up an e-mail account"));
    await screen.findByText("Vivier finds the settings from the address and tries each step.");
  });
});

describe("the outbox", () => {
  it("shows what is to settle first, with the server's words and the choices", async () => {
    open("#/outbox");
    const first = (await screen.findAllByRole("link", { current: true })).find((one) => one.closest("li"))!;
    expect(first.textContent).toContain("Théo Marchetti");
    expect(await screen.findByText(/Vivier does not send it again by itself/)).toBeTruthy();
    expect(screen.getByText("451 4.7.1 greylisted, please try again in 300 seconds")).toBeTruthy();
    await user.keyboard("1");
    await waitFor(() => expect(asked("mail.resolve")).toEqual([{ id: expect.any(Number), to: "sent" }]));
    await notice("Marked as sent");
  });

  it("takes back what has not left, and pauses by a key", async () => {
    open("#/outbox");
    await user.click(await button(/^To go/));
    await user.click(await screen.findByRole("link", { name: /Margaux Delcourt/ }));
    await user.keyboard("{Delete}");
    await waitFor(() => expect(asked("mail.cancel")).toHaveLength(1));
    await user.keyboard("p");
    await waitFor(() => expect(asked("mail.accounts.pause")).toHaveLength(2));
    await button(/^Resume/);
  });

  it("shows the exact message as text and as its source", async () => {
    open("#/outbox");
    await user.click(await screen.findByRole("radio", { name: "Text" }));
    expect(await screen.findByText(/Votre parcours nous a intéressés/)).toBeTruthy();
    await user.click(screen.getByRole("radio", { name: "Source" }));
    expect(await screen.findByText(/Message-ID: </)).toBeTruthy();
    expect(document.querySelector("iframe:not([sandbox=''])")).toBeNull();
  });

  it("says what will come when nothing was written yet", async () => {
    open("#/outbox", 0);
    await screen.findByText("Nothing has been written yet");
  });
});

describe("accounts", () => {
  it("are found from the address, saved, and tried step by step", async () => {
    open("#/settings/mail/new-smtp", 0);
    await user.type(await screen.findByRole("textbox", { name: "Sender’s address" }), "ana@harbour.example");
    await user.click(await button("Find the settings"));
    const server = await screen.findByRole("textbox", { name: "SMTP server" });
    expect((server as HTMLInputElement).value).toBe("smtp.harbour.example");
    await user.type(screen.getByLabelText("Password"), "secret");
    await user.type(screen.getByRole("textbox", { name: "User name" }), "inconnue");
    await user.click(await button("Next"));
    const mailbox = await screen.findByRole("textbox", { name: "IMAP server" });
    expect((mailbox as HTMLInputElement).value).toBe("imap.harbour.example");
    await user.click(await button("Save and test"));
    expect(await screen.findByText("535 5.7.8 authentication credentials invalid")).toBeTruthy();
    expect(screen.getByText("Stopped at step 5 of 7")).toBeTruthy();
    expect(asked<{ secret: string }>("mail.accounts.save")[0]!.secret).toBe("secret");
  });

  it("are read where that was agreed to, folder by folder", async () => {
    open("#/settings/mail/1");
    await user.click(await button("Test"));
    await user.click(await screen.findByRole("checkbox", { name: "Candidatures" }));
    expect(screen.queryByRole("checkbox", { name: "Indésirables" })).toBeNull();
    await user.click(await button("Save"));
    const saved = asked<SaveAccount>("mail.accounts.save")[0]!;
    expect(saved.settings.receiving).toMatchObject({ folders: ["INBOX", "Candidatures"], sent: true });
    go(parseRoute("#/settings/mail/1"));
    await user.click(await screen.findByRole("checkbox", { name: /Also read this account’s mails/ }));
    await user.click(await button("Save"));
    await waitFor(() => expect(asked("mail.accounts.save")).toHaveLength(2));
    expect(asked<SaveAccount>("mail.accounts.save")[1]!.settings.receiving).toBeNull();
  });

  it("sign in with tokens in the browser before they are tried", async () => {
    open("#/settings/mail/1");
    await user.click(await screen.findByText("More"));
    await user.selectOptions(await screen.findByRole("combobox", { name: "Sign in by" }), "XOAUTH2");
    await user.type(await screen.findByRole("textbox", { name: "Client ID" }), "vivier-1");
    expect(screen.queryByLabelText("Password")).toBeNull();
    await user.click(await button("Save and test"));
    await waitFor(() => expect(asked("mail.accounts.test")).toHaveLength(1));
    const { settings } = asked<SaveAccount>("mail.accounts.save")[0]!;
    expect(settings).toMatchObject({
      sign_in: "xoauth2",
      authority: { provider: "google", client_id: "vivier-1" },
    });
    await user.click(await button("Sign in again"));
    await waitFor(() => expect(asked("mail.accounts.signed_in")).toHaveLength(1));
    expect(asked<{ id: number }>("mail.accounts.sign_in")[0]!.id).toBe(1);
  });

  it("say what is wrong with an address before anything is asked", async () => {
    open("#/settings/mail/new-smtp", 0);
    await user.type(await screen.findByRole("textbox", { name: "Sender’s address" }), "ana@");
    await user.click(await button("Find the settings"));
    await screen.findByText("An address such as recruitment@example.org.");
    expect(asked("mail.accounts.guess")).toHaveLength(0);
  });
});

describe("the templates", () => {
  it("are shown on a real application while they are written, and saved by a key", async () => {
    open("#/settings/templates/invitation/fr-vous");
    const body = await screen.findByRole("textbox", { name: "Text (Markdown)" });
    const preview = await screen.findByRole("region", { name: "Preview" });
    await waitFor(() => expect(preview.textContent).toContain("disponible le [When]"));
    await user.clear(body);
    await user.type(body, "Bonjour {{{{na");
    await screen.findByRole("listbox", { name: "Matching variables" });
    await user.keyboard("{Enter}");
    expect((body as HTMLTextAreaElement).value).toBe("Bonjour {{ name }}");
    await user.keyboard("{Control>}s{/Control}");
    await waitFor(() => expect(asked("mail.templates.save")).toHaveLength(1));
    expect(asked<SaveTemplate>("mail.templates.save")[0]!.text.body).toBe("Bonjour {{ name }}");
    await button("Back to the built-in words");
  });

  it("say where they are wrong, and are not saved so", async () => {
    open("#/settings/templates/invitation/fr-vous");
    const body = await screen.findByRole("textbox", { name: "Text (Markdown)" });
    await user.clear(body);
    await user.type(body, "Bonjour,{Enter}{{{{ prenom }} !");
    await screen.findByText("Text (Markdown), line 2: There is no variable “prenom”");
    expect((await button("Save")).getAttribute("aria-disabled")).toBe("true");
  });
});

describe("the addresses of these pages", () => {
  it("lead back to what they name", () => {
    for (const hash of [
      "#/outbox",
      "#/outbox/12",
      "#/write/acknowledgement/stage/11/new",
      "#/write/invitation/applications/0/3-5",
      "#/write/shortlist/contacts/11/3-5",
      "#/write/weekly_digest/contacts/11//2026-W47",
      "#/settings/mail/new-folder",
      "#/settings/templates/acknowledgement/fr-vous",
    ]) {
      expect(hrefOf(parseRoute(hash))).toBe(hash);
    }
    go(parseRoute("#/write/x/stage/11/Pr%C3%A9s%C3%A9lection"));
    expect(route()).toMatchObject({ to: { whom: "stage", stage: "Présélection" } });
  });
});

describe("weekly digests", () => {
  it("show who would be told before they are switched on, and what they left to a person", async () => {
    open("#/settings/mail");
    await user.click(await button("Add a weekly digest"));
    await user.selectOptions(screen.getByRole("combobox", { name: "Day" }), "Friday");
    await user.click(await button("Add it, switched off"));
    await screen.findByText("jo@rivages.example");
    expect(asked("mail.digests.save")[0]).toMatchObject({ posting: null, weekday: 5, hour: 9, on: false });
    await screen.findByText("Off: nobody is told");
    await user.click(await button("Switch on"));
    await screen.findByText(/On, next/);
    go(parseRoute("#/today"));
    const left = await screen.findByRole("region", { name: "Weekly digests left to you" });
    expect(left.textContent).toContain("No e-mail address");
    await user.click(within(left).getByRole("button", { name: "Write…" }));
    expect(route()).toMatchObject({ template: "weekly_digest", to: { whom: "contacts", posting: 12 } });
    await waitFor(() => expect(asked("mail.preview").at(-1)).toMatchObject({ event: "2026-W47" }));
  });
});

describe("rules", () => {
  it("are added, switched on, and tell whom they left to a person", async () => {
    open("#/settings/mail");
    await user.click(await button("Add a rule"));
    await user.click(await button("Add it and switch it on"));
    await waitFor(() => expect(asked("mail.rules.save")).toHaveLength(1));
    expect(asked("mail.rules.save")[0]).toMatchObject({
      template: "acknowledgement",
      posting: null,
      on: true,
    });
    await screen.findByText(/On since/);
    go(parseRoute("#/today"));
    const held = await screen.findByRole("region", { name: "Left to you by a rule" });
    expect(held.textContent).toContain("No e-mail address");
    await user.click(within(held).getByRole("button", { name: "Seen to" }));
    await waitFor(() => expect(asked("mail.rules.settle")).toHaveLength(1));
  });
});
