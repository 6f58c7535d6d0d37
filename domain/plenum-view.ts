import { clockText, minuteText } from './clock-text.ts';
import type { DayLine, PlenumView } from './plenum-view-schema.ts';
import type { Programme } from './programme.ts';
import type { Room, RoomDay } from './room.ts';
import { type RoomFacts, releaseFacts } from './room-facts.ts';
import { scenePlace, sceneView } from './scenes/registry.ts';
import { currentStep, firstWord } from './scenes/room-reading.ts';
import type { Session } from './session.ts';
import { say } from './words.ts';

/** What the wall shows, made of released facts alone. While frozen it is the frame that was frozen. */
export function plenumView(facts: RoomFacts): PlenumView {
  if (facts.frozen) return { ...facts.frozen.view, black: facts.black, frozenAt: facts.frozen.at };
  return {
    v: 1,
    language: facts.language,
    theme: facts.theme,
    timeZone: facts.timeZone,
    place: scenePlace(facts),
    black: facts.black,
    frozenAt: null,
    timer: facts.timer,
    timerWords: timerWords(facts),
    side: facts.side,
    dayLine: facts.today ? dayLine(facts, facts.today) : null,
    scene: sceneView(facts),
  };
}

/** What the wall would show if what is ready were shown now, or null when nothing is. For the desk alone. */
export function previewView(programme: Programme, session: Session): PlenumView | null {
  const { prepared } = session.wall;
  if (!prepared) return null;
  const wall = { ...session.wall, scene: prepared, prepared: null, black: false, frozen: null };
  return plenumView(releaseFacts(programme, { ...session, wall }));
}

/** The wall before any session is open: quiet paper. */
export function emptyPlenumView(language: RoomFacts['language'], timeZone: string): PlenumView {
  return {
    v: 1,
    language,
    theme: 'day',
    timeZone,
    place: '',
    black: false,
    frozenAt: null,
    timer: null,
    timerWords: words(language, '', ''),
    side: null,
    dayLine: null,
    scene: { kind: 'blank' },
  };
}

function timerWords(facts: RoomFacts): PlenumView['timerWords'] {
  const { language } = facts;
  const step = currentStep(facts);
  const gone = facts.timer?.kind === 'countUp';
  const left = step
    ? say(language, gone ? 'wall.goneOf' : 'wall.leftOf', { step })
    : say(language, gone ? 'wall.gone' : 'wall.left');
  return words(language, lengthWords(facts), left);
}

/** What the digits are part of: "av 12 minutter", "til 11:20"; nothing where there is no end. */
function lengthWords({ language, timer, timeZone }: RoomFacts): string {
  if (timer?.kind === 'clock' || (timer?.kind === 'countUp' && timer.durationMs === 0)) return '';
  if (timer?.until != null) return say(language, 'wall.until', { time: clockText(timer.until, timeZone) });
  const total = (timer?.durationMs ?? 0) + (timer?.addedMs ?? 0);
  return total % 60_000 === 0
    ? say(language, 'wall.ofMinutes', { n: total / 60_000 })
    : say(language, 'wall.ofTime', { time: minutesAndSeconds(total) });
}

function words(language: RoomFacts['language'], of: string, left: string): PlenumView['timerWords'] {
  return {
    enough: say(language, 'wall.enough'),
    soon: say(language, 'wall.soon'),
    red: say(language, 'wall.red'),
    over: say(language, 'wall.over'),
    paused: say(language, 'wall.paused'),
    ready: say(language, 'wall.ready'),
    of,
    left,
  };
}

function minutesAndSeconds(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The day as one line. Places are fractions between its start and end. */
export function dayLine(facts: Room, day: RoomDay): DayLine {
  const length = Math.max(1, day.endMinute - day.startMinute);
  const place = (minute: number): number => Math.min(1, Math.max(0, (minute - day.startMinute) / length));
  const lock = day.items.find((item) => item.locked && !item.cut);
  const { language } = facts;
  return {
    startsAt: day.startsAt,
    endsAt: day.endsAt,
    startText: minuteText(day.startMinute),
    endText: say(language, 'wall.ends', { time: minuteText(day.endMinute) }),
    lock: lock
      ? {
          text: say(language, 'wall.lock', { title: firstWord(lock), time: minuteText(lock.start) }),
          at: place(lock.start),
        }
      : null,
    blocks: day.items
      .filter((item) => !item.cut)
      .map((item) => ({
        from: place(item.start),
        to: place(item.end),
        kind: item.locked ? ('locked' as const) : item.activity === 'break' ? ('break' as const) : ('normal' as const),
        state: item.state,
        label: item.shortTitle || item.title,
      })),
    sentence: say(language, 'wall.dayLineSentence', {
      from: minuteText(day.startMinute),
      to: minuteText(day.endMinute),
      count: day.items.filter((item) => !item.cut).length,
    }),
  };
}
