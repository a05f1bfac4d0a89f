import { formatFor } from "../format";

const { number } = formatFor("en-GB");

export const keys = {
  Ctrl: "Ctrl",
  Shift: "Shift",
  Alt: "Alt",
  Enter: "↵",
  Escape: "Esc",
  Delete: "Del",
  Space: "Space",
  Left: "←",
  Right: "→",
  then: "then",
};

export const common = {
  close: "Close",
  stop: "Stop",
  stopping: "Stopping…",
  undo: "Undo",
  redo: "Redo",
  see: "See",
  details: "Technical details",
  copyDetails: "Copy details",
  copied: "Copied",
  copyRefused: "The system did not let Vivier copy. Select the text here instead.",
  tryAgain: "Try again",
  clear: "Clear",
  more: "More actions",
  notices: "Notices",
  work: "Work under way",
  progressOf: (done: number, total: number) => `${number(done)} of ${number(total)}`,
};

export const nav = {
  inbox: "Inbox",
  outbox: "Outbox",
  toSettle: (n: number) => `${number(n)} to settle`,
  today: "Today",
  candidates: "Candidates",
  contacts: "Contacts",
  untitled: "Untitled",
  main: "Main",
  skip: "Go to the page",
  search: "Search or run…",
  postings: "Postings",
  history: "History",
  reports: "Reports",
  settings: "Settings",
  open: "Open postings",
  noneOpen: "No posting is open",
  more: (n: number) => `${number(n)} more`,
  savedIn: (name: string) => `Saved in ${name}`,
  stays: "Stays on this computer",
  readOnly: "Read-only: nothing can be changed",
};

export const first = {
  title: "Let’s start with your postings",
  lead: "Vivier reads your Markdown files and finds in each one its title, its dates and who to write to, with every doubt shown. Nothing leaves this computer.",
  drop: "Drop a folder of postings here",
  dropKinds: ".md or .txt files, subfolders included",
  folder: "Choose a folder of postings…",
  folderNote: "The files stay where they are, and are only read.",
  sample: "Open the sample set",
  sampleNote: "Invented postings and applicants to try things out, undone in one step.",
  choices: "Ways to start",
  language: "Language",
};

export const start = {
  title: "Vivier could not open its store",
  crashed: "This page stopped working",
  openAnother: "Open another store…",
  toPostings: "Go to Postings",
};

export const drop = {
  title: "Drop to import",
  note: "postings: .md or .txt; people: CSV, XLSX, ODS or vCard; mails: .eml or .mbox",
};

export const palette = {
  title: "Command palette",
  placeholder: "Search a posting or a person, or name an action…",
  postings: "Postings",
  mentions: "Mentioned in",
  actions: "Actions",
  none: "Nothing is called that",
  choose: "choose",
  open: "open",
  folding: "accents and case do not matter",
};

export const help = {
  inbox: "In the inbox",
  write: "When writing",
  outbox: "In the outbox",
  templates: "In the templates",
  board: "On the board and its list",
  people: "In the list of candidates",
  candidate: "On a candidate",
  reports: "On the reports",
  title: "Keyboard shortcuts",
  everywhere: "Everywhere",
  list: "In the list of postings",
  posting: "On a posting",
  contacts: "On the contacts",
  history: "In the history",
  action: "Action",
  key: "Key",
  first: "On the first screen",
};

export const actions = {
  palette: "Search or run",
  goPostings: "Go to Postings",
  createPosting: "New posting, typed or pasted…",
  goContacts: "Go to Contacts",
  goHistory: "Go to History",
  goSettings: "Go to Settings",
  back: "Go back",
  forward: "Go forward",
  undo: "Undo the last change",
  redo: "Redo",
  help: "Show keyboard shortcuts",
  importFolder: "Import a folder of postings…",
  importFiles: "Import posting files…",
  addSample: "Add the sample set",
  checkStore: "Check the store now",
  backUpStore: "Back up the store…",
  showOpen: "Show open postings",
  showClosed: "Show closed postings",
  showFilled: "Show filled postings",
  showUnknown: "Show postings whose state is not said",
  preview: "Show or hide the preview",
  choose: "Choose the row as well, or not",
  chooseAll: "Choose all that match",
  stepBack: "Clear the choice, close the preview, then clear the filters",
  turnEntry: "Undo or redo the chosen change",
  filter: "Filter the list",
  next: "Next",
  previous: "Previous",
  open: "Open the posting",
  remove: "Remove the posting",
  exportPostings: "Export postings…",
  copyPath: "Copy the path of the file",
  closePage: "Close, back to the list",
  themeLight: "Use the light theme",
  themeDark: "Use the dark theme",
  themeSystem: "Follow the system’s theme",
  languageEnglish: "Switch to English",
  languageFrench: "Passer en français",
};

/** Other words by which the palette finds an action. */
export const synonyms: Partial<Record<keyof typeof actions, string>> = {
  importFolder: "add load open directory",
  undo: "cancel revert",
  remove: "delete erase",
  preview: "peek",
  backUpStore: "save copy export",
  help: "keys aide",
  languageEnglish: "language anglais langue",
  languageFrench: "language french langue français",
  themeDark: "night colour",
  themeLight: "day colour",
  goSettings: "preferences options",
  goContacts: "addresses people",
  createPosting: "add write paste create",
  checkStore: "verify integrity",
};
