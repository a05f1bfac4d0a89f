// The same mark that the real window sets, at the same moment: after the frame that paints its first screen.
requestAnimationFrame(() =>
  setTimeout(() => {
    performance.mark("vivier-ready");
    document.documentElement.dataset.ready = "true";
  }),
);
