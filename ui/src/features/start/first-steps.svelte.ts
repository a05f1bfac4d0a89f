/**
 * The three things that show what Vivier is for. They are offered from the first screen on until each was done once or they are put
 * away; who knows Vivier already never sees them.
 */
export type FirstStep = "read" | "mail" | "report";
export const steps: FirstStep[] = ["read", "mail", "report"];

const key = "vivier.firstSteps";
const over = "over";

let done = $state<FirstStep[] | null>(null);

function remember(value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage they are offered until the window closes.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** The first screen is shown: whoever sees it may be new here. */
export function beginFirstSteps(): void {
  if (done !== null || read() !== null) return;
  done = [];
  remember("");
}

/** None where there is nothing to offer. */
export const stepsDone = (): FirstStep[] | null => done;

export function loadFirstSteps(): void {
  const known = read();
  done = known === null || known === over ? null : steps.filter((step) => known.split(" ").includes(step));
}

export function stepDone(step: FirstStep): void {
  if (done === null || done.includes(step)) return;
  done = [...done, step];
  if (done.length === steps.length) putAway();
  else remember(done.join(" "));
}

export function putAway(): void {
  done = null;
  remember(over);
}
