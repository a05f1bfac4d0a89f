/** The rows of a long list that are in sight, from @tanstack/virtual-core, as runes. */
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from "@tanstack/virtual-core";
import { untrack } from "svelte";

type Options = {
  count: number;
  /** One for all, or each row's own. */
  rowHeight: number | ((index: number) => number);
  headHeight: number;
};

export class VirtualRows {
  items = $state.raw<VirtualItem[]>([]);
  height = $state(0);
  #virtualizer: Virtualizer<HTMLElement, HTMLElement> | null = null;

  /** Call while a component is set up: it follows the options until the component goes. */
  constructor(element: () => HTMLElement | null, startAt: number, read: () => Options) {
    $effect(() => {
      const scroller = element();
      if (!scroller) return;
      const virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
        ...this.#settings(scroller, untrack(read)),
        initialOffset: startAt,
      });
      this.#virtualizer = virtualizer;
      const stop = virtualizer._didMount();
      virtualizer._willUpdate();
      this.#show();
      return () => {
        stop();
        this.#virtualizer = null;
      };
    });
    $effect(() => {
      const options = read();
      const scroller = element();
      if (!this.#virtualizer || !scroller) return;
      this.#virtualizer.setOptions(this.#settings(scroller, options));
      this.#virtualizer._willUpdate();
      this.#virtualizer.measure();
      this.#show();
    });
  }

  scrollTo(index: number): void {
    this.#virtualizer?.scrollToIndex(index, { align: "auto" });
  }

  #settings(element: HTMLElement, { count, rowHeight, headHeight }: Options) {
    return {
      count,
      estimateSize: typeof rowHeight === "number" ? () => rowHeight : rowHeight,
      overscan: 12,
      // The head is inside the scrolled box and stays at its top.
      scrollMargin: headHeight,
      scrollPaddingStart: headHeight,
      getScrollElement: () => element,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => this.#show(),
    };
  }

  #show(): void {
    if (!this.#virtualizer) return;
    this.items = this.#virtualizer.getVirtualItems();
    this.height = this.#virtualizer.getTotalSize();
  }
}
