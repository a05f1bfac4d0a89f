import { QueryObserver } from "@tanstack/svelte-query";
import { beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import { fakeHost } from "../host/fake";
import { useHost, type Host } from "../host/host";
import { call } from "./call";
import type { Progress } from "./contract";
import { listenToDesk } from "./events";
import { CallFailed, failureOf } from "./failure";
import { jobs, runJob } from "./jobs.svelte";
import { queryClient } from "./queries";

let host: Host;
let invoke: MockInstance<Host["invoke"]>;

beforeEach(async () => {
  host = fakeHost({ postings: 3, pace: 15 });
  invoke = vi.spyOn(host, "invoke");
  useHost(host);
  await listenToDesk();
});

describe("call", () => {
  it("sends a read without a job and returns its answer", async () => {
    const page = await call("postings.show", { id: 1, version: null });
    expect(page.title).toContain("Chargé");
    expect(invoke).toHaveBeenCalledWith("postings.show", { id: 1, version: null }, null);
  });

  it("throws the desk's failure, with its code", async () => {
    const failed = call("postings.show", { id: 99, version: null });
    await expect(failed).rejects.toBeInstanceOf(CallFailed);
    await expect(failed).rejects.toMatchObject({
      command: "postings.show",
      failure: { code: "not_found", params: { what: "posting", id: 99 } },
    });
  });

  it("makes `internal` of anything else that is thrown", async () => {
    invoke.mockRejectedValueOnce(new TypeError("the bridge broke"));
    const failure = await call("store.info", {}).catch(failureOf);
    expect(failure).toEqual({ code: "internal", params: { detail: "the bridge broke" } });
  });

  it("gives a job an id of its own and passes on its progress only", async () => {
    const mine: Progress[] = [];
    const other: Progress[] = [];
    await Promise.all([
      call("store.check", {}, { onProgress: (progress) => mine.push(progress) }),
      call("store.backup", { to: "copy.vivier" }, { onProgress: (progress) => other.push(progress) }),
    ]);
    expect(mine.map(({ what }) => what)).toEqual(["tables", "index", "journal"]);
    expect(new Set(mine.map(({ job }) => job)).size).toBe(1);
    expect(mine[0]?.job).not.toBe(other[0]?.job);
  });

  it("asks the desk to stop when the signal aborts, and waits for its answer", async () => {
    const abort = new AbortController();
    const report = await call(
      "postings.import",
      { paths: ["annonces"], only: null },
      { signal: abort.signal, onProgress: ({ done }) => done === 2 && abort.abort() },
    );
    expect(report.cancelled).toBe(true);
    const job = invoke.mock.calls.find(([name]) => name === "postings.import")?.[2];
    expect(invoke).toHaveBeenCalledWith("jobs.cancel", { job }, null);
  });

  it("does not start a job that is already cancelled", async () => {
    const failed = call("store.check", {}, { signal: AbortSignal.abort() });
    await expect(failed).rejects.toMatchObject({ failure: { code: "cancelled" } });
    expect(invoke).not.toHaveBeenCalled();
  });
});

describe("jobs", () => {
  it("are listed while they run, with their progress, and can be stopped", async () => {
    const running = runJob(() => "Importing", "postings.import", { paths: ["annonces"], only: null });
    await vi.waitFor(() => expect(jobs[0]?.done).toBeGreaterThan(0));
    expect(jobs[0]?.total).toBe(12);
    jobs[0]?.stop();
    expect(jobs[0]?.stopping).toBe(true);
    expect((await running).cancelled).toBe(true);
    expect(jobs).toHaveLength(0);
  });

  it("leave the list when they fail", async () => {
    invoke.mockRejectedValueOnce({ code: "disk_full", params: { path: "x" } });
    await expect(runJob(() => "Backing up", "store.backup", { to: "x" })).rejects.toThrow("disk_full");
    expect(jobs).toHaveLength(0);
  });
});

describe("what the desk says changed", () => {
  it("makes the queries of that kind stale, and no other", async () => {
    for (const key of ["postings", "history", "store", "other"]) queryClient.setQueryData([key, "x"], 1);
    await call("postings.remove", { ids: [1] });
    const stale = (key: string) => queryClient.getQueryState([key, "x"])?.isInvalidated;
    expect(["postings", "history", "store"].map(stale)).toEqual([true, true, true]);
    expect(stale("other")).toBe(false);
  });

  it("is not overlooked by a read that began before it", async () => {
    let answer: (rows: string) => void = () => {};
    const queryKey = ["postings", "slow"];
    const reads = vi.fn(() => new Promise<string>((resolve) => (answer = resolve)));
    const observer = new QueryObserver(queryClient, { queryKey, queryFn: reads });
    const stop = observer.subscribe(() => {});
    const before = answer;
    await call("postings.remove", { ids: [1] });
    expect(reads).toHaveBeenCalledTimes(2);
    before("old rows");
    answer("new rows");
    await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe("new rows"));
    stop();
  });

  it("is not overlooked by a read that nobody watches", async () => {
    let answer: (rows: string) => void = () => {};
    const queryKey = ["postings", "page", 0];
    const queryFn = () => new Promise<string>((resolve) => (answer = resolve));
    const old = queryClient.fetchQuery({ queryKey, queryFn }).catch(() => "given up");
    const before = answer;
    await call("postings.remove", { ids: [1] });
    before("old rows");
    expect(await old).toBe("given up");
    const again = queryClient.fetchQuery({ queryKey, queryFn });
    answer("new rows");
    expect(await again).toBe("new rows");
  });
});
