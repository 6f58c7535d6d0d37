import { IconPresentation } from '@tabler/icons-react';
import { useState } from 'react';
import { type ShareBy, speakingShare } from '../../domain/speakers.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { useNow } from '../wall-clock.ts';
import { lengthText } from './speaker-entry.ts';
import type { SpeakersData } from './use-speakers.ts';

/** Who has had the time of the day so far, by level or by role: whole percentages that sum to 100. */
export function SpeakingShare({ data: { programme, session, item, speaking } }: { data: SpeakersData }) {
  const t = useWords();
  const [by, share] = useState<ShareBy>('level');
  const now = useNow(speaking ? 1000 : 60_000);
  const shares = speakingShare(programme, session, item.dayId, now, by);
  return (
    <section className="speakers-share" aria-label={t('speakers.share')}>
      <header>
        <h3>{t('speakers.share')}</h3>
        <PrivacyMark kind="private" />
        <span className="ui-grow" />
        <Button
          kind="wall"
          size="small"
          icon={<Icon of={IconPresentation} size={16} />}
          aria-pressed={session.wall.scene.kind === 'speakingShare' && !session.wall.black}
          onClick={() =>
            void dispatch({ kind: 'wall.show', sessionId: session.id, scene: { kind: 'speakingShare', itemId: null } })
          }
        >
          {t('speakers.showShare')}
        </Button>
        <Segmented
          label={t('speakers.shareBy')}
          value={by}
          options={(['level', 'role'] as const).map((value) => ({ value, label: t(`speakers.share-${value}`) }))}
          onChange={share}
        />
      </header>
      {shares.length === 0 ? (
        <p className="ui-hint">{t('speakers.noShare')}</p>
      ) : (
        <ul>
          {shares.map(({ key, percent, ms }) => (
            <li key={key} data-share={key}>
              <span className="speakers-share-name">{t(`common.${key}`)}</span>
              <span className="speakers-bar" aria-hidden="true">
                <span style={{ width: `${percent}%` }} />
              </span>
              <strong className="num">{t('speakers.percent', { n: percent })}</strong>
              <span className="ui-hint num">{lengthText(ms)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
