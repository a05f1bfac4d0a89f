/** What the window has just to say: done things with their undo, and what went wrong. */
export type NoticeAction = {
  label: () => string;
  run: () => void;
  shortcut?: () => { text: string; aria: string };
};
export type Notice = {
  id: number;
  tone: "done" | "failed";
  /** Functions, so that the words follow a change of language. */
  text: () => string;
  more?: () => string;
  actions: NoticeAction[];
  /** In milliseconds, where what it offers lasts for another time than usual. */
  shownFor?: number;
};

const usually = 10_000;
const most = 3;

let nextId = 1;
// Not shown, so not reactive.
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const timers = new Map<number, ReturnType<typeof setTimeout>>();
export const notices = $state<Notice[]>([]);

export function notify(notice: Omit<Notice, "id" | "actions"> & { actions?: NoticeAction[] }): number {
  const id = nextId++;
  // A newer "done" takes the place of the older one: its undo would no longer be the last thing done.
  if (notice.tone === "done") {
    for (const older of notices.filter(({ tone }) => tone === "done")) dismiss(older.id);
  }
  notices.push({ actions: [], ...notice, id });
  while (notices.length > most) dismiss(notices[0]!.id);
  resume(id);
  return id;
}

export function dismiss(id: number): void {
  pause(id);
  const index = notices.findIndex((notice) => notice.id === id);
  if (index >= 0) notices.splice(index, 1);
}

/** While a person points at it or is inside it, a notice stays. */
export function pause(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
}

export function resume(id: number): void {
  const notice = notices.find((one) => one.id === id);
  // What went wrong waits to be closed.
  if (notice?.tone !== "done") return;
  pause(id);
  timers.set(
    id,
    setTimeout(() => dismiss(id), notice.shownFor ?? usually),
  );
}
