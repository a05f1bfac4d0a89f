/** From people on a board or a page to the page that writes to them. */
import type { ApplicationId, PostingId, PostingState, Stage } from "../api/contract";
import { applicationsOf } from "../features/board/queries";
import { attempt } from "./attempt";
import type { Chosen } from "./people-writes";
import { go } from "./router.svelte";

/** What is most often written to somebody who stands there. */
export function usualTemplate(stage: Pick<Stage, "name" | "ends"> | undefined): string {
  if (stage?.ends === "rejected") return "refusal_after_screening";
  if (stage?.ends === "withdrawn") return "withdrawal_confirmed";
  const usual = {
    new: "acknowledgement",
    screening: "invitation",
    interview: "reminder",
    offer: "offer",
  } as const;
  const code = stage?.name.code;
  return code && code in usual ? usual[code as keyof typeof usual] : "acknowledgement";
}

/** All who came in, at once; those who had it before are left out there. */
export const acknowledge = (posting: PostingId, { name }: Pick<Stage, "name">): void =>
  go({
    page: "write",
    template: "acknowledgement",
    to: { whom: "stage", posting, stage: name.code ?? name.name },
  });

export const writeToApplication = (
  id: ApplicationId,
  stage: Pick<Stage, "name" | "ends"> | undefined,
): void => go({ page: "write", template: usualTemplate(stage), to: { whom: "applications", ids: [id] } });

export const writeTo = (chosen: Chosen) =>
  attempt(async () => {
    const ids = await applicationsOf(chosen.selection);
    const template = usualTemplate(chosen.stages.find(({ id }) => id === chosen.from));
    go({ page: "write", template, to: { whom: "applications", ids } });
  });

/** To the posting's contacts: one with the files, several as a list. */
export const writeToContacts = (posting: PostingId, chosen: Chosen) =>
  attempt(async () => {
    const applications = await applicationsOf(chosen.selection);
    const template = applications.length === 1 ? "new_application" : "shortlist";
    go({ page: "write", template, to: { whom: "contacts", posting, applications } });
  });

/** How far the recruitment is, to the contacts of its posting; for the week that was left to somebody, or else this one. */
export const sendDigest = (posting: PostingId, week?: string | null): void =>
  go({
    page: "write",
    template: "weekly_digest",
    to: { whom: "contacts", posting, applications: [] },
    ...(week && { event: week }),
  });

export const tellContacts = (posting: PostingId, state: PostingState): void =>
  go({
    page: "write",
    template: state === "closed" || state === "filled" ? "posting_closed" : "weekly_digest",
    to: { whom: "contacts", posting, applications: [] },
  });
