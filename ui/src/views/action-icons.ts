/** What stands before each action in the palette: fetched with it, for the first screen shows none. */
import AtSign from "@lucide/svelte/icons/at-sign";
import Bookmark from "@lucide/svelte/icons/bookmark";
import CalendarCheck from "@lucide/svelte/icons/calendar-check";
import ChartColumn from "@lucide/svelte/icons/chart-column";
import CheckCheck from "@lucide/svelte/icons/check-check";
import ClipboardCopy from "@lucide/svelte/icons/clipboard-copy";
import Clock from "@lucide/svelte/icons/clock";
import Download from "@lucide/svelte/icons/download";
import ExternalLink from "@lucide/svelte/icons/external-link";
import FilePen from "@lucide/svelte/icons/file-pen";
import FilePlus from "@lucide/svelte/icons/file-plus";
import FileText from "@lucide/svelte/icons/file-text";
import Files from "@lucide/svelte/icons/files";
import FolderInput from "@lucide/svelte/icons/folder-input";
import FolderOpen from "@lucide/svelte/icons/folder-open";
import FolderSync from "@lucide/svelte/icons/folder-sync";
import HardDrive from "@lucide/svelte/icons/hard-drive";
import Inbox from "@lucide/svelte/icons/inbox";
import Keyboard from "@lucide/svelte/icons/keyboard";
import Languages from "@lucide/svelte/icons/languages";
import Layers from "@lucide/svelte/icons/layers";
import MailCheck from "@lucide/svelte/icons/mail-check";
import MailPlus from "@lucide/svelte/icons/mail-plus";
import Mailbox from "@lucide/svelte/icons/mailbox";
import Mails from "@lucide/svelte/icons/mails";
import Redo2 from "@lucide/svelte/icons/redo-2";
import History from "@lucide/svelte/icons/rotate-ccw-clock";
import Search from "@lucide/svelte/icons/search";
import Send from "@lucide/svelte/icons/send";
import ShieldCheck from "@lucide/svelte/icons/shield-check";
import SlidersHorizontal from "@lucide/svelte/icons/sliders-horizontal";
import SunMoon from "@lucide/svelte/icons/sun-moon";
import Tag from "@lucide/svelte/icons/tag";
import Trash from "@lucide/svelte/icons/trash";
import Undo2 from "@lucide/svelte/icons/undo-2";
import Upload from "@lucide/svelte/icons/upload";
import UserPlus from "@lucide/svelte/icons/user-plus";
import Users from "@lucide/svelte/icons/users";
import type { Component } from "svelte";
import { formats as reportFormats } from "../features/reports/formats";

export const actionIcons: Record<string, Component<{ class?: string }> | undefined> = {
  "candidate.add": UserPlus,
  "posting.create": FilePlus,
  "import.folder": FolderOpen,
  "import.files": Files,
  "folders.refresh": FolderSync,
  "people.import": Upload,
  "inbox.read": MailPlus,
  "inbox.read.folder": FolderInput,
  "inbox.fetch": Mailbox,
  "go.today": CalendarCheck,
  "go.postings": FileText,
  "go.candidates": Users,
  "go.inbox": Inbox,
  "go.contacts": AtSign,
  "go.outbox": Send,
  "go.reports": ChartColumn,
  "go.history": History,
  "go.settings": SlidersHorizontal,
  "go.accounts": AtSign,
  "go.templates": Mails,
  "go.privacy": ShieldCheck,
  "go.privacy.due": ShieldCheck,
  "go.privacy.rules": ShieldCheck,
  "go.privacy.hints": ShieldCheck,
  undo: Undo2,
  redo: Redo2,
  help: Keyboard,
  "theme.light": SunMoon,
  "theme.dark": SunMoon,
  "theme.system": SunMoon,
  "language.en": Languages,
  "language.fr": Languages,
  "store.backup": HardDrive,
  "store.check": ShieldCheck,
  sample: Layers,
  "list.remove": Trash,
  "list.export": Download,
  "posting.remove": Trash,
  "posting.confirm": CheckCheck,
  "posting.rewrite": FilePen,
  "posting.mail": Send,
  "board.acknowledge": MailCheck,
  "board.mail": Send,
  "board.mail.contacts": Send,
  "board.tag": Tag,
  "people.tag": Tag,
  "people.export": Download,
  "candidate.mail": Send,
  "candidate.file": ExternalLink,
  "inbox.accept.all": CheckCheck,
  ...Object.fromEntries(reportFormats.map((format) => [`report.export.${format}`, Download])),
  "report.copy": ClipboardCopy,
  "report.mail": Send,
  "report.save": Bookmark,
  "outbox.cancel": Undo2,
  "privacy.apart": Clock,
  "privacy.back": Undo2,
  "privacy.hold": ShieldCheck,
  "privacy.erase": Trash,
  "go.search": Search,
};
