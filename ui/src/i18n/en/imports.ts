/** What taking postings in says: files can be dropped on the first screen. */
import { formatFor } from "../format";

const { count, form } = formatFor("en-GB");
const postingForms = { one: "posting", other: "postings" };
const fileForms = { one: "file", other: "files" };

export const imports = {
  working: "Importing postings",
  sampling: "Adding the sample set",
  title: "Import",
  imported: (n: number) => `${count(n, postingForms)} imported`,
  sampled: (n: number) => `Sample set added, ${count(n, postingForms)}`,
  unchanged: (n: number) => `Nothing new: ${count(n, postingForms)} unchanged`,
  nothing: "No posting file was found there. Vivier reads .md and .txt files.",
  stopped: "The import was stopped. Nothing was taken in.",
  stoppedShort: "Import stopped",
  withProblems: (n: number) =>
    `${count(n, fileForms)} ${form(n, { one: "has something", other: "have something" })} to check`,
  clean: "All files were read without a doubt.",
  openPosting: (title: string) => `Open ${title}`,
};
