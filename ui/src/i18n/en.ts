/** The words in English, put together from the words of each part; French must have all of them. */
import * as aboutPeople from "./en/candidates";
import { failures } from "./en/failures";
import * as living from "./en/living";
import * as frame from "./en/frame";
import { mailActions, mailNav } from "./en/mail";
import { entryStates, history, ops } from "./en/history";
import { imports, outcomes, posting, postings, problems, removal, roles, states } from "./en/postings";
import { settings } from "./en/settings";

export const en = {
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

export type Words = typeof en;
