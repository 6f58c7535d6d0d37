import { join } from 'node:path';
import type { BookCommand } from '../../domain/commands.ts';
import type { FileBytes, HostAnswer } from '../../domain/contract.ts';
import type { FileFacts, FileTrouble, ShowsAs } from '../../domain/file-facts.ts';
import type { Inspection } from '../../domain/inspection.ts';
import type { Attachment } from '../../domain/presentation-record.ts';
import { fail, ok } from '../../domain/result.ts';
import { claimedExtension } from '../attachments/file-name.ts';
import { attachmentFile } from '../attachments/intake.ts';
import { pagesFile, readInspection, shownBytes, shownFolder, writeInspection } from '../attachments/shown-place.ts';
import type { Helper } from '../helper/helper.ts';
import { misnamed } from '../import/misnamed.ts';
import { errnoOf, ifThere } from '../store/fs-steps.ts';
import { readAttachment } from './attachment-reading.ts';
import type { ProgrammeDesk } from './programme-desk.ts';
import type { Machine } from './storage.ts';

/** Longer than any honest file takes. */
const INSPECT_MS = 30_000;
/** How often a disk that fails is asked again by itself; after that, when somebody wants to see the file. */
const TRIES = 5;

/** What the inspector works with. */
export interface InspectorTaking {
  readonly machine: Machine;
  readonly helper: Helper;
  readonly desk: ProgrammeDesk;
}

/**
 * Has every file of an open programme looked into, one after another and in a process of its own, and has the programme
 * keep what may be kept of it. There is one for each open programme.
 */
export class Inspector {
  private readonly taking: InspectorTaking;
  private readonly underWay = new Map<string, Promise<HostAnswer<Inspection>>>();
  private readonly stop = new AbortController();
  /** Files, not bytes: the same bytes may come twice. How often each has been looked into in this way. */
  private readonly tried = new Map<string, number>();
  private line: Promise<unknown> = Promise.resolve();

  constructor(taking: InspectorTaking) {
    this.taking = taking;
  }

  /** Looks into whatever has not been looked into. */
  lookAround(): void {
    if (this.taking.desk.rehearsing) return;
    const files = this.taking.desk.sessions.presented(this.taking.desk.shown);
    // One that was unlinked and comes back by redo is looked into anew.
    const here = new Set(files.map(({ id }) => id));
    for (const id of this.tried.keys()) if (!here.has(id)) this.tried.delete(id);
    for (const { id, sha256, facts } of files) {
      const before = this.tried.get(id) ?? 0;
      if (facts !== null || before >= TRIES) continue;
      this.tried.set(id, TRIES);
      void this.inspect(sha256).then((answer) => {
        // A disk that was full a moment ago may have room with the next change.
        if (!answer.ok && answer.problem.code === 'IO' && this.tried.has(id)) this.tried.set(id, before + 1);
      });
    }
  }

  /** What was read out of a file; it is looked into now where that was not done, or what came of it is gone. */
  inspect(sha256: string): Promise<HostAnswer<Inspection>> {
    const already = this.underWay.get(sha256);
    if (already) return already;
    const mine = this.line.then(() => this.inspectNow(sha256));
    this.line = mine.catch(() => {});
    this.underWay.set(sha256, mine);
    void mine.finally(() => this.underWay.delete(sha256)).catch(() => {});
    return mine;
  }

  /** The bytes that stand for a file on a wall. */
  async shownFile(sha256: string): Promise<HostAnswer<{ readonly file: FileBytes }>> {
    const { machine, desk } = this.taking;
    const file = desk.sessions.presented(desk.shown).find((one) => one.sha256 === sha256);
    if (!file) return fail({ code: 'ATTACHMENT_MISSING' });
    const inspected = await this.inspect(sha256);
    // Another session that has the file as well may be damaged: the wall shows it all the same.
    const known = inspected.ok ? inspected.value : await readInspection(machine.fs, desk.folder, sha256);
    if (!inspected.ok && (inspected.problem.code !== 'SESSION_UNREADABLE' || !known)) return inspected;
    const shown = await shownBytes(machine.fs, desk.folder, file);
    if (!shown || (known?.showsAs === null && file.ext === 'pdf')) return fail({ code: 'FILE_NOT_SHOWABLE' });
    if (shown.path.endsWith(attachmentFile(file))) {
      const read = await readAttachment(machine.fs, desk.folder, [file], sha256);
      // Without the name that it came with.
      return read.ok ? ok({ file: new Blob([await read.value.file.arrayBuffer()], { type: shown.mime }) }) : read;
    }
    try {
      const bytes = (await machine.fs.readFile(shown.path)) as Uint8Array<ArrayBuffer>;
      return ok({ file: new Blob([bytes], { type: shown.mime }) });
    } catch (error) {
      return fail({ code: 'IO', params: { errno: errnoOf(error) } });
    }
  }

  /** Gives up what is under way. */
  close(): void {
    this.stop.abort();
  }

  /** When nothing more is written. Never rejects. */
  async settled(): Promise<void> {
    await this.line;
  }

  private async inspectNow(sha256: string): Promise<HostAnswer<Inspection>> {
    const { machine, desk } = this.taking;
    const file = desk.sessions.presented(desk.shown).find((one) => one.sha256 === sha256);
    if (!file || this.stop.signal.aborted) return fail({ code: 'ATTACHMENT_MISSING' });
    try {
      const known = await readInspection(machine.fs, desk.folder, sha256);
      const inspected = known ? ok(known) : await this.lookInto(file);
      const kept = !inspected.ok || (await this.keep(inspected.value));
      return kept ? inspected : fail({ code: 'SESSION_UNREADABLE' });
    } catch (error) {
      return fail({ code: 'IO', params: { errno: errnoOf(error) } });
    }
  }

  private async lookInto(file: Attachment): Promise<HostAnswer<Inspection>> {
    const { machine, helper, desk } = this.taking;
    const { sha256, ext } = file;
    const path = join(desk.folder, 'attachments', attachmentFile(file));
    if ((await ifThere(machine.fs.stat(path)))?.kind !== 'file') return fail({ code: 'ATTACHMENT_MISSING' });
    const outFolder = shownFolder(desk.folder, sha256);
    const order = { path, sha256, ext, claimed: claimedExtension(file.name), outFolder };
    const done = await helper.runJob('inspect-file', order, { signal: this.stop.signal, maxMs: INSPECT_MS });
    if (!done.ok) {
      if (done.problem.code === 'CANCELLED') return fail({ code: 'ATTACHMENT_MISSING' });
      const given = givenUp(file, done.problem.code === 'HELPER_TOO_SLOW' ? 'took-too-long' : 'too-heavy');
      await writeInspection(machine.fs, desk.folder, given);
      return ok(given);
    }
    if (!done.value.ok) return done.value;
    await writeInspection(machine.fs, desk.folder, done.value.value);
    return done.value;
  }

  /**
   * Has the programme keep what was found, wherever it points at these bytes, and nothing where that is known. False where
   * a session that points at them cannot be read.
   */
  private async keep({ sha256, facts, showsAs }: Inspection): Promise<boolean> {
    const { machine, desk } = this.taking;
    if (desk.rehearsing || this.stop.signal.aborted) return true;
    const pages = showsAs === null && (await ifThere(machine.fs.stat(pagesFile(desk.folder, sha256))))?.kind === 'file';
    const shows: ShowsAs | null = pages ? 'pages' : showsAs;
    const pointing = desk.sessions.pointingAt(desk.shown, sha256);
    const allThere = await desk.sessions.have(pointing);
    for (const session of pointing.flatMap((id) => desk.shown.sessions[id] ?? [])) {
      for (const presentation of Object.values(session.presentations)) {
        for (const file of Object.values(presentation.files)) {
          if (file.sha256 !== sha256) continue;
          const own = named(facts, file);
          if (JSON.stringify([file.facts, file.showsAs]) === JSON.stringify([own, shows])) continue;
          const at = { sessionId: session.id, presentationId: presentation.id, fileId: file.id };
          const command: BookCommand = { kind: 'file.inspected', ...at, facts: own, showsAs: shows };
          await desk.dispatch({ id: machine.newId(), by: '', command }, { role: 'desk' });
        }
      }
    }
    return allThere;
  }
}

/** What was found in the bytes, with what their name makes of it: the same bytes may come under another. */
function named(facts: FileFacts, { ext, name }: Attachment): FileFacts {
  // An old container is told by its bytes to be no such slides, whatever the extension that it is kept under.
  if (facts.troubles.includes('not-read')) return facts;
  const rest = facts.troubles.filter((trouble) => trouble !== 'wrong-extension');
  return { ...facts, troubles: [...rest, ...misnamed(ext, claimedExtension(name))] };
}

/** A file that was looked into no longer than it may be. */
function givenUp({ sha256, ext }: Attachment, trouble: FileTrouble): Inspection {
  const form = ext === 'pdf' ? 'pdf' : ext.startsWith('pp') ? 'slides' : 'other';
  const facts = { form, pages: null, width: null, height: null, troubles: [trouble] } as const;
  return {
    v: 1,
    sha256,
    facts: { ...facts, troubles: [trouble] },
    showsAs: null,
    pages: [],
    links: [],
    fonts: [],
    unread: [],
  };
}
