import { host, mayOpen } from "../host/host";
import { attempt } from "./attempt";

/** Nothing navigates the window: our own links stay in the hash, a text's links leave through the host or not at all. */
export function guardNavigation(): () => void {
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link) return;
    const href = link.getAttribute("href") ?? "";
    const ours = href.startsWith("#/");
    if (ours && event.type === "click" && !event.ctrlKey && !event.shiftKey && !event.metaKey) return;
    event.preventDefault();
    if (!ours && mayOpen(href)) void attempt(() => host().openExternal(href));
  };
  const refuse = (event: Event) => event.preventDefault();
  const watched: [string, (event: never) => void][] = [
    ["click", onClick],
    ["auxclick", onClick],
    ["submit", refuse],
    ["dragover", refuse],
    ["drop", refuse],
  ];
  for (const [name, handler] of watched) document.addEventListener(name, handler as EventListener);
  return () => {
    for (const [name, handler] of watched) document.removeEventListener(name, handler as EventListener);
  };
}
