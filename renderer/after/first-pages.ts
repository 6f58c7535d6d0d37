import { useEffect, useRef } from 'react';
import type { DeckPlan } from '../../domain/deck-slide.ts';
import { pictureOf } from '../../domain/deck-slide.ts';
import type { RoomPicture } from '../../domain/room.ts';
import { deskApi } from '../desk-client.ts';
import { deskShelf } from '../pages/desk-shelf.ts';
import { sizeWithin } from '../pages/page-source.ts';

/** As large as half a slide on a good screen can show. */
const BOX = { width: 1600, height: 1600 };
/** What the host takes in one piece. */
const BYTES_MAX = 1024 * 1024;
/** From fine to coarse, until it is small enough. */
const QUALITIES = [0.9, 0.75, 0.5];

/**
 * Draws the first page of those files that the room has seen and of which the deck has no picture yet, one after another
 * and each once, and has the host keep it. `onKept` is told of each.
 */
export function useFirstPages(plan: DeckPlan | null, wanted: readonly RoomPicture[], onKept: () => void): void {
  const tried = useRef(new Set<string>());
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const kept = useRef(onKept);
  kept.current = onKept;
  useEffect(() => {
    if (!plan) return;
    const there = new Set(plan.slides.map((slide) => pictureOf(slide)?.sha256));
    for (const file of wanted) {
      if (there.has(file.sha256) || tried.current.has(file.sha256)) continue;
      tried.current.add(file.sha256);
      line.current = line.current.then(async () => {
        if (await keepFirstPage(file)) kept.current();
      });
    }
  }, [plan, wanted]);
}

/** Whether a picture was drawn and is kept. A file that cannot be drawn has a slide without one. */
async function keepFirstPage(file: RoomPicture): Promise<boolean> {
  const { source, release } = deskShelf.take(file);
  try {
    const pages = await source;
    const size = sizeWithin(await pages.sizeOf(1), BOX, 'fit');
    const canvas = await pages.draw(1, size, new AbortController().signal);
    const picture = await encoded(canvas);
    return picture !== null && (await deskApi.keepFirstPage({ sha256: file.sha256, picture })).ok;
  } catch {
    return false;
  } finally {
    release();
  }
}

async function encoded(canvas: HTMLCanvasElement): Promise<Blob | null> {
  for (const quality of QUALITIES) {
    const picture = await new Promise<Blob | null>((done) => {
      canvas.toBlob(done, 'image/jpeg', quality);
    });
    if (picture && picture.size <= BYTES_MAX) return picture;
  }
  return null;
}
