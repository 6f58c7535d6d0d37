import type { DeskApi, HostAnswer } from '../domain/contract.ts';
import type { Attachment } from '../domain/presentation-record.ts';

const PIECE_BYTES = 1024 * 1024;

/**
 * Sends a file to the host piece by piece, so that it never sits whole in memory. `onProgress` hears how many bytes
 * the host has. Aborting leaves nothing behind and gives the problem `CANCELLED`. Rejects when the line breaks.
 */
export async function sendFile(
  api: DeskApi,
  file: File,
  onProgress?: (bytesDone: number) => void,
  signal?: AbortSignal,
): Promise<HostAnswer<Attachment>> {
  const opened = await api.intakeOpen({ name: file.name, bytes: file.size });
  if (!opened.ok) return opened;
  const { intakeId } = opened.value;
  for (let done = 0; done < file.size; done += PIECE_BYTES) {
    if (signal?.aborted) {
      await api.intakeCancel({ intakeId });
      return { ok: false, problem: { code: 'CANCELLED' } };
    }
    const written = await api.intakeWrite({ intakeId, piece: file.slice(done, done + PIECE_BYTES) });
    if (!written.ok) return written;
    onProgress?.(Math.min(done + PIECE_BYTES, file.size));
  }
  return api.intakeFinish({ intakeId });
}
