import { createQuery } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type {
  ApplicationFilter,
  ApplicationId,
  Decider,
  Done,
  FilterSaved,
  Picked,
  ReasonId,
  Selection,
  StageId,
} from "../../api/contract";
import { CallFailed } from "../../api/failure";
import { client } from "../../api/queries";

export type Applications = Selection<ApplicationId, ApplicationFilter>;

export const createTags = () =>
  createQuery(() => ({ queryKey: ["people", "tags"], queryFn: () => call("candidates.tags", {}) }), client);

export const createReasons = () =>
  createQuery(
    () => ({ queryKey: ["pipelines", "reasons"], queryFn: () => call("reasons.list", {}) }),
    client,
  );

export const createSavedFilters = () =>
  createQuery(
    () => ({ queryKey: ["filters", "board"], queryFn: () => call("filters.list", { list: "board" }) }),
    client,
  );

export const pickApplications = (filter: ApplicationFilter): Promise<Picked> =>
  call("applications.pick", { filter });

export const saveFilter = (name: string, filter: object): Promise<FilterSaved> =>
  call("filters.save", { list: "board", name, filter });
export const removeFilter = (id: number): Promise<Done> => call("filters.remove", { id });

export const moveApplications = (selection: Applications, to: StageId, why = ""): Promise<Done> =>
  call("applications.move", { selection, to, why });

export const rejectApplications = (
  selection: Applications,
  reason: ReasonId,
  by: Decider,
  why: string,
): Promise<Done> =>
  by === "us"
    ? call("applications.reject", { selection, reason, by, why })
    : call("applications.withdraw", { selection, reason, why });

/** The ids of a selection; where as many match no longer as were shown, none of them. */
export async function applicationsOf(selection: Applications): Promise<ApplicationId[]> {
  if ("ids" in selection) return selection.ids;
  const { filter, expected, print } = selection;
  const request = { filter, sort: "received" as const, descending: false, offset: 0, limit: expected };
  const [now, { rows }] = await Promise.all([pickApplications(filter), call("applications.list", request)]);
  if (now.count !== expected || (print !== null && now.print !== print)) {
    const failure = { code: "selection_changed" as const, params: { expected, found: now.count } };
    throw new CallFailed(failure, "applications.list");
  }
  return rows.map(({ id }) => id);
}
