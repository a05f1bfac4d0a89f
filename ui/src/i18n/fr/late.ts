/** The words in French of all pages, put together from the words of each part: all that English has. */
import type { LateWords } from "../en/late";
import * as aboutPeople from "./candidates";
import { failures } from "./failures";
import { entryStates, history, ops } from "./history";
import * as inboxPage from "./inbox-page";
import * as living from "./living";
import { outcomes, posting, postings, problems, removal, roles, states } from "./postings";
import { settings } from "./settings";

export const late: LateWords = {
  ...aboutPeople,
  ...living,
  ...inboxPage,
  failures,
  problems,
  ops,
  states,
  roles,
  outcomes,
  entryStates,
  postings,
  posting,
  removal,
  history,
  settings,
};
