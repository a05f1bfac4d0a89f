/** A copy of the store once a day, while the window is open. The desk knows whether there is one of today. */
import { call } from "../api/call";
import { attempt } from "./attempt";

const minute = 60_000;
const hour = 60 * minute;

/** Not while the window comes up: nobody waits for it. */
export function copyDaily(): () => void {
  const copy = () => void attempt(async () => void (await call("store.backup_today", {})));
  const soon = setTimeout(copy, minute);
  const later = setInterval(copy, hour);
  return () => {
    clearTimeout(soon);
    clearInterval(later);
  };
}
