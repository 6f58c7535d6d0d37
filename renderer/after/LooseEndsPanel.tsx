import type { Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { shortened } from './entry-text.ts';
import { type LooseEnds, looseCounts } from './loose-ends.ts';

/** What is not finished, and the drafts that can be finished here and now. */
export function LooseEndsPanel({ session, ends }: { session: Session; ends: LooseEnds }) {
  const t = useWords();
  const counts = looseCounts(ends);
  return (
    <Panel title={t('after.loose')} isPrivate mark={<PrivacyMark kind="private" />}>
      {counts.length === 0 ? (
        <p className="ui-hint">{t('after.looseNone')}</p>
      ) : (
        <ul className="after-loose">
          {counts.map(({ key, n }) => (
            <li key={key} className="num">
              {t(`after.loose${key}`, { n })}
              {key === 'Drafts' && (
                <ul>
                  {ends.drafts.map((note) => (
                    <li key={note.id} className="after-draft">
                      <span>{shortened(note.text, 90)}</span>
                      <Button
                        size="small"
                        onClick={async () => {
                          const command = { kind: 'note.finish', sessionId: session.id, noteId: note.id } as const;
                          if ((await dispatch(command)).ok) notify({ text: t('after.draftFinished'), undo: true });
                        }}
                      >
                        {t('after.finishDraft')}
                      </Button>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
