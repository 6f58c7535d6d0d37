import { stat } from 'node:fs/promises';
import type { DeckPlan, Picture } from '../../domain/deck-slide.ts';
import { picturesIn, pieceReader } from './pictures.ts';
import type { Parts } from './pptx-package.ts';

/** What goes wrong with a picture is no fault of the place where the deck is to lie. */
export const NO_PICTURE = 'picture';

function noPicture(): Error {
  return Object.assign(new Error('A picture could not be read'), { code: NO_PICTURE });
}

/** The pictures of a deck from where they lie, read only as they are written. */
export function mediaOf(places: Readonly<Record<string, string>>): (picture: Picture) => AsyncIterable<Uint8Array> {
  const read = pieceReader();
  return async function* media({ sha256 }) {
    const place = places[sha256];
    if (place === undefined) throw noPicture();
    const pieces = read(place);
    try {
      for (;;) {
        const next = await pieces.next().catch(() => Promise.reject(noPicture()));
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await pieces.return();
    }
  };
}

/** So much of the work is done when everything is written; the rest is reading it again. */
const WRITTEN_PERCENT = 90;

/** Turns bytes taken into whole per cent, each told once. */
export async function percentOf(
  parts: Parts,
  deck: DeckPlan,
  places: Readonly<Record<string, string>>,
  onProgress: (percent: number) => void,
): Promise<(bytes: number) => void> {
  const texts = Array.from(parts.values(), (part) => (typeof part === 'string' ? part.length : 0));
  const pictures = await Promise.all(
    picturesIn(deck).map(async ({ sha256 }) => (await stat(places[sha256] ?? '').catch(() => ({ size: 0 }))).size),
  );
  const total = [...texts, ...pictures].reduce((sum, bytes) => sum + bytes, 0);
  let done = 0;
  let told = -1;
  return (bytes) => {
    done += bytes;
    const percent = Math.min(WRITTEN_PERCENT, Math.floor((WRITTEN_PERCENT * done) / Math.max(1, total)));
    if (percent > told) onProgress(percent);
    told = Math.max(told, percent);
  };
}
