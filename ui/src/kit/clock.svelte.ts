/** Time that runs: whoever shows it is told as it passes, and nobody is when nobody shows it. */
import { createSubscriber } from "svelte/reactivity";

const ticking = (every: number) =>
  createSubscriber((update) => {
    const timer = setInterval(update, every);
    return () => clearInterval(timer);
  });

/** Seconds that run down to nothing. */
export function createSeconds(from: number): () => number {
  const end = performance.now() + from * 1000;
  const subscribe = ticking(250);
  return () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    if (left > 0) subscribe();
    return left;
  };
}

/** The moment it is, second by second, as long as `runs` says that it matters. */
export function createNow(runs: () => boolean): () => number {
  const subscribe = ticking(1000);
  return () => {
    if (runs()) subscribe();
    return Date.now();
  };
}
