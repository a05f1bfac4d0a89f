/** What the desk says by itself: progress goes to the job that asked, changes to the cached queries. */
import { host, type Stop } from "../host/host";
import type { Progress } from "./contract";
import { forgetChanged } from "./queries";

const progressHandlers = new Map<string, (progress: Progress) => void>();

export function onProgressOf(job: string, handler: (progress: Progress) => void): Stop {
  progressHandlers.set(job, handler);
  return () => progressHandlers.delete(job);
}

export function listenToDesk(): Promise<Stop> {
  return host().listen((event) => {
    if (event.event === "progress") {
      progressHandlers.get(event.data.job)?.(event.data);
    } else {
      forgetChanged(event.data.words.map(({ word }) => word));
    }
  });
}
