import { useEffect, useState } from 'react';
import type { PlenumView } from '../../domain/plenum-view-schema.ts';
import { lineReader } from '../pages/line-reader.ts';
import { fetchReaders } from '../pages/open-source.ts';
import { createPageShelf, PageShelfContext } from '../pages/page-shelf.ts';
import type { PlenumListener } from '../plenum-client.ts';
import { QuietWall } from '../scenes/WallView.tsx';
import { FullScreenHint } from './FullScreenHint.tsx';
import { keepAwake } from './keep-awake.ts';
import { LastGoodWall } from './LastGoodWall.tsx';
import { usePointerAtRest } from './use-pointer-at-rest.ts';

/** How long after it was opened the wall fetches what reads files, so that the first file is not waited for. */
const READERS_AFTER_MS = 1500;

/**
 * The wall's page: draws what it is sent and says nothing of its own. When the host falls silent the last view stays
 * and its clocks go on; whoever sits at the desk is told there, not in front of the room.
 */
export function PlenumPage({ connect }: { connect: (listener: PlenumListener) => () => void }) {
  const [view, setView] = useState<PlenumView | null>(null);
  const atRest = usePointerAtRest();
  const [{ files, shelf }] = useState(() => {
    const reader = lineReader();
    return { files: reader, shelf: createPageShelf(reader.read) };
  });

  useEffect(
    () => connect({ onView: (event) => setView(event.view), onState: () => {}, onLine: (line) => files.use(line) }),
    [connect, files],
  );
  useEffect(() => {
    // Once the wall is drawn and has nothing else to do.
    const later = setTimeout(() => void fetchReaders(), READERS_AFTER_MS);
    return () => clearTimeout(later);
  }, []);
  useEffect(() => keepAwake(), []);
  useEffect(() => {
    if (view) document.documentElement.lang = view.language;
  }, [view]);

  return (
    <main className={atRest ? 'plenum at-rest' : 'plenum'}>
      <PageShelfContext value={shelf}>{view ? <LastGoodWall view={view} /> : <QuietWall />}</PageShelfContext>
      <FullScreenHint language={view?.language ?? 'nb'} shown={!atRest} />
    </main>
  );
}
