import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import App from "../App.svelte";
import { asked, clearAsked } from "../features/reports/asked.svelte";
import { fakeHost } from "../host/fake";
import { useHost, type Host } from "../host/host";
import { closeLayer } from "./layers.svelte";
import { go, hrefOf, parseRoute, type Route } from "./router.svelte";

const user = userEvent.setup();
let invoke: MockInstance<Host["invoke"]>;
let pickSaveAs: MockInstance<Host["pickSaveAs"]>;

function open(hash: string, people = 48) {
  const host = fakeHost({ postings: 3, people });
  invoke = vi.spyOn(host, "invoke");
  pickSaveAs = vi.spyOn(host, "pickSaveAs");
  useHost(host);
  go(parseRoute(hash));
  render(App);
}
const requests = (command: string) =>
  invoke.mock.calls.filter(([name]) => name === command).map(([, request]) => request);
const region = (name: string) => screen.findByRole("region", { name });

// What the window fetches on first use is fetched beforehand: transforming it is not what is timed here.
beforeAll(async () => {
  await Promise.all([
    import("./ReportsView.svelte"),
    import("./BehindView.svelte"),
    import("./CandidateView.svelte"),
    import("../features/reports/SaveReport.svelte"),
  ]);
}, 120_000);
beforeEach(() => {
  closeLayer();
  clearAsked();
});

describe("a report", () => {
  it("shows each figure as a picture with a name, and as a table", async () => {
    open("#/reports/funnel");
    const funnel = await screen.findByRole("region", { name: "Funnel", hidden: false });
    expect(within(funnel).getAllByRole("img")[0]!.getAttribute("aria-label")).toMatch(/^Funnel: chart/);
    const [table] = within(funnel).getAllByRole("table");
    const heads = within(table!).getAllByRole("columnheader");
    expect(heads.map((head) => head.textContent)).toEqual(["Stage", "Reached", "Share of all"]);
    expect(within(table!).getByRole("row", { name: /^New 48/ })).toBeTruthy();
  });

  it("says what is counted, one click away", async () => {
    open("#/reports/weeks");
    const ask = await screen.findByRole("button", { name: "What is counted: Applications per week" });
    expect(ask.getAttribute("aria-expanded")).toBe("false");
    await user.click(ask);
    expect(ask.getAttribute("aria-expanded")).toBe("true");
    expect(screen.getByText(/as they stand today/).hidden).toBe(false);
  });

  it("is narrowed to a posting and to dates, and compared with the period before", async () => {
    open("#/reports/sources");
    await region("Sources");
    await screen.findByRole("option", { name: "Coach technique" }).catch(() => {});
    const posting = screen.getByRole("combobox", { name: "Posting" });
    await waitFor(() => expect(within(posting).getAllByRole("option").length).toBeGreaterThan(1));
    await user.selectOptions(posting, within(posting).getAllByRole("option")[1]!);
    await user.selectOptions(screen.getByRole("combobox", { name: "Period" }), "Dates…");
    await user.type(await screen.findByLabelText("First day"), "2026-01-05");
    await user.keyboard("{Escape}");
    await user.selectOptions(screen.getByRole("combobox", { name: "Compare" }), "Period before");
    await waitFor(() =>
      expect(requests("reports.run").at(-1)).toMatchObject({
        report: "sources",
        span: null,
        filter: { period: { from: "2026-01-05", to: null }, postings: [1] },
        compare: "period_before",
      }),
    );
    await screen.findByRole("columnheader", { name: "Received, before" });
    await user.click(screen.getByRole("button", { name: "Clear filters" }));
    await waitFor(() => expect(asked.posting).toBeNull());
  });

  it("leads from a figure to those behind it, to one of them, and back", async () => {
    open("#/reports/funnel");
    const row = await screen.findByRole("row", { name: /^Interview/ });
    const figure = within(row).getAllByRole("link")[0]!;
    const count = Number(figure.textContent);
    go(parseRoute(figure.getAttribute("href")!));
    await screen.findByRole("heading", { level: 1, name: "Interview: Reached" });
    await waitFor(() => expect(screen.getByTestId("total").textContent).toBe(`${count}\u00a0applications`));
    await screen.findAllByRole("gridcell");
    await user.keyboard("j{Enter}");
    await screen.findByText(new RegExp(`^2 of ${count}$`));
    go({ page: "behind", report: "funnel", figure: "funnel_steps", row: "stage:moon", column: "reached" });
    await screen.findByText("This figure is not in the report any more.");
    await user.click(screen.getAllByRole("button", { name: "Back to the report" })[0]!);
    await screen.findByRole("heading", { level: 1, name: "Reports" });
  });

  it("is written into a file of the kind that was chosen", async () => {
    open("#/reports/summary");
    await region("The period at a glance");
    await user.click(screen.getByRole("button", { name: "Export" }));
    await user.click(await screen.findByRole("menuitem", { name: /^XLSX/ }));
    await waitFor(() => expect(requests("reports.export")).toHaveLength(1));
    const [name] = pickSaveAs.mock.calls[0]!;
    expect(name).toMatch(/^the-period-at-a-glance-\d{4}-\d\d-\d\d\.xlsx$/);
    const { report, format, to } = requests("reports.export")[0] as {
      report: { report: string; language: string };
      format: string;
      to: string;
    };
    expect([report.report, report.language, format, to]).toEqual([
      "summary",
      "en",
      "xlsx",
      `/home/camille/${name}`,
    ]);
    expect((await screen.findByTestId("notice")).textContent).toContain(`Written to /home/camille/${name}`);
  });

  it("is kept under a name with what was asked, opened again, and removed with a way back", async () => {
    open("#/reports/sources");
    await region("Sources");
    await user.selectOptions(screen.getByRole("combobox", { name: "Period" }), "This year");
    await user.keyboard("{Control>}s{/Control}");
    const field = await screen.findByRole("textbox", { name: "Name" });
    await user.clear(field);
    await user.type(field, "For the board{Enter}");
    const kept = await screen.findByRole("button", { name: "For the board" });
    expect(requests("reports.save")[0]).toMatchObject({
      name: "For the board",
      asked: { report: "sources", span: "this_year" },
    });
    clearAsked();
    go({ page: "reports", report: "weeks" });
    await region("Applications per week");
    await user.click(kept);
    await region("Sources");
    expect(asked.span).toBe("this_year");
    await user.click(screen.getByRole("button", { name: "Remove “For the board”" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "For the board" })).toBeNull());
    await user.keyboard("{Control>}z{/Control}");
    await screen.findByRole("button", { name: "For the board" });
  });

  it("says what to do while nobody has applied", async () => {
    open("#/reports/summary", 0);
    await screen.findByText("There are no applications yet.");
  });

  it("is walked through by keys", async () => {
    open("#/reports/funnel");
    await region("Funnel");
    await user.keyboard("j");
    await region("Pipeline today");
    await user.keyboard("kk");
    await region("The period at a glance");
    await user.keyboard("e");
    await screen.findByRole("menuitem", { name: /^CSV/ });
  });
});

describe("addresses of reports", () => {
  it("say which figure, whatever its row is called", () => {
    const route: Route = {
      page: "behind",
      report: "sources",
      figure: "sources",
      row: "source:salon / forum 50 %",
      column: "received",
    };
    expect(parseRoute(hrefOf(route))).toEqual(route);
    expect(parseRoute("#/reports/nothing")).toEqual({ page: "reports", report: "summary" });
    expect(parseRoute("#/reports/sources/sources/%E0%A4%A/received")).toEqual({
      page: "reports",
      report: "sources",
    });
  });
});
