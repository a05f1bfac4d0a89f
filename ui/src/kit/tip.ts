/** `{@attach tip("Close")}`: the label of an icon, shown on hover and on keyboard focus. */
import type { Attachment } from "svelte/attachments";

const delay = 400;
let bubble: HTMLElement | null = null;

function show(text: string, beside: DOMRect): void {
  bubble ??= document.body.appendChild(Object.assign(document.createElement("div"), { className: "tip" }));
  // The control already carries the same words as its name.
  bubble.setAttribute("aria-hidden", "true");
  bubble.textContent = text;
  bubble.hidden = false;
  const { offsetWidth: width, offsetHeight: height } = bubble;
  const below = beside.bottom + 6 + height <= window.innerHeight;
  const left = Math.min(
    Math.max(4, beside.left + beside.width / 2 - width / 2),
    window.innerWidth - width - 4,
  );
  bubble.style.left = `${left}px`;
  bubble.style.top = `${below ? beside.bottom + 6 : beside.top - height - 6}px`;
}

function hide(): void {
  if (bubble) bubble.hidden = true;
}

/** A function is asked when the label would be shown; without words there is none. */
export function tip(text: string | undefined | (() => string | undefined)): Attachment<HTMLElement> {
  return (node) => {
    if (!text) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      const label = typeof text === "function" ? text() : text;
      if (label) show(label, node.getBoundingClientRect());
    };
    const onEnter = () => (timer = setTimeout(open, delay));
    const onFocus = () => node.matches(":focus-visible") && open();
    const onLeave = () => {
      clearTimeout(timer);
      hide();
    };
    node.addEventListener("pointerenter", onEnter);
    node.addEventListener("focus", onFocus);
    for (const end of ["pointerleave", "pointerdown", "blur", "keydown"]) node.addEventListener(end, onLeave);
    return () => {
      onLeave();
      node.removeEventListener("pointerenter", onEnter);
      node.removeEventListener("focus", onFocus);
      for (const end of ["pointerleave", "pointerdown", "blur", "keydown"])
        node.removeEventListener(end, onLeave);
    };
  };
}
