import type {
  ApplicationId,
  CandidateId,
  CvsPreview,
  FileId,
  ImportPreview,
  ImportReport,
  MailsImported,
  MessageId,
  PeopleImported,
  PeoplePreview,
  PostingId,
  ReportAsked,
} from "../api/contract";
import type { People } from "../features/candidates/selection";
import type { Whom } from "../features/privacy/queries";
import type { Chosen } from "./people-writes";

/** What lies over the page, one at a time. */
export type Layer =
  | { kind: "palette" }
  | { kind: "help" }
  | { kind: "import-report"; report: ImportReport }
  | { kind: "move"; chosen: Chosen }
  | { kind: "reject"; chosen: Chosen }
  | { kind: "apply"; candidate: CandidateId; name: string }
  | { kind: "add-candidate"; posting: PostingId | null }
  | { kind: "merge"; one: CandidateId; other: CandidateId }
  | { kind: "import-people"; path: string; preview: PeoplePreview; posting: PostingId | null }
  | { kind: "open-file"; id: FileId; name: string }
  | { kind: "import-cvs"; path: string; preview: CvsPreview }
  | { kind: "people-report"; report: PeopleImported }
  | { kind: "export-people"; people: People; title: () => string }
  | { kind: "tags"; people: People; title: () => string }
  | { kind: "export-postings"; ids: PostingId[] }
  | { kind: "note"; candidate: CandidateId; application: ApplicationId | null; name: string }
  | { kind: "import-preview"; preview: ImportPreview; apply: (only: string[] | null) => void }
  | { kind: "write-posting"; posting: { id: PostingId; text: string } | null }
  | { kind: "versions"; id: PostingId; show: (version: number) => void }
  | { kind: "replace-contact"; address: string }
  | { kind: "mail-posting"; id: MessageId; current: PostingId | null }
  | { kind: "mail-person"; id: MessageId; current: CandidateId | null; name: string }
  | { kind: "mail-file"; id: MessageId; number: number }
  | { kind: "mails-report"; report: MailsImported }
  | { kind: "save-report"; asked: ReportAsked; suggested: string }
  | { kind: "erase"; selection: Whom }
  | { kind: "hold"; candidate: CandidateId; name: string; reason: string }
  | { kind: "restore"; path: string };

let current = $state.raw<Layer | null>(null);

export const layer = (): Layer | null => current;
export const show = (next: Layer): void => void (current = next);
export const closeLayer = (): void => void (current = null);
