import type { ImportReport } from "../api/contract";

/** What lies over the page, one at a time. */
export type Layer = { kind: "palette" } | { kind: "help" } | { kind: "import-report"; report: ImportReport };

let current = $state.raw<Layer | null>(null);

export const layer = (): Layer | null => current;
export const show = (next: Layer): void => void (current = next);
export const closeLayer = (): void => void (current = null);
