/** Which things of a list are picked: some of them by id, or all that match, with the number that was shown. */
import { SvelteSet } from "svelte/reactivity";

export class Picked {
  ids = new SvelteSet<number>();
  /** How many match, once all of them were asked for: more than are loaded. */
  all = $state<number | null>(null);
  /** Of exactly those, so that it shows when others match by the time something is done. */
  print: string | null = null;
  #anchor: number | null = null;

  get count(): number {
    return this.all ?? this.ids.size;
  }
  has(id: number): boolean {
    return this.all !== null || this.ids.has(id);
  }

  toggle(id: number): void {
    this.all = null;
    this.#anchor = id;
    if (!this.ids.delete(id)) this.ids.add(id);
  }

  /** From the last one that was picked to this one, in the order shown. */
  reach(id: number, order: number[]): void {
    this.all = null;
    const from = this.#anchor === null ? -1 : order.indexOf(this.#anchor);
    const to = order.indexOf(id);
    if (to < 0) return;
    if (from < 0) this.#anchor = id;
    const start = from < 0 ? to : Math.min(from, to);
    for (const one of order.slice(start, Math.max(from, to) + 1)) this.ids.add(one);
  }

  replace(ids: Iterable<number>): void {
    this.all = null;
    this.ids.clear();
    for (const id of ids) this.ids.add(id);
  }

  everything({ count, print }: { count: number; print: string }): void {
    this.ids.clear();
    this.all = count;
    this.print = print;
  }

  clear(): void {
    this.ids.clear();
    this.all = null;
    this.#anchor = null;
  }
}
