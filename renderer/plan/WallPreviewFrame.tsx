import { useMemo } from 'react';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { WallView } from '../scenes/WallView.tsx';
import { useWords } from '../ui/words.ts';
import { previewOf } from './preview-view.ts';

/** How the wall will look during an item: the wall's own drawing, in the dashed frame of what nobody sees yet. */
export function WallPreviewFrame({
  programme,
  session,
  itemId,
}: {
  programme: Programme;
  session: Session;
  itemId: string;
}) {
  const t = useWords();
  const preview = useMemo(() => previewOf(programme, session, itemId), [programme, session, itemId]);
  if (!preview) return null;
  return (
    <figure className="plan-preview">
      <figcaption className="ui-label">{t('plan.preview')}</figcaption>
      <div className="plan-preview-frame" aria-hidden="true" inert>
        <WallView view={preview.view} now={preview.now} />
      </div>
    </figure>
  );
}
