import { useMemo } from 'react';
import { previewView } from '../../domain/plenum-view.ts';
import type { SceneKind } from '../../domain/scenes/registry.ts';
import { useDesk } from '../desk-client.ts';
import { WallView } from '../scenes/WallView.tsx';
import { useWords } from '../ui/words.ts';

/** What is ready, as the room will see it: worked out on the desk by the same release, and sent to no wall. */
export function ScenePreview({ kind }: { kind: SceneKind }) {
  const t = useWords();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  const view = useMemo(() => programme && session && previewView(programme, session), [programme, session]);
  if (!view) return null;
  return (
    <figure className="run-preview" aria-label={t('run.previewOf', { scene: t(`run.scene-${kind}`) })}>
      <div className="run-preview-screen" inert>
        <WallView view={view} />
      </div>
      <figcaption>{t('run.preview')}</figcaption>
    </figure>
  );
}
