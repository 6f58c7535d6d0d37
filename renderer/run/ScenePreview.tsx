import { useMemo } from 'react';
import { previewView } from '../../domain/plenum-view.ts';
import type { Session } from '../../domain/session.ts';
import { useDesk } from '../desk-client.ts';
import { WallView } from '../scenes/WallView.tsx';
import { useWords } from '../ui/words.ts';

/** What is ready, as the room will see it: worked out on the desk by the same release, and sent to no wall. */
export function ScenePreview({ session }: { session: Session }) {
  const t = useWords();
  const programme = useDesk((desk) => desk.programme);
  const view = useMemo(() => programme && previewView(programme, session), [programme, session]);
  const kind = session.wall.prepared?.kind;
  if (!view || !kind) return null;
  return (
    <figure className="run-preview" aria-label={t('run.previewOf', { scene: t(`run.scene-${kind}`) })}>
      <div className="run-preview-screen" inert>
        <WallView view={view} />
      </div>
      <figcaption>{t('run.preview')}</figcaption>
    </figure>
  );
}
