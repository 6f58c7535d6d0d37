import { basename } from 'node:path';
import { localDate } from '../../domain/clock-text.ts';
import type { FileBytes, HostAnswer } from '../../domain/contract.ts';
import type { PackageMade, PackagePreview } from '../../domain/package-manifest.ts';
import { fail, ok } from '../../domain/result.ts';
import { previewPackage } from '../package/preview.ts';
import type { FsFile } from '../store/fs.ts';
import { errnoOf, writeAll } from '../store/fs-steps.ts';
import { readPieceOf } from './export-reading.ts';
import { fileNamePart, freeFolder } from './folder-name.ts';
import type { Reopening } from './host-taking.ts';
import { programmeLayout } from './layouts.ts';
import { type PackAsked, packFolder, unpackInto } from './packing.ts';
import type { ProgrammeDesk } from './programme-desk.ts';
import type { Staging } from './staging.ts';
import type { Machine } from './storage.ts';

interface Taking {
  readonly machine: Machine;
  /** Where programmes lie that are taken in. */
  readonly dataFolder: string;
  readonly staging: Staging;
  readonly desk: () => ProgrammeDesk | null;
  /** Closes the programme, does something with its folder, and opens it again. */
  readonly reopen: Reopening;
  readonly open: (folder: string) => Promise<HostAnswer<null>>;
  /** Another package waits, or none. */
  readonly onWaiting: () => void;
}

const [OUT, IN] = ['out.samling', 'in.samling'];

/**
 * Whole programmes out and in. Where there are windows, a package lies where the facilitator says; for a page that
 * reaches no disk it is made beside the programmes, fetched piece by piece and taken away, and one that comes is handed
 * over the same way. What comes in waits until it has been looked at.
 */
export class PackingOpen {
  readonly #taking: Taking;
  #coming: { readonly file: FsFile; at: number } | null = null;
  #waiting: { readonly path: string; readonly name: string } | null = null;

  constructor(taking: Taking) {
    this.#taking = taking;
  }

  /** The name of the file that waits to be looked at, or null. */
  get waiting(): string | null {
    return this.#waiting?.name ?? null;
  }

  /** See `DeskApi.packProgramme`. */
  async pack(names: boolean): Promise<HostAnswer<PackageMade>> {
    const { machine, staging } = this.#taking;
    const fileName = this.fileName();
    if (!fileName.ok) return fileName;
    try {
      await this.#forget();
      const out = await staging.path(OUT);
      const packed = await this.packTo({ out, names, replace: true });
      if (!packed.ok) return packed;
      const { size } = await machine.fs.stat(out);
      return ok({ fileName: fileName.value, bytes: size });
    } catch (error) {
      return problem(error);
    }
  }

  /** What the open programme would be called as a file. */
  fileName(): HostAnswer<string> {
    const { machine, desk } = this.#taking;
    const open = desk();
    if (!open) return fail({ code: 'NO_PROGRAMME_OPEN' });
    if (open.rehearsing) return fail({ code: 'NOT_IN_REHEARSAL' });
    const { name, timeZone } = open.shown.programme;
    return ok(`${fileNamePart(name) || 'program'}-${localDate(machine.clock.now(), timeZone)}.samling`);
  }

  /** Packs the open programme into a file of this machine, and gives its name. */
  async packTo({ out, names, replace }: Omit<PackAsked, 'onBeside'>): Promise<HostAnswer<string>> {
    const { machine, staging, reopen } = this.#taking;
    const asked = this.fileName();
    if (!asked.ok) return asked;
    let file = '';
    const reopened = await reopen(async (folder) => {
      const onBeside = (path: string) => staging.announce(path);
      const done = await packFolder(machine, folder, { out, names, replace, onBeside });
      if (done.ok) return ok(folder);
      file = 'file' in done.problem ? done.problem.file : '';
      return fail(done.problem);
    });
    if (reopened.ok) return ok(basename(out));
    return fail({ code: reopened.problem.code, params: { file } });
  }

  /** See `DeskApi.packagePiece`. */
  async piece(at: number): Promise<HostAnswer<FileBytes>> {
    try {
      const read = await readPieceOf(await this.#taking.staging.path(OUT), at);
      if (read.ok && read.value.size === 0) await this.#forget();
      return read;
    } catch (error) {
      return problem(error);
    }
  }

  /** See `DeskApi.packageIn`. */
  async take(first: boolean, piece: FileBytes): Promise<HostAnswer<null>> {
    const { machine, staging } = this.#taking;
    try {
      if (first) {
        await this.#forget();
        this.#coming = { file: await machine.fs.open(await staging.path(IN), 'create'), at: 0 };
      }
      const coming = this.#coming;
      if (!coming) return fail({ code: 'NO_SUCH_INTAKE' });
      const bytes = new Uint8Array(await piece.arrayBuffer());
      await writeAll(coming.file, bytes, coming.at);
      coming.at += bytes.length;
      return ok(null);
    } catch (error) {
      // Half of it is of no use, and a disk that is full needs the room.
      await this.#forget().catch(() => {});
      return problem(error);
    }
  }

  /** See `DeskApi.packageHanded`. */
  async handed(name: string): Promise<HostAnswer<null>> {
    if (!this.#coming) return fail({ code: 'NO_SUCH_INTAKE' });
    try {
      await this.#close();
      this.#wait({ path: await this.#taking.staging.path(IN), name: basename(name) });
      return ok(null);
    } catch (error) {
      return problem(error);
    }
  }

  /** A package on this machine, which somebody chose or opened, waits to be looked at. It stays where it is. */
  async offer(path: string): Promise<string> {
    await this.#forget().catch(() => {});
    this.#wait({ path, name: basename(path) });
    return basename(path);
  }

  /** See `DeskApi.packagePreview`. */
  async preview(): Promise<HostAnswer<PackagePreview>> {
    const { machine, dataFolder } = this.#taking;
    const waiting = this.#waiting;
    if (!waiting) return fail({ code: 'NO_SUCH_INTAKE' });
    try {
      const found = await previewPackage(machine.fs, waiting.path, programmeLayout.versions);
      if (!found.ok) return fail({ code: found.problem.code, params: { file: found.problem.file } });
      const folder = await freeFolder(machine.fs, dataFolder, nameOf(waiting.name));
      return ok({ ...found.value, fileName: waiting.name, folder });
    } catch (error) {
      return problem(error);
    }
  }

  /** See `DeskApi.unpackProgramme`. */
  async unpack(): Promise<HostAnswer<null>> {
    const { machine, dataFolder, staging, open } = this.#taking;
    const waiting = this.#waiting;
    if (!waiting) return fail({ code: 'NO_SUCH_INTAKE' });
    try {
      const folder = await freeFolder(machine.fs, dataFolder, nameOf(waiting.name));
      const done = await unpackInto(machine, waiting.path, folder, (path) => staging.announce(path));
      if (!done.ok) {
        const { code, ...more } = done.problem;
        return fail({ code, params: { file: 'file' in more ? more.file : '' } });
      }
      await this.#forget().catch(() => {});
      return await open(folder);
    } catch (error) {
      return problem(error);
    }
  }

  /** See `DeskApi.packageDrop`. */
  async drop(): Promise<HostAnswer<null>> {
    try {
      await this.#forget();
      return ok(null);
    } catch (error) {
      return problem(error);
    }
  }

  #wait(waiting: { readonly path: string; readonly name: string } | null): void {
    const news = waiting !== this.#waiting;
    this.#waiting = waiting;
    if (news) this.#taking.onWaiting();
  }

  async #close(): Promise<void> {
    const coming = this.#coming;
    this.#coming = null;
    await coming?.file.close();
  }

  /** Nothing comes and nothing waits, and nothing of it is left in between: it may hold the link key. */
  async #forget(): Promise<void> {
    this.#wait(null);
    await this.#close();
    await this.#taking.staging.empty();
  }
}

function nameOf(fileName: string): string {
  return fileName.replace(/\.samling$/i, '');
}

function problem(error: unknown): HostAnswer<never> {
  const errno = errnoOf(error);
  return fail(errno === 'ENOSPC' || errno === 'EDQUOT' ? { code: 'DISK_FULL' } : { code: 'IO', params: { errno } });
}
