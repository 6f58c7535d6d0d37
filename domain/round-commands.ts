import { z } from 'zod';
import { currentSpan } from './agenda.ts';
import { type DraftBook, inSession, type Outcome, rule, withSession } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { refuse } from './refusal.ts';
import { giveToTurn, nextTurn, previousTurn, readRound, roundByItself, roundOf } from './round.ts';
import type { RoundFacts } from './round-record.ts';
import { beginRound, peopleOfRound } from './round-start.ts';
import { MillisSchema } from './time.ts';
import { type Instant, LONGEST_MS } from './timer.ts';

/** Where the sender believed the round to be, from 1: two who press at once take one step, not two. */
const atTurn = { ...inSession, turn: z.int().min(1).optional() };

/** Commands on a round. None can be undone: turns that were held, were held. */
export const roundCommands = {
  /**
   * Begins a round in the item that runs, over again if it has one. Left out: one turn for each person in the room, of
   * the length that the item says, going on by themselves.
   */
  'round.start': rule(
    {
      ...inSession,
      itemId: IdSchema.optional(),
      count: z.int().max(300).optional(),
      turnSeconds: z.int().optional(),
      auto: z.boolean().default(true),
    },
    false,
    (book, command, context) =>
      withSession(book, command.sessionId, (session) => {
        const span = currentSpan(session);
        const item = span ? session.items[span.itemId] : undefined;
        if (!item) return refuse('NOTHING_RUNNING');
        if (command.itemId !== undefined && command.itemId !== item.id) return refuse('STALE_POSITION');
        const turnMs = (command.turnSeconds ?? item.turnSeconds ?? 0) * 1000;
        if (turnMs <= 0 || turnMs > LONGEST_MS) return refuse('TIMER_LENGTH');
        const count = command.count ?? peopleOfRound(book.programme, session, item);
        if (count < 1) return refuse('ROUND_EMPTY');
        beginRound(session, { itemId: item.id, count, turnMs, auto: command.auto }, context);
        return undefined;
      }),
  ),

  /** Ends the turn and begins the next with its full length. On the last one nothing changes. */
  'round.next': rule(atTurn, false, (book, command, context) =>
    withRound(book, command, context.now, (round) => nextTurn(round, context.now)),
  ),

  /** Begins the turn before anew. On the first one nothing changes. */
  'round.back': rule(atTurn, false, (book, command, context) =>
    withRound(book, command, context.now, (round) => previousTurn(round, context.now)),
  ),

  /** Gives (+) or takes (−) time of the turn that is on; the others keep theirs. */
  'round.give': rule(
    { ...atTurn, deltaMs: MillisSchema.min(-LONGEST_MS).max(LONGEST_MS) },
    false,
    (book, command, context) =>
      withRound(book, command, context.now, (round) => giveToTurn(round, command.deltaMs, context.now)),
  ),

  /** Makes it a round of so many: somebody came or left. What is held stays counted. */
  'round.people': rule({ ...inSession, count: z.int().max(300) }, false, (book, command, context) =>
    command.count < 1
      ? refuse('ROUND_EMPTY')
      : withRound(book, command, context.now, (round) => roundOf(round, command.count, context.now)),
  ),

  /** Lets turns go on by themselves, or only when they are told to. */
  'round.auto': rule({ ...inSession, on: z.boolean() }, false, (book, command, context) =>
    withRound(book, command, context.now, (round) => roundByItself(round, command.on, context.now)),
  ),

  /** Takes the round away; the item and its own clock go on. */
  'round.stop': rule(inSession, false, (book, command) =>
    withSession(book, command.sessionId, (session) => {
      if (!session.run.round) return refuse('NO_ROUND');
      session.run.round = null;
      return undefined;
    }),
  ),
};

function withRound(
  book: DraftBook,
  command: { readonly sessionId: string; readonly turn?: number | undefined },
  now: Instant,
  change: (round: RoundFacts) => RoundFacts,
): Outcome {
  return withSession(book, command.sessionId, (session) => {
    const { round } = session.run;
    if (!round) return refuse('NO_ROUND');
    const plain = { ...round, given: { ...round.given } };
    if (command.turn !== undefined && command.turn !== readRound(plain, now).turn) return refuse('STALE_POSITION');
    const next = change(plain);
    if (next !== plain) session.run.round = next;
    return undefined;
  });
}
