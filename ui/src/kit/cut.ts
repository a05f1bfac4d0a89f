/** Text that does not fit says itself in full while it is pointed at; rows that are used again take no words along. */
export function tellCut(): () => void {
  let told: HTMLElement | null = null;
  function forget() {
    told?.removeAttribute("title");
    told = null;
  }
  function onpointerover({ target }: PointerEvent) {
    forget();
    const cut = target instanceof Element ? target.closest<HTMLElement>(".cut") : null;
    if (!cut || cut.scrollWidth <= cut.clientWidth || cut.closest("[title]")) return;
    cut.title = cut.textContent.trim();
    told = cut;
  }
  document.addEventListener("pointerover", onpointerover);
  return () => {
    forget();
    document.removeEventListener("pointerover", onpointerover);
  };
}
