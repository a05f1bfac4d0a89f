/** Which value is pointed at, in the text or in the list of what was read: the other end lights up. */
export class Lit {
  key = $state<string | null>(null);
  /** The end that is pointed at: only the other one is scrolled to. */
  from = $state<"text" | "values">("values");
  /** The value whose words were chosen in the text: its row takes the focus. */
  chosen = $state<string | null>(null);

  point(key: string | null, from: "text" | "values"): void {
    this.key = key;
    this.from = from;
  }
  leave(key: string | null): void {
    if (this.key === key) this.key = null;
  }
}
