import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { HostProblem } from '../../domain/contract.ts';
import type { NewId } from '../../domain/ids.ts';
import type { Attachment } from '../../domain/presentation-record.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Instant } from '../../domain/timer.ts';
import type { Fs, FsFile } from '../store/fs.ts';
import { errnoOf, filesIn, ifThere, makeFolder, writeAll } from '../store/fs-steps.ts';
import { fileKind, KIND_BYTES } from './file-kind.ts';
import { cleanFileName } from './file-name.ts';

/** Nobody brings a larger presentation; a larger file is a mistake that would fill the disk. */
export const ATTACHMENT_MAX_BYTES = 200 * 1024 * 1024;
/** More than are ever taken in at the same time. */
const OPEN_MAX = 16;

/** What the intake works with. `folder` is the programme's. */
export interface IntakeTaking {
  readonly folder: string;
  readonly fs: Fs;
  readonly newId: NewId;
  readonly now: () => Instant;
}

/**
 * Takes files in, piece by piece: to a temporary file, hashed on the way, flushed, and only then moved to
 * `attachments/<sha256>.<ext>`. The same bytes are kept once. Nothing of an unfinished file is ever among them.
 */
export interface Intake {
  /** `bytes` is how long the file says it is; one that turns out otherwise is refused. */
  open(file: { readonly name: string; readonly bytes: number }): Promise<Result<string, HostProblem>>;
  /** Pieces come in order. A problem ends the intake of that file. */
  write(intakeId: string, piece: Uint8Array): Promise<Result<null, HostProblem>>;
  /** The file is flushed and in its place when this settles. */
  finish(intakeId: string): Promise<Result<Attachment, HostProblem>>;
  cancel(intakeId: string): Promise<void>;
  /** Takes in a file that lies on this machine. */
  takeFile(path: string): Promise<Result<Attachment, HostProblem>>;
  /** Gives up what is unfinished. */
  close(): Promise<void>;
}

interface Arriving {
  readonly name: string;
  readonly bytes: number;
  readonly path: string;
  readonly file: FsFile;
  readonly hash: Hash;
  readonly head: Buffer[];
  done: number;
  /** The piece that is being written, so that pieces never overtake each other. */
  last: Promise<unknown>;
}

/** Opens the intake of a programme folder and clears away what an earlier one left unfinished. */
export async function openIntake(taking: IntakeTaking): Promise<Intake> {
  const { folder, fs, newId, now } = taking;
  const temporary = join(folder, '.samling', 'intake');
  const kept = join(folder, 'attachments');
  const arriving = new Map<string, Arriving>();
  for (const name of await filesIn(fs, temporary, () => true).catch(() => [])) {
    await fs.unlink(join(temporary, name)).catch(() => {});
  }

  const drop = async (id: string) => {
    const one = arriving.get(id);
    arriving.delete(id);
    if (!one) return;
    await one.last.catch(() => {});
    await one.file.close().catch(() => {});
    await fs.unlink(one.path).catch(() => {});
  };
  const failed = async (id: string, error: unknown) => {
    await drop(id);
    return fail(diskProblem(error));
  };

  const intake: Intake = {
    async open({ name, bytes }) {
      if (bytes > ATTACHMENT_MAX_BYTES) return fail(tooLarge());
      if (bytes === 0) return fail({ code: 'FILE_EMPTY' });
      // A page that was closed half way never says so: the one that began longest ago gives way.
      const oldest = arriving.keys().next().value;
      if (oldest !== undefined && arriving.size >= OPEN_MAX) await drop(oldest);
      const id = newId();
      const path = join(temporary, id);
      try {
        await makeFolder(fs, temporary);
        const file = await fs.open(path, 'create');
        const fresh = { hash: createHash('sha256'), head: [], done: 0, last: Promise.resolve() };
        arriving.set(id, { name: cleanFileName(name), bytes, path, file, ...fresh });
        return ok(id);
      } catch (error) {
        return fail(diskProblem(error));
      }
    },

    async write(id, piece) {
      const one = arriving.get(id);
      if (!one) return fail({ code: 'NO_SUCH_INTAKE' });
      const at = one.done;
      one.done += piece.length;
      if (one.done > one.bytes) {
        await drop(id);
        return fail({ code: 'FILE_CHANGED' });
      }
      if (at < KIND_BYTES) one.head.push(Buffer.from(piece.subarray(0, KIND_BYTES - at)));
      one.hash.update(piece);
      const writing = one.last.then(() => writeAll(one.file, piece, at));
      one.last = writing;
      try {
        await writing;
        return ok(null);
      } catch (error) {
        return failed(id, error);
      }
    },

    async finish(id) {
      const one = arriving.get(id);
      if (!one) return fail({ code: 'NO_SUCH_INTAKE' });
      try {
        await one.last;
        if (one.done !== one.bytes) {
          await drop(id);
          return fail({ code: 'FILE_CHANGED' });
        }
        await one.file.sync();
        await one.file.close();
        const { ext, mime } = await fileKind(Buffer.concat(one.head), one.name);
        const sha256 = one.hash.digest('hex');
        await makeFolder(fs, kept);
        const place = join(kept, attachmentFile({ sha256, ext }));
        const there = await ifThere(fs.stat(place));
        // The same bytes are there already; bytes of another length under that name are damage, and are replaced.
        if (there?.kind === 'file' && there.size === one.bytes) await fs.unlink(one.path);
        else await fs.rename(one.path, place);
        await fs.syncFolder(kept);
        arriving.delete(id);
        return ok({ id: newId(), sha256, ext, name: one.name, bytes: one.bytes, mime, addedAt: now() });
      } catch (error) {
        return failed(id, error);
      }
    },

    cancel: drop,

    async takeFile(path) {
      let intakeId: string | null = null;
      try {
        const stats = await fs.stat(path);
        if (stats.kind !== 'file') return fail({ code: 'NOT_A_FILE' });
        const opened = await intake.open({ name: path, bytes: stats.size });
        if (!opened.ok) return opened;
        intakeId = opened.value;
        for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
          const written = await intake.write(opened.value, piece as Buffer);
          if (!written.ok) return written;
        }
        return await intake.finish(opened.value);
      } catch (error) {
        // A stick that was pulled out ends in the middle of a file, and nothing is kept of it.
        if (intakeId !== null) await drop(intakeId);
        return fail(isGone(error) ? { code: 'FILE_GONE' } : diskProblem(error));
      }
    },

    async close() {
      for (const id of [...arriving.keys()]) await drop(id);
    },
  };
  return intake;
}

/** The name of an attachment's file in the folder `attachments`. */
export function attachmentFile({ sha256, ext }: { readonly sha256: string; readonly ext: string }): string {
  return `${sha256}.${ext}`;
}

function tooLarge(): HostProblem {
  return { code: 'FILE_TOO_LARGE', params: { mostMb: ATTACHMENT_MAX_BYTES / 1024 / 1024 } };
}

/** A file that is not there, or that lies on a device that is not. */
function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENODEV', 'ENXIO', 'ESTALE'].includes(errnoOf(error));
}

function diskProblem(error: unknown): HostProblem {
  const errno = errnoOf(error);
  return errno === 'ENOSPC' || errno === 'EDQUOT' ? { code: 'DISK_FULL' } : { code: 'IO', params: { errno } };
}
