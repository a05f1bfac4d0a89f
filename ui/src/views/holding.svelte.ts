/** Mails that were queued a moment ago: as long as their notice stands, undoing takes them back. */
import { dismiss, notices } from "../kit/notices.svelte";

let held: { notice: number; takeBack: () => void } | null = null;

export function hold(notice: number, takeBack: () => void): void {
  held = { notice, takeBack };
}

/** Whether there were any. A later change has put its own notice in the place of theirs: then that one is undone. */
export function takeBackHeld(): boolean {
  const last = held;
  held = null;
  if (!last || !notices.some(({ id }) => id === last.notice)) return false;
  dismiss(last.notice);
  last.takeBack();
  return true;
}
