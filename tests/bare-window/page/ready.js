// The same mark that the real window sets, at the same moment: its first screen is painted.
requestAnimationFrame(() => {
  performance.mark("vivier-ready");
  document.documentElement.dataset.ready = "true";
});
