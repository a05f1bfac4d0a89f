import { useHost } from "./host";
import { tauriHost } from "./tauri";

/** Tauri inside the program, an invented store in a plain browser; the latter is not in the desktop's bundle. */
export async function chooseHost(): Promise<void> {
  if ("__TAURI_INTERNALS__" in window) {
    useHost(tauriHost);
  } else if (import.meta.env.DEV || import.meta.env.MODE === "browser") {
    const { fakeHost, fakeOptions } = await import("./fake");
    useHost(fakeHost(fakeOptions(location.search)));
  } else {
    throw new Error("this page only works inside the program");
  }
}
