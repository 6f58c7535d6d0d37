import { IconPresentation, IconPresentationOff, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Feedback, FeedbackKind } from '../../domain/presentation-record.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { useCurtain } from '../ui/curtain-context.ts';
import { Empty } from '../ui/Empty.tsx';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { InlineText } from '../ui/InlineText.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { notify } from '../ui/toasts.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { FEEDBACK_KINDS, readFeedback } from './feedback-entry.ts';
import './presentations.css';
import './feedback.css';
import { showPresented } from './page-orders.ts';
import { feedbackByKind } from './presentation-facts.ts';
import { usePresentation } from './use-presentation.ts';

/** What the room gives back on a presentation: something to keep, to ask and to try, written as it is said. */
export function FeedbackPanel({ sessionId, presentationId }: { sessionId: string; presentationId: string }) {
  const t = useWords();
  const curtained = useCurtain();
  const data = usePresentation(sessionId, presentationId);
  if (!data) return <Empty>{t('presentations.none')}</Empty>;
  if (curtained) return <Empty>{t('presentations.behindCurtain')}</Empty>;
  const { presentation, session } = data;
  const { wall } = session;
  const own = Object.values(presentation.feedback);
  const shown = wall.scene.kind === 'feedback' && !wall.black;
  return (
    <section className="presentations-feedback" aria-label={t('presentations.feedback')}>
      <div className="presentations-columns">
        {FEEDBACK_KINDS.map((kind) => {
          const alike = feedbackByKind(presentation, kind);
          return (
            <section key={kind} aria-label={t(`common.${kind}`)}>
              <h2>
                {t(`common.${kind}`)} <span className="ui-count">{alike.length}</span>
              </h2>
              {alike.length === 0 ? (
                <p className="ui-hint">{t(`presentations.feedbackEmpty-${kind}`)}</p>
              ) : (
                <ul>
                  {alike.map((one) => (
                    <FeedbackLine
                      key={one.id}
                      feedback={one}
                      sessionId={sessionId}
                      presentationId={presentationId}
                      shown={shown && wall.scene.refId === one.id}
                    />
                  ))}
                </ul>
              )}
            </section>
          );
        })}
      </div>
      <FeedbackEntry key={presentationId} sessionId={sessionId} presentationId={presentationId} />
      <Button
        kind="wall"
        size="small"
        className="presentations-ask"
        icon={<Icon of={IconPresentation} size={16} />}
        aria-pressed={shown}
        onClick={() => void showPresented(sessionId, 'feedback', presentationId)}
      >
        {t(
          own.some(({ releasedAt }) => releasedAt !== null)
            ? 'presentations.feedbackLast'
            : 'presentations.feedbackAsk',
        )}
      </Button>
    </section>
  );
}

function FeedbackLine({
  feedback,
  sessionId,
  presentationId,
  shown,
}: {
  feedback: Feedback;
  sessionId: string;
  presentationId: string;
  /** It has the wall to itself now. */
  shown: boolean;
}) {
  const t = useWords();
  const target = { sessionId, presentationId, feedbackId: feedback.id };
  const { text, releasedAt } = feedback;
  const out = releasedAt !== null;
  const ids = { sessionId, presentationId, feedbackIds: [feedback.id] };
  // Released and shown in one press: that is what "card by card" is.
  const show = async () => {
    const released = out ? { ok: true } : await dispatch({ kind: 'feedback.release', ...ids });
    if (released.ok) void showPresented(sessionId, 'feedback', feedback.id);
  };
  return (
    <li data-out={out || undefined}>
      <Button
        kind={out ? 'wall' : 'quiet'}
        size="small"
        aria-pressed={shown}
        aria-label={t('presentations.feedbackShow', { text })}
        icon={<Icon of={IconPresentation} size={15} />}
        onClick={() => void show()}
      />
      <InlineText
        label={t('presentations.edit', { text })}
        maxLength={280}
        value={text}
        onCommit={(next) => void dispatch({ kind: 'feedback.edit', ...target, text: next })}
      />
      {out && (
        <Button
          kind="quiet"
          size="small"
          aria-label={t('presentations.feedbackHide', { text })}
          icon={<Icon of={IconPresentationOff} size={15} />}
          onClick={() => void dispatch({ kind: 'feedback.withdraw', ...ids })}
        />
      )}
      <Button
        kind="quiet"
        size="small"
        aria-label={t('presentations.remove', { text })}
        icon={<Icon of={IconX} size={15} />}
        onClick={async () => {
          const answer = await dispatch({ kind: 'feedback.remove', ...target });
          if (answer.ok) notify({ text: t('presentations.feedbackRemoved', { text }), undo: true });
        }}
      />
    </li>
  );
}

/** Enter adds; the first letter chooses the kind, and the kind stays for the next. */
function FeedbackEntry({ sessionId, presentationId }: { sessionId: string; presentationId: string }) {
  const t = useWords();
  const language = useLanguage();
  const [kind, setKind] = useState<FeedbackKind>('keep');
  const [text, setText] = useState('');
  const write = (typed: string) => {
    // Only at the very start of a line: what is corrected later is text.
    const read = typed.length > text.length && text.length < 3 ? readFeedback(language, typed) : null;
    if (read) setKind(read.kind);
    setText(read ? read.text : typed);
  };
  const add = async () => {
    const said = text.trim();
    if (said === '') return;
    setText('');
    const answer = await dispatch({ kind: 'feedback.add', sessionId, presentationId, feedback: kind, text: said });
    if (!answer.ok) setText((now) => now || said);
  };
  return (
    <form
      className="presentations-entry"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Segmented
        label={t('presentations.feedbackKind')}
        value={kind}
        options={FEEDBACK_KINDS.map((value) => ({ value, label: t(`common.${value}`) }))}
        onChange={setKind}
      />
      <TextField
        label={t('presentations.feedbackText')}
        hideLabel
        free
        hint={t('presentations.feedbackHint')}
        maxLength={280}
        value={text}
        onChange={write}
      />
      <Button kind="primary" type="submit" keys="Enter" disabled={text.trim() === ''}>
        {t('common.add')}
      </Button>
    </form>
  );
}
