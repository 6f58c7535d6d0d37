import { lstat, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileBytes, HostAnswer } from '../../domain/contract.ts';
import { fail, ok } from '../../domain/result.ts';
import { errnoOf } from '../store/fs-steps.ts';

/** So much of an export is read at a time. */
const PIECE_BYTES = 1024 * 1024;

/**
 * A piece of a file in the programme's `exports/`, empty at its end. Large decks are handed to a page piece by piece, so
 * that they never lie whole in the desk's memory. Nothing outside that folder can be named.
 */
export async function readExport(
  folder: string,
  { fileName, at }: { readonly fileName: string; readonly at: number },
): Promise<HostAnswer<FileBytes>> {
  if (basename(fileName) !== fileName || /^\.|[\\/:\0]/.test(fileName)) return fail({ code: 'NO_SUCH_FILE' });
  return readPieceOf(join(folder, 'exports', fileName), at);
}

/** A piece of a file from a byte on, at most 1 MiB; empty at its end. */
export async function readPieceOf(path: string, at: number): Promise<HostAnswer<FileBytes>> {
  try {
    // Not through a link, which could lead anywhere.
    if (!(await lstat(path)).isFile()) return fail({ code: 'NO_SUCH_FILE' });
    const file = await open(path, 'r');
    try {
      const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, at);
      return ok(new Blob([piece.subarray(0, bytesRead)]));
    } finally {
      await file.close();
    }
  } catch (error) {
    const errno = errnoOf(error);
    return fail(errno === 'ENOENT' ? { code: 'NO_SUCH_FILE' } : { code: 'IO', params: { errno } });
  }
}
