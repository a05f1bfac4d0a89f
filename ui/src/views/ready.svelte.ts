let asked = false;
let ready = $state(false);

/** Whether the first screen stands: what is not part of it, and not asked for yet, waits until then. */
export const isReady = (): boolean => ready;

/** Call when the first screen can take input: tests and the bench wait for the mark. */
export function markReady(): void {
  if (asked) return;
  asked = true;
  const mark = () => {
    if (ready) return;
    performance.mark("vivier-ready");
    document.documentElement.dataset.ready = "true";
    ready = true;
  };
  // After the frame that paints the screen; a window that is not shown paints none.
  requestAnimationFrame(() => setTimeout(mark));
  setTimeout(mark, 200);
}
