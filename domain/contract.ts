import type { AsideEntry } from './aside.ts';
import type { BackupEntry, FolderBackup, RescuePreview } from './backup.ts';
import type { CommandEnvelope } from './commands.ts';
import type { SessionStandings } from './coursework-standing.ts';
import type { DeckPlan } from './deck-slide.ts';
import type { DesktopAsk, DesktopOrder, Screens } from './desktop.ts';
import type { DocumentDifference } from './difference.ts';
import type { ErasureCertificate, ErasurePreview } from './erasure-certificate.ts';
import type { HistoryEntry } from './history.ts';
import type { InBetweenAsk, KeptFile } from './in-between.ts';
import type { Inspection } from './inspection.ts';
import type { NameDifference } from './names-difference.ts';
import type { NotesFound } from './note-search.ts';
import type { PackageMade, PackagePreview } from './package-manifest.ts';
import type { Paper } from './paper.ts';
import type { Patches } from './patch.ts';
import type { PlenumView } from './plenum-view-schema.ts';
import type { Attachment } from './presentation-record.ts';
import type { Language, Names, Programme } from './programme.ts';
import type { Refusal } from './refusal.ts';
import type { Session, SessionKind } from './session.ts';
import type { TableMapping } from './table-mapping.ts';
import type { PlannedRow, TablePlan } from './table-plan.ts';
import type { Instant } from './timer.ts';
import type { HeldItem } from './usual-minutes.ts';

/** The bytes of a file on their way; a `Blob` in browsers and in Node. */
export interface FileBytes {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Who is at the other end of a connection. Decided by the host from the token or window, never by the message. */
export type Role = 'desk' | 'plenum';

/** The answer to a command: on the disk, or refused with nothing changed. */
export type DispatchAnswer =
  | { readonly ok: true; readonly seq: number; readonly ids: readonly string[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Whether what is on the screen is on the disk. */
export type SaveState =
  /** `spaceLeft` in bytes, only where the disk is nearly full. */
  | { readonly kind: 'saved'; readonly at: Instant; readonly spaceLeft?: number }
  | { readonly kind: 'not-saved'; readonly reason: string; readonly since: Instant }
  | { readonly kind: 'rehearsal' }
  | { readonly kind: 'read-only'; readonly reason: string };

/** A session as a list shows it. */
export interface SessionSummary {
  readonly id: string;
  readonly workplaceId: string;
  readonly kind: SessionKind;
  readonly number: number;
  readonly title: string;
  /** What its items took: the measure for those of later sessions. */
  readonly held: readonly HeldItem[];
  readonly days: readonly {
    readonly id: string;
    readonly number: number;
    readonly date: string;
    readonly theme: string;
    readonly closed: boolean;
    readonly begun: boolean;
  }[];
}

/** Something about the folder that the facilitator should know, e.g. a file that was set aside. Holds no contents. */
export interface FolderNotice {
  readonly code: string;
  readonly file: string;
  readonly detail: string;
}

/** What the desk is told. A `snapshot` replaces everything; `change` follows on from the `seq` before it. */
export type DeskEvent =
  | {
      readonly kind: 'snapshot';
      readonly seq: number;
      /** The host's clock when this was sent: windows count from it. */
      readonly now: Instant;
      /** Null while no programme is open. */
      readonly programme: Programme | null;
      /** The open session, or null. */
      readonly session: Session | null;
      readonly sessions: readonly SessionSummary[];
      readonly save: SaveState;
      readonly rehearsing: boolean;
      readonly folder: string;
      readonly notices: readonly FolderNotice[];
      /** What could be undone and done again, as command kinds, or null. */
      readonly undo: string | null;
      readonly redo: string | null;
    }
  | {
      readonly kind: 'change';
      readonly seq: number;
      readonly now: Instant;
      /** The command's own id, so that a sender knows its change when it comes back. */
      readonly commandId: string;
      readonly command: string;
      /** Only the documents that the desk has: `programme` and the open session. */
      readonly patches: Patches;
      readonly sessions: readonly SessionSummary[] | null;
      readonly undo: string | null;
      readonly redo: string | null;
    }
  | { readonly kind: 'save'; readonly now: Instant; readonly save: SaveState }
  /** How many walls are connected. */
  | { readonly kind: 'walls'; readonly now: Instant; readonly count: number }
  /** Only from a host with windows of its own. */
  | { readonly kind: 'screens'; readonly now: Instant; readonly screens: Screens }
  /** A packed programme waits to be looked at, by its file's name; null = none does. */
  | { readonly kind: 'package'; readonly now: Instant; readonly waiting: string | null }
  /** Only from a host with windows of its own: something that the page is to do. Told once, to whoever listens. */
  | { readonly kind: 'asked'; readonly now: Instant; readonly ask: DesktopAsk };

/** What a wall is told: whole views, since they are small and must never be half applied. */
export interface PlenumEvent {
  readonly seq: number;
  readonly now: Instant;
  readonly view: PlenumView;
}

/** A programme folder as the start screen lists it. */
export interface ProgrammeEntry {
  /** The folder's path: shown, and given back to open it. */
  readonly folder: string;
  readonly name: string;
  readonly workplaces: number;
  readonly people: number;
  /** Days held and planned in all its sessions. */
  readonly daysHeld: number;
  readonly daysPlanned: number;
  /** The next (or today's) day, or null. */
  readonly next: { readonly workplace: string; readonly sessionNumber: number; readonly date: string } | null;
  /** Set when the folder cannot be opened: a problem code. */
  readonly problem: string | null;
}

/** The start screen's data. */
export interface Home {
  readonly programmes: readonly ProgrammeEntry[];
  readonly open: string | null;
  readonly dataFolder: string;
  /** Folders that were opened on this machine and are not there now, or hold no programme any more. */
  readonly missing: readonly string[];
}

/** A problem that is not a command's: opening, creating, exporting. Texts come from `problem.<code>.*`. */
export interface HostProblem {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The outcome of a host action. */
export type HostAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: HostProblem };

/** A file that was made in the programme's `exports/`. */
export interface ExportedFile {
  readonly fileName: string;
  /** Where it lies on this machine. */
  readonly path: string;
  readonly bytes: number;
}

/** What is written for the facilitators alone. */
export interface CourseworkExport {
  readonly sessionId: string;
  readonly language: Language;
  readonly what: 'matrix' | 'protocol' | 'pages' | 'qda';
  /** The matrix is always a table, a page never is, and what is for analysis is always a project of REFI-QDA. */
  readonly format: 'csv' | 'md' | 'pdf' | 'qdpx';
  /** Whether the matrix has the texts in it. */
  readonly texts: boolean;
  /** Names beside the codes, from the link key; never in what is for analysis. */
  readonly names: boolean;
  /** Whose page; null for everybody's. */
  readonly personId: string | null;
}

/** What was written for the facilitators alone. */
export interface WrittenPapers {
  readonly files: readonly ExportedFile[];
  /** So many of them hold characters that the font of a PDF has not, and were written as Markdown in its place. */
  readonly asText: number;
}

/** What is asked about the table that was handed over. */
export interface TableAsk {
  readonly sessionId: string;
  /** The piece that running text belongs to, or null for the one that is due in the session. */
  readonly courseworkId: string | null;
  /** What the columns mean; null to have it guessed. */
  readonly mapping: TableMapping | null;
  /** Lets another text take the place of what was handed in. */
  readonly replace: boolean;
}

/** What a table would change, row by row. */
export interface TablePreview {
  readonly header: readonly string[];
  /** The first rows, so that the columns can be told. */
  readonly sample: readonly (readonly string[])[];
  readonly mapping: TableMapping;
  readonly rows: readonly PlannedRow[];
  readonly counts: TablePlan['counts'];
}

/** A file from the in-between period, and whether it still lies in the folder. */
export interface OfferedFile extends KeptFile {
  readonly there: boolean;
}

/** What is told while a deck is made. `done` or `failed` is the last. */
export type DeckExportEvent =
  | { readonly kind: 'progress'; readonly percent: number }
  | ({ readonly kind: 'done'; readonly slides: number } & ExportedFile)
  | { readonly kind: 'failed'; readonly problem: HostProblem };

/** What is done to make pages of slides: copied without what could run, made into pages, and looked through. */
export type PagesStep = 'copying' | 'making' | 'checking';

/** What is told while pages are made. LibreOffice does not say how far it is: then the share is null. */
export type PagesEvent =
  | { readonly kind: 'step'; readonly step: PagesStep; readonly percent: number | null }
  | { readonly kind: 'made'; readonly pages: number }
  | { readonly kind: 'failed'; readonly problem: HostProblem };

/** What a new programme starts from. */
export interface NewProgramme {
  readonly name: string;
  readonly workplace: string;
  /** Title of the workplace's common project; left out, it has none yet: a kick-off is where it is found. */
  readonly project?: string | undefined;
  readonly language: Language;
  readonly kind: SessionKind;
  /** First day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly people: number;
}

/**
 * The one contract of the app, the same over WebSocket and MessagePort. One verb in (`dispatch`), one feed out per
 * audience, a few reads and host actions. A wall may call `plenumFeed`, `clock` and `shownFile`; everything else refuses it.
 */
export interface DeskApi {
  dispatch(envelope: CommandEnvelope): Promise<DispatchAnswer>;
  /** Starts with a snapshot, or with the changes after `since` when the host still has them. */
  deskFeed(input: { readonly since: number | null }): Promise<AsyncIterable<DeskEvent>>;
  plenumFeed(input: Record<string, never>): Promise<AsyncIterable<PlenumEvent>>;
  /** The host's clock as it is now. A page can be wrong about it by no more than the answer took. */
  clock(input: Record<string, never>): Promise<Instant>;
  home(input: Record<string, never>): Promise<Home>;
  /** A programme that is missing is not looked for any more. Nothing on any disk is touched. */
  forgetProgramme(input: { readonly folder: string }): Promise<HostAnswer<null>>;
  /** Copies the open programme into the data folder, holds every file against its original, and opens the copy. */
  workOnLocalCopy(input: Record<string, never>): Promise<HostAnswer<null>>;
  /** Begins an empty link key where the old one is gone. */
  beginLinkKey(input: Record<string, never>): Promise<HostAnswer<null>>;
  /** `anyway`: also where another machine has locked it, since a person says that it is open nowhere. */
  openProgramme(input: { readonly folder: string; readonly anyway?: boolean | undefined }): Promise<HostAnswer<null>>;
  createProgramme(input: NewProgramme): Promise<HostAnswer<null>>;
  /** Makes (once) and opens the example programme. */
  openExample(input: Record<string, never>): Promise<HostAnswer<null>>;
  closeProgramme(input: Record<string, never>): Promise<HostAnswer<null>>;
  /** The link key. Asked for only while the facilitator holds it open. */
  names(input: Record<string, never>): Promise<Names>;
  /** On: from here nothing is recorded and the wall follows; off: all of it is gone. */
  rehearse(input: { readonly on: boolean }): Promise<HostAnswer<null>>;
  /** The slides as they would be exported. */
  deckPlan(input: { readonly sessionId: string; readonly language: Language }): Promise<HostAnswer<DeckPlan>>;
  /**
   * Writes the deck into `exports/`, telling on the way how far it is; the last event says what came of it. Whoever stops
   * listening before that has it cancelled: an older deck stays as it was, and nothing of the new one is left.
   */
  exportDeck(input: {
    readonly sessionId: string;
    readonly language: Language;
  }): Promise<AsyncIterable<DeckExportEvent>>;
  /** Where people stand with coursework in every session but one, without what was written. */
  courseworkElsewhere(input: { readonly sessionId: string }): Promise<HostAnswer<readonly SessionStandings[]>>;
  /** Writes the matrix, the protocol or private pages into `exports/`: confidential, with names only where asked for. */
  exportCoursework(input: CourseworkExport): Promise<HostAnswer<WrittenPapers>>;
  /** The protocol or private pages as finished words, for a page to print: it has every script. Never the matrix. */
  courseworkPapers(input: CourseworkExport): Promise<HostAnswer<readonly Paper[]>>;
  /** Hands over a table of coursework in pieces of at most 1 MiB; it is kept in memory alone. */
  tablePiece(input: { readonly first: boolean; readonly piece: FileBytes }): Promise<HostAnswer<null>>;
  /** What the table that was handed over would change. Changes nothing. */
  previewTable(input: TableAsk): Promise<HostAnswer<TablePreview>>;
  /**
   * Takes in the rows of the table that can be taken, as one change, all of it or none. `id` is the change's own: asked
   * again under it, since the answer was lost, the host gives the same answer. Without a table there is `TABLE_GONE`.
   */
  takeTable(input: TableAsk & { readonly by: string; readonly id: string }): Promise<HostAnswer<TablePreview>>;
  /** A file in `exports/` from a byte on, at most 1 MiB of it; empty at its end. */
  exportPiece(input: { readonly fileName: string; readonly at: number }): Promise<HostAnswer<FileBytes>>;
  /** A picture of a file that the deck may show: the one it is, or its first page. */
  deckPicture(input: { readonly sha256: string }): Promise<HostAnswer<FileBytes>>;
  /** Keeps the first page of a file as a picture (PNG or JPEG, at most 1 MiB), drawn by a page that can. */
  keepFirstPage(input: { readonly sha256: string; readonly picture: FileBytes }): Promise<HostAnswer<null>>;
  /** File intake in pieces of at most 1 MiB, so that a large file never sits whole in memory. */
  intakeOpen(input: {
    readonly name: string;
    readonly bytes: number;
  }): Promise<HostAnswer<{ readonly intakeId: string }>>;
  intakeWrite(input: { readonly intakeId: string; readonly piece: FileBytes }): Promise<HostAnswer<null>>;
  /** The file is copied, hashed and flushed; attach it with `presentation.attach`. */
  intakeFinish(input: { readonly intakeId: string }): Promise<HostAnswer<Attachment>>;
  intakeCancel(input: { readonly intakeId: string }): Promise<HostAnswer<null>>;
  attachment(input: {
    readonly sha256: string;
  }): Promise<HostAnswer<{ readonly file: FileBytes; readonly name: string }>>;
  /** What a presentation can take over of the files that came in since the session before; see `inBetweenFiles`. */
  inBetween(input: InBetweenAsk): Promise<HostAnswer<readonly OfferedFile[]>>;
  /** What was read out of a file, in its own words: for the desk alone. It is looked into first where that is not done. */
  inspection(input: { readonly sha256: string }): Promise<HostAnswer<Inspection>>;
  /**
   * The bytes that stand for a file on a wall: a picture without what came with it unseen, or pages as PDF. A wall gets
   * only what its current view names.
   */
  shownFile(input: { readonly sha256: string }): Promise<HostAnswer<{ readonly file: FileBytes }>>;
  /** Whether LibreOffice is on this machine, so that slides can be made into pages. It is looked for each time. */
  office(input: Record<string, never>): Promise<{ readonly found: boolean }>;
  /**
   * Has pages made of slides, and tells how far it is; the last word is what came of it. It is given up when nobody
   * listens any more.
   */
  makePages(input: { readonly sha256: string }): Promise<AsyncIterable<PagesEvent>>;
  /** A copy of slides without macros and without what points out of it, to be opened in another program. */
  plainSlides(input: {
    readonly sha256: string;
  }): Promise<HostAnswer<{ readonly file: FileBytes; readonly name: string }>>;
  /** The newest changes of the open programme, newest first; undo one with `history.undo` and its number. */
  history(input: { readonly limit: number }): Promise<HostAnswer<readonly HistoryEntry[]>>;
  /** What facilitators wrote down in any session that holds every word of the query, or words that begin so. */
  searchNotes(input: { readonly query: string }): Promise<HostAnswer<NotesFound>>;
  /** What was ever found wrong in the open programme's folder or set aside there, newest first. */
  setAside(input: Record<string, never>): Promise<HostAnswer<readonly AsideEntry[]>>;
  /** The backups of the open programme, newest first. */
  backups(input: Record<string, never>): Promise<HostAnswer<readonly BackupEntry[]>>;
  /** What putting a backup back would change. Changes nothing. */
  restorePreview(input: { readonly backupId: string }): Promise<HostAnswer<readonly DocumentDifference[]>>;
  /** Puts a backup back, as one change that undo takes back; what is there now is backed up first. */
  restoreBackup(input: {
    readonly backupId: string;
    readonly by: string;
  }): Promise<HostAnswer<readonly DocumentDifference[]>>;
  /** The backups of the link key, newest first. They are kept apart from the programme's, as the key is. */
  keyBackups(input: Record<string, never>): Promise<HostAnswer<readonly BackupEntry[]>>;
  /** What putting a backup of the link key back would change: codes, never names. Changes nothing. */
  keyPreview(input: { readonly backupId: string }): Promise<HostAnswer<readonly NameDifference[]>>;
  /** Puts a backup of the link key back; the key there is now is backed up first. The programme stays as it is. */
  restoreKey(input: { readonly backupId: string; readonly by: string }): Promise<HostAnswer<readonly NameDifference[]>>;
  /** The backups in a folder that does not open, newest first, each read through. */
  rescueBackups(input: { readonly folder: string }): Promise<HostAnswer<readonly FolderBackup[]>>;
  /** What putting one of them back would do. Changes nothing. */
  rescuePreview(input: { readonly folder: string; readonly backupId: string }): Promise<HostAnswer<RescuePreview>>;
  /** Sets aside what such a folder holds, makes it what a backup holds, and opens it with a black wall. */
  rescue(input: { readonly folder: string; readonly backupId: string }): Promise<HostAnswer<null>>;
  /** What erasing somebody would do. Changes nothing. */
  erasurePreview(input: { readonly code: string; readonly personId: string }): Promise<HostAnswer<ErasurePreview>>;
  /**
   * Erases somebody for good, by the code as it was typed: the programme is closed for that and opened again, without its
   * history and its earlier backups. See `erasure.md`.
   */
  erasePerson(input: {
    readonly code: string;
    readonly personId: string;
    readonly by: string;
    readonly removeFiles: boolean;
    /** As the preview told of them: one that has come since is not deleted unseen. */
    readonly shownFiles: readonly string[];
  }): Promise<HostAnswer<ErasureCertificate>>;
  /** Packs the open programme whole, with or without its link key; it is closed for that and opened again. */
  packProgramme(input: { readonly names: boolean }): Promise<HostAnswer<PackageMade>>;
  /** The package from a byte on, at most 1 MiB of it; empty at its end, and then it is gone from the host. */
  packagePiece(input: { readonly at: number }): Promise<HostAnswer<FileBytes>>;
  /** Hands over a packed programme in pieces of at most 1 MiB. */
  packageIn(input: { readonly first: boolean; readonly piece: FileBytes }): Promise<HostAnswer<null>>;
  /** All of it is handed over, under this name: from here on it waits, which every desk is told. */
  packageHanded(input: { readonly name: string }): Promise<HostAnswer<null>>;
  /** What the package says of itself that waits. Nothing is unpacked. */
  packagePreview(input: Record<string, never>): Promise<HostAnswer<PackagePreview>>;
  /** Unpacks the package that waits into the data folder, under a name like the file's, and opens it. */
  unpackProgramme(input: Record<string, never>): Promise<HostAnswer<null>>;
  /** The package that waits is not wanted. */
  packageDrop(input: Record<string, never>): Promise<HostAnswer<null>>;
  /** Tries to write what is not saved at once. */
  saveNow(input: Record<string, never>): Promise<SaveState>;
  /** What only a host with windows of its own can do; in browser mode the problem `NO_DESKTOP`. */
  desktop(order: DesktopOrder): Promise<HostAnswer<string | null>>;
}
