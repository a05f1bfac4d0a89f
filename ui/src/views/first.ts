/** What is fetched while the window comes up: a store with postings shows their list first. */
import { allWords } from "../i18n/words.svelte";

export const fetchList = () => import("./PostingsView.svelte");

export async function withWords<View>(view: Promise<View>): Promise<View> {
  await allWords();
  return view;
}
