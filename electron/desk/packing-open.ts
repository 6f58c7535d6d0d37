import { join } from 'node:path';
import { localDate } from '../../domain/clock-text.ts';
import type { FileBytes, HostAnswer } from '../../domain/contract.ts';
import type { PackageMade } from '../../domain/package-manifest.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { clearFolder } from '../store/clear-folder.ts';
import type { FsFile } from '../store/fs.ts';
import { errnoOf, makeFolder, writeAll } from '../store/fs-steps.ts';
import type { StoreProblem } from '../store/problems.ts';
import { readPieceOf } from './export-reading.ts';
import { fileNamePart, freeFolder } from './folder-name.ts';
import { packFolder, unpackInto } from './packing.ts';
import type { ProgrammeDesk } from './programme-desk.ts';
import type { Machine } from './storage.ts';

interface Taking {
  readonly machine: Machine;
  /** Where programmes lie that are taken in. */
  readonly dataFolder: string;
  readonly desk: () => ProgrammeDesk | null;
  /** Closes the programme, does something with its folder, and opens it again. */
  readonly reopen: (act: (folder: string) => Promise<Result<string, StoreProblem>>) => Promise<HostAnswer<null>>;
  readonly open: (folder: string) => Promise<HostAnswer<null>>;
}

/**
 * Whole programmes out and in, for a page that reaches no disk: a package is made beside the programmes, fetched piece by
 * piece and taken away, and one that comes is handed over the same way. One at a time; the folder in between is emptied
 * before each, since a package may hold the link key.
 */
export class PackingOpen {
  readonly #taking: Taking;
  #coming: { readonly file: FsFile; at: number } | null = null;

  constructor(taking: Taking) {
    this.#taking = taking;
  }

  /** See `DeskApi.packProgramme`. */
  async pack(names: boolean): Promise<HostAnswer<PackageMade>> {
    const { machine, desk, reopen } = this.#taking;
    const open = desk();
    if (!open) return fail({ code: 'NO_PROGRAMME_OPEN' });
    if (open.rehearsing) return fail({ code: 'NOT_IN_REHEARSAL' });
    const { name, timeZone } = open.shown.programme;
    try {
      await this.#empty();
      const reopened = await reopen(async (folder) => {
        const done = await packFolder(machine, folder, { out: this.#path('out'), names, replace: true });
        return done.ok ? ok(folder) : fail(done.problem as StoreProblem);
      });
      if (!reopened.ok) return reopened;
      const { size } = await machine.fs.stat(this.#path('out'));
      const day = localDate(machine.clock.now(), timeZone);
      return ok({ fileName: `${fileNamePart(name) || 'program'}-${day}.samling`, bytes: size });
    } catch (error) {
      return problem(error);
    }
  }

  /** See `DeskApi.packagePiece`. */
  async piece(at: number): Promise<HostAnswer<FileBytes>> {
    const read = await readPieceOf(this.#path('out'), at);
    if (read.ok && read.value.size === 0) await this.#empty().catch(() => {});
    return read;
  }

  /** See `DeskApi.packageIn`. */
  async take(first: boolean, piece: FileBytes): Promise<HostAnswer<null>> {
    const { fs } = this.#taking.machine;
    try {
      if (first) {
        await this.#empty();
        this.#coming = { file: await fs.open(this.#path('in'), 'create'), at: 0 };
      }
      const coming = this.#coming;
      if (!coming) return fail({ code: 'NO_SUCH_INTAKE' });
      const bytes = new Uint8Array(await piece.arrayBuffer());
      await writeAll(coming.file, bytes, coming.at);
      coming.at += bytes.length;
      return ok(null);
    } catch (error) {
      return problem(error);
    }
  }

  /** See `DeskApi.unpackProgramme`. */
  async unpack(name: string): Promise<HostAnswer<null>> {
    const { machine, dataFolder, open } = this.#taking;
    if (!this.#coming) return fail({ code: 'NO_SUCH_INTAKE' });
    try {
      await this.#close();
      const folder = await freeFolder(machine.fs, dataFolder, name.replace(/\.samling$/i, ''));
      const done = await unpackInto(machine, this.#path('in'), folder);
      if (done.ok) return await open(folder);
      const { code, ...more } = done.problem;
      return fail({ code, params: { file: 'file' in more ? more.file : '' } });
    } catch (error) {
      return problem(error);
    } finally {
      await this.#empty().catch(() => {});
    }
  }

  #path(which: 'in' | 'out'): string {
    return join(this.#taking.dataFolder, '.packages', `${which}.samling`);
  }

  async #close(): Promise<void> {
    const coming = this.#coming;
    this.#coming = null;
    await coming?.file.close();
  }

  async #empty(): Promise<void> {
    const { fs } = this.#taking.machine;
    await this.#close();
    const folder = join(this.#taking.dataFolder, '.packages');
    await makeFolder(fs, folder);
    await clearFolder(fs, folder);
  }
}

function problem(error: unknown): HostAnswer<never> {
  const errno = errnoOf(error);
  return fail(errno === 'ENOSPC' || errno === 'EDQUOT' ? { code: 'DISK_FULL' } : { code: 'IO', params: { errno } });
}
