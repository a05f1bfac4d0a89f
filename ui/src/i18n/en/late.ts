/** The words in English of all pages, put together from the words of each part. */
import * as aboutPeople from "./candidates";
import { cvs } from "./cvs";
import { failures } from "./failures";
import * as files from "./files";
import { firstSteps } from "./first-steps";
import { entryStates, history, ops } from "./history";
import * as inboxPage from "./inbox-page";
import * as living from "./living";
import { mailActions } from "./mail";
import { opening } from "./opening";
import { outcomes, posting, postings, problems, removal, roles, states } from "./postings";
import { copies, erasing, hinting, keeping } from "./privacy";
import * as aboutReports from "./reports";
import { salvage } from "./salvage";
import { search } from "./search";
import { settings } from "./settings";
import { likelyReasons, personFields, rowProblems } from "./tables";

export const late = {
  ...aboutPeople,
  ...living,
  ...inboxPage,
  mailActions,
  ...files,
  likelyReasons,
  personFields,
  rowProblems,
  ...aboutReports,
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
  search,
  settings,
  erasing,
  copies,
  salvage,
  keeping,
  hinting,
  firstSteps,
  cvs,
  opening,
};

export type LateWords = typeof late;
