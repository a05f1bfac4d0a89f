import { useHost } from "./host";
import { tauriHost } from "./tauri";

/** Tauri inside the program, an invented store in a plain browser; the latter is not in the desktop's bundle, and is fetched first. */
export function chooseHost(chosen: () => void): void {
  if ("__TAURI_INTERNALS__" in window) {
    useHost(tauriHost);
    chosen();
  } else if (import.meta.env.DEV || import.meta.env.MODE === "browser") {
    void import("./fake").then(({ fakeHost, fakeOptions }) => {
      useHost(fakeHost(fakeOptions(location.search)));
      chosen();
    });
  } else {
    throw new Error("this page only works inside the program");
  }
}
