import { type Item, PROMPT_MAX } from '../../domain/session.ts';
import { TextArea } from '../ui/Field.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { useWords } from '../ui/words.ts';
import { CountedField } from './CountedField.tsx';
import type { Plan } from './use-plan.ts';

/** What is written for the room, and what is written for the facilitator alone. Never drawn behind the curtain. */
export function RoomTexts({ plan, item }: { plan: Plan; item: Item }) {
  const t = useWords();
  return (
    <>
      <section className="plan-room" aria-label={t('desk.privacy-for-room')}>
        <PrivacyMark kind="for-room" />
        <CountedField
          label={t('plan.prompt')}
          hideLabel
          value={item.prompt}
          most={PROMPT_MAX}
          rows={3}
          readOnly={plan.closed}
          hint={t('plan.promptHint')}
          free
          onCommit={(prompt) => plan.edit(item, { prompt: prompt.trim() })}
        />
      </section>
      <section className="plan-private" aria-label={t('desk.privacy-private')}>
        <PrivacyMark kind="private" />
        <TextArea
          label={t('plan.privateNote')}
          hideLabel
          value={item.privateNote}
          maxLength={4000}
          rows={4}
          readOnly={plan.closed}
          hint={t('plan.markdown')}
          free
          onCommit={(privateNote) => plan.edit(item, { privateNote: privateNote.trimEnd() })}
        />
      </section>
    </>
  );
}
