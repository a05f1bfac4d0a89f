/** Work that may fail ends here: the person is told what happened, what was kept and what to do. */
import { failureOf } from "../api/failure";
import type { Failure } from "../api/contract";
import { allWords, failureText, firstWords, words } from "../i18n/words.svelte";
import { notify, type NoticeAction } from "../kit/notices.svelte";
import { go } from "./router.svelte";

/** Faults of the program, whose detail is worth sending to its makers. */
const faults: Failure["code"][] = [
  "internal",
  "bad_request",
  "unknown_command",
  "store_failed",
  "file_failed",
];

export function tellFailure(failure: Failure): void {
  void allWords().then(() => tell(failure));
}

function tell(failure: Failure): void {
  if (failure.code === "cancelled") {
    notify({
      tone: "done",
      text: () => failureText(failure).happened,
      more: () => failureText(failure).kept ?? "",
    });
    return;
  }
  const copyDetails: NoticeAction = {
    label: () => firstWords().common.copyDetails,
    run: () => void copy(JSON.stringify(failure, null, 2), () => firstWords().common.copied),
  };
  const inTheWay: NoticeAction[] =
    failure.code === "undo_conflict"
      ? [
          {
            label: () => words().history.showEntry,
            run: () => go({ page: "history", entry: failure.params.entry }),
          },
        ]
      : [];
  const { kept, next } = failureText(failure);
  notify({
    tone: "failed",
    text: () => failureText(failure).happened,
    more:
      kept || next
        ? () => [failureText(failure).kept, failureText(failure).next].filter(Boolean).join(" ")
        : undefined,
    actions: faults.includes(failure.code) ? [copyDetails] : inTheWay,
  });
}

/** A system may refuse: then the text is shown, to be selected. */
export async function copy(text: string, done: () => string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ tone: "done", text: done });
  } catch {
    notify({ tone: "failed", text: () => firstWords().common.copyRefused, more: () => text });
  }
}

/** Whether it went well. */
export async function attempt(work: () => Promise<void>): Promise<boolean> {
  try {
    await allWords();
    await work();
    return true;
  } catch (thrown) {
    tellFailure(failureOf(thrown));
    return false;
  }
}

/** What nobody caught: told, instead of a window that silently stops working. */
export function tellUncaught(): () => void {
  const onError = (event: ErrorEvent) => {
    // A browser's complaint about layout observers, without effect.
    if (!event.message.startsWith("ResizeObserver loop"))
      tellFailure(failureOf(event.error ?? event.message));
  };
  const onRejection = (event: PromiseRejectionEvent) => tellFailure(failureOf(event.reason));
  window.addEventListener("error", onError);
  window.addEventListener("unhandledrejection", onRejection);
  return () => {
    window.removeEventListener("error", onError);
    window.removeEventListener("unhandledrejection", onRejection);
  };
}
