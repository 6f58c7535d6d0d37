import type { DeskApi, HostAnswer } from '../domain/contract.ts';
import type { Attachment } from '../domain/presentation-record.ts';

const PIECE_BYTES = 1024 * 1024;

/**
 * Sends a file to the host piece by piece, so that it never sits whole in memory. `onProgress` hears how many bytes
 * the host has. Aborting leaves nothing behind and gives the problem `CANCELLED`; a file that can no longer be read, `FILE_GONE`.
 * Rejects when the line breaks.
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
    const piece = file.slice(done, done + PIECE_BYTES);
    const written = await api.intakeWrite({ intakeId, piece }).catch(async (error: unknown) => {
      if (await isThere(piece)) throw error;
      return null;
    });
    if (written === null) {
      await api.intakeCancel({ intakeId });
      return { ok: false, problem: { code: 'FILE_GONE' } };
    }
    if (!written.ok) return written;
    onProgress?.(Math.min(done + PIECE_BYTES, file.size));
  }
  return api.intakeFinish({ intakeId });
}

/** Whether a piece of a file can be read: a stick may have been pulled out, or the file saved anew. */
function isThere(piece: Blob): Promise<boolean> {
  return piece
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

/** Hands a table over, from its beginning; one that was handed over before is forgotten. Rejects when the line breaks. */
export function handTable(api: DeskApi, file: File): Promise<HostAnswer<null>> {
  return handOver(file, (input) => api.tablePiece(input));
}

/** Hands a packed programme over, which then waits to be looked at. Rejects when the line breaks. */
export async function handPackage(
  api: DeskApi,
  file: File,
  onProgress: (bytesDone: number) => void,
): Promise<HostAnswer<null>> {
  const handed = await handOver(
    file,
    async (input) => {
      const taken = await api.packageIn(input).catch(async (error: unknown) => {
        if (await isThere(input.piece)) throw error;
        return { ok: false, problem: { code: 'FILE_GONE' } } as const;
      });
      if (!taken.ok) await api.packageDrop({});
      return taken;
    },
    onProgress,
  );
  return handed.ok ? api.packageHanded({ name: file.name }) : handed;
}

async function handOver(
  file: File,
  give: (input: { first: boolean; piece: Blob }) => Promise<HostAnswer<null>>,
  onProgress: (bytesDone: number) => void = () => {},
): Promise<HostAnswer<null>> {
  // An empty file is handed over too, so that it takes the place of the one before.
  for (let at = 0; at === 0 || at < file.size; at += PIECE_BYTES) {
    const handed = await give({ first: at === 0, piece: file.slice(at, at + PIECE_BYTES) });
    if (!handed.ok) return handed;
    onProgress(Math.min(at + PIECE_BYTES, file.size));
  }
  return { ok: true, value: null };
}
