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
