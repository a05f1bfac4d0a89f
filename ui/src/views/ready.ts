let ready = false;

/** Call when the first screen can take input: tests and the bench wait for the mark. */
export function markReady(): void {
  if (ready) return;
  ready = true;
  const mark = () => {
    if (document.documentElement.dataset.ready) return;
    performance.mark("vivier-ready");
    document.documentElement.dataset.ready = "true";
  };
  // After the frame that paints the screen; a window that is not shown paints none.
  requestAnimationFrame(() => setTimeout(mark));
  setTimeout(mark, 200);
}
