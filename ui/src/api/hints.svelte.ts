/** What in a text that is being written looks like something that nobody should keep. Asked when somebody pauses, and only pointed out. */
import { call } from "./call";
import type { HintLine } from "./contract";

const pause = 500;
const most = 4;

export class WritingHints {
  #found: HintLine[] = $state.raw([]);
  #asked = "";

  constructor(text: () => string) {
    $effect(() => {
      const wanted = text().trim();
      if (wanted === "") {
        this.#found = [];
        this.#asked = "";
        return;
      }
      if (wanted === this.#asked) return;
      const timer = setTimeout(() => void this.#ask(wanted), pause);
      return () => clearTimeout(timer);
    });
  }

  get found(): HintLine[] {
    return this.#found;
  }

  /** Without an answer nothing is pointed out: nobody is kept from writing. */
  async #ask(text: string): Promise<void> {
    this.#asked = text;
    const { rows } = await call("privacy.hints", { text, offset: 0, limit: most }).catch(() => ({
      rows: [],
    }));
    if (this.#asked === text) this.#found = rows;
  }
}
