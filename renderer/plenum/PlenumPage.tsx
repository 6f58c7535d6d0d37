import { useEffect, useState } from 'react';
import type { PlenumView } from '../../domain/plenum-view-schema.ts';
import type { PlenumListener } from '../plenum-client.ts';
import { QuietWall } from '../scenes/WallView.tsx';
import { FullScreenHint } from './FullScreenHint.tsx';
import { keepAwake } from './keep-awake.ts';
import { LastGoodWall } from './LastGoodWall.tsx';
import { usePointerAtRest } from './use-pointer-at-rest.ts';

/**
 * The wall's page: draws what it is sent and says nothing of its own. When the host falls silent the last view stays
 * and its clocks go on; whoever sits at the desk is told there, not in front of the room.
 */
export function PlenumPage({ connect }: { connect: (listener: PlenumListener) => () => void }) {
  const [view, setView] = useState<PlenumView | null>(null);
  const atRest = usePointerAtRest();

  useEffect(() => connect({ onView: (event) => setView(event.view), onState: () => {} }), [connect]);
  useEffect(() => keepAwake(), []);
  useEffect(() => {
    if (view) document.documentElement.lang = view.language;
  }, [view]);

  return (
    <main className={atRest ? 'plenum at-rest' : 'plenum'}>
      {view ? <LastGoodWall view={view} /> : <QuietWall />}
      <FullScreenHint language={view?.language ?? 'nb'} shown={!atRest} />
    </main>
  );
}
