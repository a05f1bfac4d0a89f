/** An account as it is being filled in: what is wrong with it is said before it is saved. */
import type { AccountKind, AccountLine, AccountSettings, Guess } from "../../../api/contract";

const blank: AccountSettings = {
  name: "",
  kind: "smtp",
  address: "",
  sender: "",
  reply_to: "",
  signature: "",
  folder: "",
  host: "",
  port: 587,
  security: "start_tls",
  sign_in: "password",
  user: "",
  trusted: "",
  per_minute: 20,
  per_day: null,
};

export type Wrong = Partial<Record<"address" | "folder" | "host" | "port", true>>;

const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

export class AccountDraft {
  settings: AccountSettings = $state({ ...blank });
  secret = $state("");
  /** What the address told. */
  guesses = $state.raw<Guess[]>([]);
  guess = $state.raw<Guess | null>(null);
  /** Nothing is called wrong that nobody has had the time to write. */
  asked = $state(false);

  constructor(kind: AccountKind, known?: AccountLine) {
    this.settings = known ? { ...known.settings } : { ...blank, kind };
  }

  get isFolder() {
    return this.settings.kind === "folder";
  }
  wrong = $derived.by((): Wrong => {
    const { address, folder, host, port } = this.settings;
    const wrong: Wrong = {};
    if (!isAddress(address)) wrong.address = true;
    if (this.isFolder) {
      if (!folder.trim()) wrong.folder = true;
    } else {
      if (!host.trim()) wrong.host = true;
      if (!Number.isInteger(port) || port < 1 || port > 65_535) wrong.port = true;
    }
    return wrong;
  });
  get fits() {
    return Object.keys(this.wrong).length === 0;
  }
  get hasAddress() {
    return isAddress(this.settings.address);
  }

  take(guess: Guess): void {
    const { host, port, security, sign_in } = guess;
    Object.assign(this.settings, { host, port, security, sign_in });
    this.guess = guess;
  }

  /** What is handed over: an account without a name is called by its address. */
  finished(): AccountSettings {
    const settings = $state.snapshot(this.settings);
    return {
      ...settings,
      address: settings.address.trim(),
      name: settings.name.trim() || settings.address.trim(),
    };
  }
}
