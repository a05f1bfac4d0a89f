/** The words in French: all that English has. */
import type { Words } from "./en";
import * as aboutPeople from "./fr/candidates";
import { failures } from "./fr/failures";
import * as living from "./fr/living";
import * as frame from "./fr/frame";
import { mailActions, mailNav } from "./fr/mail";
import { entryStates, history, ops } from "./fr/history";
import { imports, outcomes, posting, postings, problems, removal, roles, states } from "./fr/postings";
import { settings } from "./fr/settings";

export const fr: Words = {
  ...frame,
  ...aboutPeople,
  ...living,
  mailActions,
  mailNav,
  failures,
  problems,
  ops,
  states,
  roles,
  outcomes,
  entryStates,
  postings,
  posting,
  imports,
  removal,
  history,
  settings,
};
