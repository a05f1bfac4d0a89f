/** The words in French that the first screen may need. All others come with what is fetched after it: `fr/late.ts`. */
import type { FirstWords } from "./en";
import * as frame from "./fr/frame";
import { imports } from "./fr/imports";

export const fr: FirstWords = { ...frame, imports };
