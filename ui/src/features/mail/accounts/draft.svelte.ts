/** An account as it is being filled in: what is wrong with it is said before it is saved. */
import type {
  AccountKind,
  AccountLine,
  AccountSettings,
  Authority,
  Guess,
  Receiving,
} from "../../../api/contract";

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
  receiving: null,
  authority: null,
};

const blankReceiving: Receiving = {
  host: "",
  port: 993,
  security: "tls",
  folders: [],
  sent: true,
  days: 90,
};
const blankAuthority: Authority = {
  provider: "google",
  client_id: "",
  authorize_url: "",
  token_url: "",
  scope: "",
};

export type Wrong = Partial<
  Record<"address" | "folder" | "host" | "port" | "mailboxHost" | "mailboxPort", true>
>;

const isPort = (port: number) => Number.isInteger(port) && port >= 1 && port <= 65_535;
const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

const providerOf = (host: string): Authority["provider"] =>
  /outlook|office365|hotmail/.test(host) ? "microsoft" : "google";

export class AccountDraft {
  settings: AccountSettings = $state({ ...blank });
  secret = $state("");
  /** Of the program, where the provider of tokens has given one. */
  clientSecret = $state("");
  /** What the address told. */
  guesses = $state.raw<Guess[]>([]);
  guess = $state.raw<Guess | null>(null);
  /** Nothing is called wrong that nobody has had the time to write. */
  asked = $state(false);

  constructor(kind: AccountKind, known?: AccountLine) {
    this.settings = known ? structuredClone(known.settings) : { ...blank, kind };
  }

  get isFolder() {
    return this.settings.kind === "folder";
  }
  wrong = $derived.by((): Wrong => {
    const { address, folder, host, port, receiving } = this.settings;
    const wrong: Wrong = {};
    if (!isAddress(address)) wrong.address = true;
    if (this.isFolder) {
      if (!folder.trim()) wrong.folder = true;
    } else {
      if (!host.trim()) wrong.host = true;
      if (!isPort(port)) wrong.port = true;
      if (receiving && !receiving.host.trim()) wrong.mailboxHost = true;
      if (receiving && !isPort(receiving.port)) wrong.mailboxPort = true;
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
    if (this.settings.receiving) Object.assign(this.settings.receiving, guess.mailbox);
    this.signInBy(sign_in);
    this.guess = guess;
  }

  /** Whether its mails are read, from where the address tells as long as nobody says otherwise. */
  read(reads: boolean): void {
    this.settings.receiving = reads ? { ...blankReceiving, ...this.guess?.mailbox } : null;
  }

  /** With tokens somebody has to give them out. */
  signInBy(by: AccountSettings["sign_in"]): void {
    this.settings.sign_in = by;
    if (by !== "xoauth2") this.settings.authority = null;
    else this.settings.authority ??= { ...blankAuthority, provider: providerOf(this.settings.host) };
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
