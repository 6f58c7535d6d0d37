import { IconMicrophone, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import type { SpeakerEntry } from '../../domain/speaker-record.ts';
import { SmallClock } from '../clock/SmallClock.tsx';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Icon } from '../ui/Icon.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { endSpeech, GIVEN_SECONDS, giveFloor, giveSpeakerTime, pauseSpeaker } from './speaker-orders.ts';
import type { SpeakersData } from './use-speakers.ts';

/** Who has the floor and for how long, and the key that gives it to the next one. */
export function Floor({ data, who }: { data: SpeakersData; who: (entry: SpeakerEntry) => string }) {
  const t = useWords();
  const { item, list, speaking, next, repliesLeft, programme } = data;
  const paused = list.timer?.pausedAt != null;
  const withdraw = async (entry: SpeakerEntry) => {
    const name = who(entry);
    const on = { sessionId: data.session.id, itemId: item.id };
    const answer = await dispatch({ kind: 'speaker.withdraw', ...on, entryId: entry.id });
    if (answer.ok) notify({ text: t('speakers.withdrawn', { who: name }), undo: true });
  };
  return (
    <section className="speakers-floor" aria-label={t('speakers.hasTheFloor')} data-speaking={speaking !== null}>
      <div className="speakers-who">
        <p className="ui-eyebrow">
          <Icon of={IconMicrophone} size={14} />
          {t(speaking ? 'speakers.hasTheFloor' : 'speakers.floorFree')}
        </p>
        {speaking && (
          <p className="speakers-code">
            <strong className="num">{who(speaking)}</strong>
            <Chip kind="tag">{t(`speakers.${speaking.speech}`)}</Chip>
          </p>
        )}
        {repliesLeft !== null && <p className="ui-hint num">{t('speakers.repliesLeft', { n: repliesLeft })}</p>}
      </div>
      {speaking && list.timer && <SmallClock timer={list.timer} timeZone={programme.timeZone} />}
      <span className="ui-grow" />
      {speaking && (
        <div className="speakers-time">
          {[-GIVEN_SECONDS, GIVEN_SECONDS].map((seconds) => (
            <Button
              key={seconds}
              size="small"
              className="num"
              aria-label={t(seconds > 0 ? 'speakers.more' : 'speakers.less', { n: Math.abs(seconds) })}
              onClick={() => giveSpeakerTime(item.id, seconds)}
            >
              {seconds > 0 ? `+${seconds} s` : `−${-seconds} s`}
            </Button>
          ))}
          <Button
            size="small"
            aria-label={t(paused ? 'speakers.resume' : 'speakers.pause')}
            icon={<Icon of={paused ? IconPlayerPlay : IconPlayerPause} size={16} />}
            onClick={() => pauseSpeaker(item.id, !paused)}
          />
          <Button size="small" keys="E" onClick={() => endSpeech(item.id)}>
            {t('speakers.end')}
          </Button>
          <Button
            kind="quiet"
            size="small"
            aria-label={t('speakers.withdrawSpeaking', { who: who(speaking) })}
            title={t('speakers.withdrawSpeaking', { who: who(speaking) })}
            icon={<Icon of={IconX} size={16} />}
            onClick={() => void withdraw(speaking)}
          />
        </div>
      )}
      <Button kind="primary" keys="G" disabled={!next} onClick={() => giveFloor(item.id)}>
        <span className="speakers-clip">
          {next ? t('speakers.next', { who: who(next) }) : t('speakers.nextNobody')}
        </span>
      </Button>
    </section>
  );
}
