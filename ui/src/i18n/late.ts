/** The words of all pages in both languages: fetched once the first screen stands. */
export { late as en } from "./en/late";
export { late as fr } from "./fr/late";
