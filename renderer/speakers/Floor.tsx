import { IconDots, IconMicrophone } from '@tabler/icons-react';
import type { SpeakerEntry } from '../../domain/speaker-record.ts';
import { SmallClock } from '../clock/SmallClock.tsx';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useWords } from '../ui/words.ts';
import { endSpeech, GIVEN_SECONDS, giveFloor, giveSpeakerTime, pauseSpeaker } from './speaker-orders.ts';
import type { SpeakersData } from './use-speakers.ts';

/** Who has the floor and for how long, and the key that gives it to the next one. */
export function Floor({
  data,
  who,
  onWithdraw,
  onCall,
}: {
  data: SpeakersData;
  who: (entry: SpeakerEntry) => string;
  onWithdraw: (entry: SpeakerEntry) => void;
  /** Writes what somebody is called on the wall; null where nobody may be known. */
  onCall: ((personId: string) => void) | null;
}) {
  const t = useWords();
  const { item, list, speaking, next, programme } = data;
  const paused = list.timer?.pausedAt != null;
  return (
    <section className="speakers-floor" aria-label={t('speakers.hasTheFloor')} data-speaking={speaking !== null}>
      <Icon of={IconMicrophone} size={18} />
      {speaking ? (
        <>
          <strong className="speakers-code num">{who(speaking)}</strong>
          {speaking.speech !== 'ordinary' && <Chip kind="solid">{t(`speakers.${speaking.speech}`)}</Chip>}
          {list.timer && <SmallClock timer={list.timer} timeZone={programme.timeZone} />}
        </>
      ) : (
        <span className="speakers-free">{t('speakers.floorFree')}</span>
      )}
      <span className="ui-grow" />
      <div className="speakers-acts">
        {speaking && (
          <>
            {[-GIVEN_SECONDS, GIVEN_SECONDS].map((seconds) => (
              <Button
                key={seconds}
                size="small"
                className="num"
                aria-label={t(seconds > 0 ? 'speakers.more' : 'speakers.less', { n: Math.abs(seconds) })}
                onClick={() => giveSpeakerTime(item.id, seconds)}
              >
                {seconds > 0 ? `+${seconds}` : `−${-seconds}`}
              </Button>
            ))}
            <Button size="small" keys="E" onClick={() => endSpeech(item.id)}>
              {t('speakers.end')}
            </Button>
            <Menu
              kind="quiet"
              size="small"
              label={t('speakers.actions', { who: who(speaking) })}
              icon={<Icon of={IconDots} size={16} />}
              items={[
                {
                  id: 'pause',
                  label: t(paused ? 'speakers.resume' : 'speakers.pause'),
                  onSelect: () => pauseSpeaker(item.id, !paused),
                },
                ...(onCall
                  ? [{ id: 'call', label: t('speakers.callName'), onSelect: () => onCall(speaking.personId) }]
                  : []),
                { id: 'off', label: t('speakers.withdraw'), onSelect: () => onWithdraw(speaking) },
              ]}
            />
          </>
        )}
        <Button
          kind="primary"
          keys="G"
          disabled={!next}
          aria-label={next ? t('speakers.next', { who: who(next) }) : t('speakers.nextNobody')}
          onClick={() => giveFloor(item.id)}
        >
          {next ? t('speakers.nextIs', { who: who(next) }) : t('speakers.nextUp')}
        </Button>
      </div>
    </section>
  );
}
