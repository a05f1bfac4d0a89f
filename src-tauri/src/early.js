// Runs before the first paint, so that a chosen theme never flashes. src/features/settings/preferences.svelte.ts writes these keys.
try {
  const theme = localStorage.getItem("vivier.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the system's theme is the answer.
}
