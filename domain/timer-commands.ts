import { z } from 'zod';
import { currentSpan, durationOf } from './agenda.ts';
import { type DraftBook, inSession, type Outcome, rule, withSession } from './command-table.ts';
import { personInText } from './person-in-text.ts';
import { type Refusal, refuse } from './refusal.ts';
import { fail, ok, type Result } from './result.ts';
import { pauseRound, resumeRound } from './round.ts';
import { noteOvertime } from './run-moves.ts';
import type { Session } from './session.ts';
import { InstantSchema, MillisSchema } from './time.ts';
import {
  addToTimer,
  canPause,
  clockTimer,
  type Instant,
  LONGEST_MS,
  pauseTimer,
  readTimer,
  readyTimer,
  restartTimer,
  startTimer,
  type TimerFacts,
  type TimerKind,
  timerTo,
} from './timer.ts';

/** The item's timer, or the small one beside it. */
const whichTimer = { ...inSession, which: z.enum(['item', 'side']).default('item') };

const timerKind = z.enum(['countdown', 'countUp', 'toClock', 'clock']);

/** Commands on what runs by the clock. None can be undone: time went by. */
export const timerCommands = {
  /** Starts a timer that stands or ends a pause. The item's takes its round along. */
  'timer.start': rule(whichTimer, false, (book, command, context) =>
    withTimer(book, command, (timer, session) => {
      const { round } = session.run;
      if (command.which === 'item' && round) session.run.round = resumeRound(round, context.now);
      return ok(startTimer(timer, context.now));
    }),
  ),

  /** Pauses a timer, and with the item's its round. A timer to a time of day cannot be paused. */
  'timer.pause': rule(whichTimer, false, (book, command, context) =>
    withTimer(book, command, (timer, session) => {
      const { round } = session.run;
      const withRound = command.which === 'item' && round !== null;
      if (!canPause(timer) && !withRound) return fail(refuse('CLOCK_GOES_ON'));
      if (withRound) session.run.round = pauseRound(round, context.now);
      return ok(pauseTimer(timer, context.now));
    }),
  ),

  /** Gives (+) or takes (−) time; of a timer to a time of day that time moves. */
  'timer.add': rule(
    { ...whichTimer, deltaMs: MillisSchema.min(-LONGEST_MS).max(LONGEST_MS) },
    false,
    (book, command, context) =>
      withTimer(book, command, (timer) => {
        const changed = addToTimer(timer, command.deltaMs, context.now);
        const { totalMs, remainingMs } = readTimer(changed, context.now);
        const tooLong = command.deltaMs > 0 && Math.max(totalMs ?? 0, remainingMs ?? 0) > LONGEST_MS;
        return tooLong ? fail(refuse('TIMER_LENGTH')) : ok(changed);
      }),
  ),

  /**
   * Sets a timer anew, running if one ran. A countdown needs `durationMs`, a timer to a time of day `until`; a count up
   * without a length has no end.
   */
  'timer.set': rule(
    {
      ...whichTimer,
      timerKind: timerKind.default('countdown'),
      durationMs: MillisSchema.optional(),
      until: InstantSchema.optional(),
    },
    false,
    (book, command, context) =>
      withTimer(book, command, (timer, session) => {
        const fresh = wanted(command.timerKind, command, context.now);
        if (!fresh.ok) return fresh;
        if (command.which === 'item') noteOvertime(session, context);
        const runs = readTimer(timer, context.now).state === 'running';
        return ok(runs ? startTimer(fresh.value, context.now) : fresh.value);
      }),
  ),

  /** Starts the same length over. */
  'timer.restart': rule(whichTimer, false, (book, command, context) =>
    withTimer(book, command, (timer, session) => {
      if (command.which === 'item') noteOvertime(session, context);
      return ok(restartTimer(timer, context.now));
    }),
  ),

  /**
   * Stops a timer: its length stands ready again (in place of a clock the position's own), and what it was over time is
   * logged. A side timer that is a clock is taken away instead.
   */
  'timer.stop': rule(whichTimer, false, (book, command, context) =>
    withTimer(book, command, (timer, session) => {
      const span = currentSpan(session);
      const item = span ? session.items[span.itemId] : undefined;
      if (!canPause(timer) && (command.which === 'side' || !span || !item)) return fail(refuse('CLOCK_GOES_ON'));
      if (command.which === 'item') noteOvertime(session, context);
      if (!canPause(timer) && span && item) return ok(readyTimer(durationOf(item, span.step)));
      return ok(restartTimer(timer, context.now, false));
    }),
  ),

  /**
   * Begins the small timer beside the item's, in place of the one there is; without a kind, length or time it only
   * changes that one's title and whether the wall has it. The title is for the room.
   */
  'timer.side': rule(
    {
      ...inSession,
      title: z.string().trim().max(40).optional(),
      onWall: z.boolean().optional(),
      timerKind: timerKind.optional(),
      durationMs: MillisSchema.optional(),
      until: InstantSchema.optional(),
    },
    false,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const { side } = session.run;
        const { durationMs, until, timerKind: kind } = command;
        const keeps = kind === undefined && durationMs === undefined && until === undefined;
        if (keeps && !side) return refuse('NO_TIMER');
        const title = command.title ?? side?.title ?? '';
        if (personInText(book.programme, title)) return refuse('PERSON_IN_TEXT');
        const onWall = command.onWall ?? side?.onWall ?? false;
        const fresh = wanted(kind ?? (until === undefined ? 'countdown' : 'toClock'), command, context.now);
        if (keeps && side) {
          session.run.side = { title, onWall, timer: { ...side.timer } };
          return undefined;
        }
        if (!fresh.ok) return fresh.problem;
        session.run.side = { title, onWall, timer: startTimer(fresh.value, context.now) };
        return undefined;
      }),
  ),

  /** Takes the side timer away. */
  'timer.clear-side': rule(inSession, false, (book, command) =>
    withSession(book, command.sessionId, (session) => {
      session.run.side = null;
      return undefined;
    }),
  ),
};

/** The timer that is asked for, or why there can be none. */
function wanted(
  kind: TimerKind,
  { durationMs, until }: { readonly durationMs?: number | undefined; readonly until?: Instant | undefined },
  now: Instant,
): Result<TimerFacts, Refusal> {
  if (kind === 'clock') return ok(clockTimer(now));
  if (kind === 'toClock') {
    if (until === undefined) return fail(refuse('BAD_COMMAND', { field: 'until' }));
    return until <= now || until > now + LONGEST_MS ? fail(refuse('TIME_PAST')) : ok(timerTo(until, now));
  }
  if (durationMs === undefined && kind === 'countUp') return ok(readyTimer(0, kind));
  const fits = durationMs !== undefined && durationMs > 0 && durationMs <= LONGEST_MS;
  return fits ? ok(readyTimer(durationMs, kind)) : fail(refuse('TIMER_LENGTH'));
}

function withTimer(
  book: DraftBook,
  command: { readonly sessionId: string; readonly which: 'item' | 'side' },
  change: (timer: TimerFacts, session: Session) => Result<TimerFacts, Refusal>,
): Outcome {
  return withSession(book, command.sessionId, (session) => {
    const { side, timer } = session.run;
    const target = command.which === 'side' ? side?.timer : timer;
    if (!target) return refuse('NO_TIMER');
    const changed = change({ ...target }, session);
    if (!changed.ok) return changed.problem;
    if (command.which === 'item') session.run.timer = changed.value;
    else if (side) session.run.side = { ...side, timer: changed.value };
    return undefined;
  });
}
