import { createQuery } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type { PostingId, SaveStages, WantedReason } from "../../api/contract";
import { client } from "../../api/queries";

export const createPipeline = (posting: () => PostingId | null) =>
  createQuery(() => {
    const request = { posting: posting() };
    return { queryKey: ["pipelines", "stages", request], queryFn: () => call("stages.list", request) };
  }, client);

export const createReasons = () =>
  createQuery(
    () => ({ queryKey: ["pipelines", "reasons"], queryFn: () => call("reasons.list", {}) }),
    client,
  );

export const saveStages = (request: SaveStages) => call("stages.save", request);
export const saveReasons = (reasons: WantedReason[]) => call("reasons.save", { reasons });
