import { IconDots, IconMinus, IconPlus, IconRepeat, IconRotateClockwise } from '@tabler/icons-react';
import { clockText } from '../../domain/clock-text.ts';
import type { Programme } from '../../domain/programme.ts';
import { readRound } from '../../domain/round.ts';
import type { RoundFacts } from '../../domain/round-record.ts';
import { secondTurnsAt } from '../../domain/timer.ts';
import { SmallClock } from '../clock/SmallClock.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useWords } from '../ui/words.ts';
import { hostNow, useNow } from '../wall-clock.ts';
import { changePeople, giveTurnTime, nextTurn, stopRound, turnBefore, turnsByThemselves } from './round-orders.ts';
import { openSetting } from './run-view.ts';

/** Half a minute is what a turn is given or loses at a press. */
const SECONDS = 30;

/** A round that goes: whose turn by number, its clock, and everything that can be done to it. Nobody is named. */
export function RoundStrip({ programme, round }: { programme: Programme; round: RoundFacts }) {
  const t = useWords();
  const now = useNow(1000, secondTurnsAt(readRound(round, hostNow()).timer));
  const { turn, total, timer, endsAt, over } = readRound(round, now);
  return (
    <section className="run-round" aria-label={t('run.round')}>
      <div className="run-round-now">
        <Icon of={IconRotateClockwise} size={18} />
        <strong className="num">{t('wall.turnOf', { turn, total })}</strong>
        <SmallClock timer={timer} timeZone={programme.timeZone} />
        <span className="ui-grow" />
        <span className="ui-hint num">
          {over ? t('run.roundOver') : t('run.ends', { time: clockText(endsAt, programme.timeZone) })}
        </span>
      </div>
      <div className="run-round-acts">
        <Button size="small" disabled={turn === 1} aria-keyshortcuts="Shift+F9" onClick={turnBefore}>
          {t('run.turnBefore')}
        </Button>
        <Button size="small" kind="primary" disabled={turn === total} aria-keyshortcuts="F9" onClick={nextTurn}>
          {t('run.nextTurn')}
        </Button>
        {[-SECONDS, SECONDS].map((seconds) => (
          <Button
            key={seconds}
            size="small"
            className="num"
            keys={seconds > 0 ? 'M' : undefined}
            aria-label={t(seconds > 0 ? 'run.turnMore' : 'run.turnLess', { n: Math.abs(seconds) })}
            onClick={() => giveTurnTime(seconds)}
          >
            {seconds > 0 ? `+${seconds} s` : `−${-seconds} s`}
          </Button>
        ))}
        <Button
          size="small"
          aria-pressed={round.auto}
          title={t('run.roundAuto')}
          icon={<Icon of={IconRepeat} size={16} />}
          onClick={() => turnsByThemselves(!round.auto)}
        >
          {t('run.roundAutoShort')}
        </Button>
        <fieldset className="run-round-people">
          <legend className="ui-sr">{t('run.roundCount')}</legend>
          <Button
            size="small"
            kind="quiet"
            aria-label={t('run.onePersonLess')}
            disabled={total <= turn}
            icon={<Icon of={IconMinus} size={15} />}
            onClick={() => changePeople(-1)}
          />
          <span className="num" title={t('run.people', { n: total })}>
            {total}
          </span>
          <Button
            size="small"
            kind="quiet"
            aria-label={t('run.onePersonMore')}
            icon={<Icon of={IconPlus} size={15} />}
            onClick={() => changePeople(1)}
          />
        </fieldset>
        <Menu
          kind="quiet"
          size="small"
          label={t('run.roundMenu')}
          icon={<Icon of={IconDots} size={16} />}
          items={[
            { id: 'again', label: t('run.startRound'), onSelect: () => openSetting('round') },
            { id: 'stop', label: t('run.stopRound'), onSelect: stopRound },
          ]}
        />
      </div>
    </section>
  );
}
