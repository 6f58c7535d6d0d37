import { SpeakerListSchema } from '../../domain/speaker-record.ts';
import { dispatch } from '../desk-client.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import type { SpeakersData } from './use-speakers.ts';

/** The strek: open, announced, closed. */
export function ClosingLine({ data: { session, item, list } }: { data: SpeakersData }) {
  const t = useWords();
  return (
    <div className="speakers-closing">
      <span className="ui-label" aria-hidden="true">
        {t('speakers.closing')}
      </span>
      <Segmented
        label={t('speakers.closing')}
        value={list.closing}
        options={SpeakerListSchema.shape.closing.options.map((value) => ({
          value,
          label: t(`speakers.closing-${value}`),
        }))}
        onChange={(closing) => void dispatch({ kind: 'speakers.set', sessionId: session.id, itemId: item.id, closing })}
      />
    </div>
  );
}
