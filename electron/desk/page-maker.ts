import { dirname, join } from 'node:path';
import type { FileBytes, HostAnswer, HostProblem, PagesEvent, PagesStep } from '../../domain/contract.ts';
import type { Inspection } from '../../domain/inspection.ts';
import type { PresentationFile } from '../../domain/presentation-record.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { attachmentFile } from '../attachments/intake.ts';
import {
  openedSlidesFile,
  pagesFile,
  plainSlidesFile,
  shownFolder,
  writeInspection,
} from '../attachments/shown-place.ts';
import type { Helper } from '../helper/helper.ts';
import { makePages, type OfficeProblem } from '../office/make-pages.ts';
import { downloadName } from '../pages/download-name.ts';
import { errnoOf, ifThere, makeFolder, writeNewFile } from '../store/fs-steps.ts';
import type { Inspector } from './inspector.ts';
import type { ProgrammeDesk } from './programme-desk.ts';
import type { Machine } from './storage.ts';

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** What pages are made with. */
export interface PageMakerTaking {
  readonly machine: Machine;
  readonly helper: Helper;
  readonly desk: ProgrammeDesk;
  readonly inspector: Inspector;
  /** LibreOffice's program, or null where it is not installed. */
  readonly findOffice: () => Promise<string | null>;
}

/**
 * Makes slides into what can be shown: pages, by LibreOffice, or a plain copy for another program. Both are made once
 * for each file and kept by its hash. There is one for each open programme.
 */
export class PageMaker {
  private readonly taking: PageMakerTaking;
  /** One at a time: LibreOffice fills a small machine by itself. */
  private turn: Promise<unknown> = Promise.resolve();
  private readonly closing = new AbortController();

  constructor(taking: PageMakerTaking) {
    this.taking = taking;
  }

  /** Makes pages and tells how far it is. Aborting, or no longer listening, gives it up and leaves nothing behind. */
  async *pages(sha256: string, signal?: AbortSignal): AsyncGenerator<PagesEvent, void, undefined> {
    const stop = new AbortController();
    const abort = () => stop.abort();
    const signals = [this.closing.signal, ...(signal ? [signal] : [])];
    if (signals.some(({ aborted }) => aborted)) abort();
    for (const one of signals) one.addEventListener('abort', abort);
    const told: PagesEvent[] = [];
    let wake = () => {};
    const tell = (event: PagesEvent) => {
      told.push(event);
      wake();
    };
    const making = this.inTurn(() =>
      this.make(sha256, (step, percent) => tell({ kind: 'step', step, percent }), stop.signal).catch(
        (error: unknown): HostAnswer<number> => fail({ code: 'IO', params: { errno: errnoOf(error) } }),
      ),
    ).then((made) => tell(made.ok ? { kind: 'made', pages: made.value } : { kind: 'failed', problem: made.problem }));
    try {
      for (;;) {
        const event = told.shift();
        if (event) {
          yield event;
          if (event.kind !== 'step') return;
        } else {
          await new Promise<void>((next) => {
            wake = next;
            if (told.length > 0) next();
          });
        }
      }
    } finally {
      stop.abort();
      for (const one of signals) one.removeEventListener('abort', abort);
      await making.catch(() => {});
    }
  }

  /** Gives up what is under way: the folder is about to be somebody else's. */
  close(): void {
    this.closing.abort();
  }

  /** When nothing more is written. Never rejects. */
  async settled(): Promise<void> {
    await this.turn;
  }

  /** The plain copy of slides, for a download, under a name that the room may see. */
  async plainSlides(sha256: string): Promise<HostAnswer<{ readonly file: FileBytes; readonly name: string }>> {
    const copy = await this.plainCopy(sha256);
    if (!copy.ok) return copy;
    try {
      const bytes = (await this.taking.machine.fs.readFile(copy.value.path)) as Uint8Array<ArrayBuffer>;
      return ok({ file: new Blob([bytes], { type: PPTX }), name: copy.value.name });
    } catch (error) {
      return fail({ code: 'IO', params: { errno: errnoOf(error) } });
    }
  }

  /**
   * Where the plain copy lies, made where it is not there, and what it may be called. A file's own name may hold a
   * person's; what the room knows the presentation by does not, and where that cannot be read there is no copy.
   */
  async plainCopy(sha256: string): Promise<HostAnswer<{ readonly path: string; readonly name: string }>> {
    const { machine, desk } = this.taking;
    const file = this.slides(sha256);
    if (!file) return fail({ code: 'ATTACHMENT_MISSING' });
    const allThere = await desk.sessions.have(desk.sessions.pointingAt(desk.shown, sha256));
    const name = this.roomName(file.id);
    if (name === null && !allThere) return fail({ code: 'SESSION_UNREADABLE' });
    const path = plainSlidesFile(desk.folder, sha256);
    if ((await ifThere(machine.fs.stat(path)))?.kind !== 'file') {
      const copied = await this.inTurn(() => this.copy(file, path, undefined, this.closing.signal));
      if (!copied.ok) return copied;
    }
    return ok({ path, name: downloadName(`${name ?? 'Samling'}.pptx`) });
  }

  /** The same as a file of its own that another program may open and write beside. */
  async slidesToOpen(sha256: string): Promise<HostAnswer<string>> {
    const { machine, desk } = this.taking;
    const copy = await this.plainCopy(sha256);
    if (!copy.ok) return copy;
    const path = openedSlidesFile(desk.folder, sha256, copy.value.name);
    try {
      // One that is there may be open already, and then it is brought forward.
      if ((await ifThere(machine.fs.stat(path)))?.kind === 'file') return ok(path);
      await makeFolder(machine.fs, dirname(path));
      await moveInto(machine, copy.value.path, path);
      return ok(path);
    } catch (error) {
      return fail({ code: 'IO', params: { errno: errnoOf(error) } });
    }
  }

  private async make(
    sha256: string,
    tell: (step: PagesStep, percent: number | null) => void,
    signal: AbortSignal,
  ): Promise<HostAnswer<number>> {
    const { machine, desk, inspector, findOffice } = this.taking;
    const { fs, clock } = machine;
    const file = this.slides(sha256);
    if (!file) return fail({ code: 'ATTACHMENT_MISSING' });
    const program = await findOffice();
    if (!program) return fail({ code: 'NO_OFFICE' });
    const inspected = await inspector.inspect(sha256);
    if (!inspected.ok) return inspected;
    let refused: HostProblem | null = null;
    const putSlides = async (path: string): Promise<Result<null, OfficeProblem>> => {
      const copied = await this.copy(file, path, (percent) => tell('copying', percent), signal);
      tell('making', null);
      if (copied.ok) return copied;
      refused = copied.problem;
      return fail({ code: 'OFFICE_FAILED' });
    };
    const take = async (pdf: string): Promise<HostAnswer<number>> => {
      tell('checking', null);
      const known = await this.lookAt(pdf, signal);
      if (!known.ok) return known;
      const place = pagesFile(desk.folder, sha256);
      await makeFolder(fs, shownFolder(desk.folder, sha256));
      await moveInto(machine, pdf, place);
      await this.keep(inspected.value, known.value);
      return ok(known.value.pages);
    };
    const made = await makePages({ program, clock }, putSlides, take, signal);
    if (refused) return fail(refused);
    return made.ok ? made.value : fail({ code: made.problem.code });
  }

  private slides(sha256: string): PresentationFile | null {
    const file = this.taking.desk.sessions.presented(this.taking.desk.shown).find((one) => one.sha256 === sha256);
    return file?.facts?.form === 'slides' ? file : null;
  }

  private async copy(
    { sha256, ext }: PresentationFile,
    outFile: string,
    onProgress: ((percent: number) => void) | undefined,
    signal: AbortSignal,
  ): Promise<HostAnswer<null>> {
    const { machine, helper, desk } = this.taking;
    await makeFolder(machine.fs, shownFolder(desk.folder, sha256));
    const path = join(desk.folder, 'attachments', attachmentFile({ sha256, ext }));
    if ((await ifThere(machine.fs.stat(path)))?.kind !== 'file') return fail({ code: 'ATTACHMENT_MISSING' });
    const done = await helper.runJob(
      'plain-slides',
      { path, outFile, now: machine.clock.now() },
      { onProgress, signal },
    );
    return done.ok ? done.value : fail({ code: done.problem.code });
  }

  /** How many pages there really are, and their shape: hidden slides are none. */
  private async lookAt(pdf: string, signal: AbortSignal): Promise<HostAnswer<PagesShape>> {
    const { helper } = this.taking;
    const order = { path: pdf, sha256: '0'.repeat(64), ext: 'pdf', claimed: 'pdf', outFolder: join(pdf, '../looked') };
    const done = await helper.runJob('inspect-file', order, { signal });
    if (!done.ok) return fail({ code: done.problem.code });
    if (!done.value.ok) return done.value;
    const { pages, width, height } = done.value.value.facts;
    return pages === null || pages === 0 ? fail({ code: 'OFFICE_FAILED' }) : ok({ pages, width, height });
  }

  private async keep(inspection: Inspection, shape: PagesShape): Promise<void> {
    const { machine, desk, inspector } = this.taking;
    const { pages, width, height } = shape;
    await writeInspection(machine.fs, desk.folder, {
      ...inspection,
      facts: { ...inspection.facts, pages, width, height },
    });
    await inspector.inspect(inspection.sha256);
  }

  /** "Rapport, Ti minutter": by what the room knows the presentation that a file belongs to; null where it knows none. */
  private roomName(fileId: string): string | null {
    const { programme, sessions } = this.taking.desk.shown;
    for (const session of Object.values(sessions)) {
      const one = Object.values(session.presentations).find(({ files }) => files[fileId]);
      const room = one && releaseFacts(programme, session).presentations.find(({ id }) => id === one.id);
      if (room) return [room.group?.name, room.title].filter(Boolean).join(', ');
    }
    return null;
  }

  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(run);
    this.turn = mine.catch(() => {});
    return mine;
  }
}

interface PagesShape {
  readonly pages: number;
  readonly width: number | null;
  readonly height: number | null;
}

/** Another disk, perhaps: read and written, flushed, and only then in its place. */
async function moveInto({ fs }: Machine, from: string, to: string): Promise<void> {
  const bytes = await fs.readFile(from);
  const fresh = `${to}.new`;
  await fs.unlink(fresh).catch(() => {});
  try {
    await writeNewFile(fs, fresh, bytes);
    await fs.rename(fresh, to);
  } catch (error) {
    await fs.unlink(fresh).catch(() => {});
    throw error;
  }
}
