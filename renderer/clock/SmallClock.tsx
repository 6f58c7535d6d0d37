import { secondTurnsAt, type TimerFacts } from '../../domain/timer.ts';
import { PhaseShape } from '../scenes/PhaseChip.tsx';
import { useWords } from '../ui/words.ts';
import { useNow } from '../wall-clock.ts';
import './clock.css';
import { deskTimer } from './desk-timer.ts';

/** The digits of a timer beside the item's own, with its phase in a word and a shape. */
export function SmallClock({ timer, timeZone }: { timer: TimerFacts; timeZone: string }) {
  const t = useWords();
  const now = useNow(1000, secondTurnsAt(timer));
  const { look, word, digits, spoken } = deskTimer(timer, now, timeZone, t);
  return (
    <span className="clock-small" data-look={look}>
      <span className="clock-digits num" role="timer" aria-label={spoken}>
        {digits}
      </span>
      {word && (
        <span className="clock-phase num" data-look={look}>
          <PhaseShape look={look} />
          {word}
        </span>
      )}
    </span>
  );
}
