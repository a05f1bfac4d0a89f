/** Seconds that run down to nothing; whoever shows them is told of each. */
import { createSubscriber } from "svelte/reactivity";

export function createSeconds(from: number): () => number {
  const end = performance.now() + from * 1000;
  const subscribe = createSubscriber((update) => {
    const timer = setInterval(update, 250);
    return () => clearInterval(timer);
  });
  return () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    if (left > 0) subscribe();
    return left;
  };
}
