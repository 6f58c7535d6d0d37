import type { DeckExportEvent, DeskApi, ExportedFile, FileBytes, HostAnswer } from '../domain/contract.ts';

/** A deck that was made. */
export type MadeDeck = ExportedFile & { readonly slides: number };

/** What whoever has a deck made may do while it lasts. */
export interface MakingWatch {
  readonly onProgress?: (percent: number) => void;
  readonly signal?: AbortSignal;
}

const cancelled: HostAnswer<never> = { ok: false, problem: { code: 'CANCELLED' } };

/**
 * Has the host make a deck. Aborting gives the problem `CANCELLED` at once; the host ends its work and leaves nothing.
 * Rejects when the line breaks.
 */
export async function makeDeck(
  api: DeskApi,
  input: Parameters<DeskApi['exportDeck']>[0],
  { onProgress, signal }: MakingWatch = {},
): Promise<HostAnswer<MadeDeck>> {
  if (signal?.aborted) return cancelled;
  const events = (await api.exportDeck(input))[Symbol.asyncIterator]();
  const aborted = new Promise<null>((tell) => {
    signal?.addEventListener('abort', () => tell(null));
  });
  for (;;) {
    const next = await Promise.race([events.next(), aborted]);
    if (next === null) {
      void events.return?.();
      return cancelled;
    }
    // A host that stops without a word was stopped.
    if (next.done) return cancelled;
    const outcome = outcomeOf(next.value, onProgress);
    if (outcome) return outcome;
  }
}

function outcomeOf(event: DeckExportEvent, onProgress?: (percent: number) => void): HostAnswer<MadeDeck> | null {
  switch (event.kind) {
    case 'progress':
      onProgress?.(event.percent);
      return null;
    case 'failed':
      return { ok: false, problem: event.problem };
    case 'done': {
      const { fileName, path, bytes, slides } = event;
      return { ok: true, value: { fileName, path, bytes, slides } };
    }
  }
}

/** Fetches a file from the programme's exports piece by piece. Rejects when the line breaks. */
export function fetchExport(api: DeskApi, fileName: string): Promise<HostAnswer<Blob>> {
  return fetchPieces((at) => api.exportPiece({ fileName, at }));
}

/** Has the open programme packed, and fetches the package piece by piece. Rejects when the line breaks. */
export async function fetchPackage(api: DeskApi, names: boolean): Promise<HostAnswer<{ file: Blob; name: string }>> {
  const made = await api.packProgramme({ names });
  if (!made.ok) return made;
  const file = await fetchPieces((at) => api.packagePiece({ at }));
  return file.ok ? { ok: true, value: { file: file.value, name: made.value.fileName } } : file;
}

async function fetchPieces(pieceAt: (at: number) => Promise<HostAnswer<FileBytes>>): Promise<HostAnswer<Blob>> {
  const pieces: Blob[] = [];
  for (let at = 0; ; ) {
    const read = await pieceAt(at);
    if (!read.ok) return read;
    if (read.value.size === 0) return { ok: true, value: new Blob(pieces) };
    // Whatever carries the contract, a page gets a blob; many together may be kept on the disk by the browser.
    pieces.push(read.value as Blob);
    at += read.value.size;
  }
}
