/** The words in English that the first screen may need. All others come with what is fetched after it: `en/late.ts`. */
import * as frame from "./en/frame";
import { imports } from "./en/imports";

export const en = { ...frame, imports };

export type FirstWords = typeof en;
