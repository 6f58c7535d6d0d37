import type { FileHandle } from 'node:fs/promises';

/**
 * So much may gather before the disk is set to work on it. Little, since the desk's own records stand in the same queue:
 * on Linux's usual file system a record is not on the disk before what another file has gathered is.
 */
const EARLY_BYTES = 8 * 1024 * 1024;

/** Flushes a large file while it is still being written, so that the flush at its end has little left to do. */
export interface EarlyFlush {
  onBytes(bytes: number): void;
  /** Everything that was written is on the disk. Rejects with what any of the flushes met. */
  finish(): Promise<void>;
}

/** See {@link EarlyFlush}. One flush at a time; a small file has only the last. */
export function earlyFlush(file: Pick<FileHandle, 'sync' | 'datasync'>): EarlyFlush {
  let waiting = 0;
  let running: Promise<void> | null = null;
  let problem: unknown = null;
  return {
    onBytes(bytes) {
      waiting += bytes;
      if (waiting < EARLY_BYTES || running) return;
      waiting = 0;
      running = file
        .datasync()
        .catch((error: unknown) => {
          problem ??= error;
        })
        .finally(() => {
          running = null;
        });
    },
    async finish() {
      await running;
      if (problem !== null) throw problem;
      await file.sync();
    },
  };
}
