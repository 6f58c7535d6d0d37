import { z } from 'zod';
import { type DraftBook, inSession, type Outcome, rule, taken, withItem } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { orderAfter, orderLast } from './order.ts';
import { type ApplyContext, assign, made, touch } from './record.ts';
import { refuse } from './refusal.ts';
import type { Session } from './session.ts';
import { type SpeakerEntry, type SpeakerList, SpeakerListSchema, SpeechKindSchema } from './speaker-record.ts';
import { latestSpeech, NEW_SPEAKER_LIST, repliesLeft, speakerQueue, spokenMs, waitingEntries } from './speakers.ts';
import { MillisSchema } from './time.ts';
import {
  addToTimer,
  type Instant,
  type Millis,
  pauseTimer,
  readyTimer,
  shiftTimer,
  startTimer,
  type TimerFacts,
} from './timer.ts';

const onItem = { ...inSession, itemId: IdSchema };
const onEntry = { ...onItem, entryId: IdSchema };
const length = MillisSchema.min(5000).max(3_600_000);

/**
 * Commands about the speaker list of an item; the first use makes the list. Signing up and the rules of the list can
 * be undone. Who speaks cannot: what happened, happened.
 */
export const speakerCommands = {
  /** Signs somebody up. A reply is to the latest speech. */
  'speaker.ask': rule(
    { ...onItem, entryId: IdSchema.optional(), personId: IdSchema, speech: SpeechKindSchema.default('ordinary') },
    true,
    (book, command, context) =>
      withItem(book, command, (session, item) => {
        if (book.programme.people[command.personId]?.workplaceId !== session.workplaceId) {
          return refuse('NO_SUCH_RECORD', { record: 'person' });
        }
        const list = listOf(session, item.id);
        const { personId, speech } = command;
        const refusal = taken(list.entries, command.entryId) ?? notNow(list, personId, speech);
        if (refusal) return refusal;
        const id = command.entryId ?? context.newId();
        const all = Object.values(list.entries);
        list.entries[id] = {
          id,
          personId,
          speech,
          state: 'waiting',
          place: all.reduce((top, { place }) => Math.max(top, place), 0) + 1,
          to: speech === 'reply' ? (latestSpeech(list)?.id ?? null) : null,
          startedAt: null,
          spokenMs: 0,
          order: orderLast(all),
          ...made(context),
        };
        return undefined;
      }),
  ),

  /** Takes an entry off the list, also of the one who speaks; the time spent counts. */
  'speaker.withdraw': rule(onEntry, true, (book, command, context) =>
    withEntry(book, command, (entry, list) => {
      if (entry.state !== 'waiting' && entry.state !== 'speaking') return refuse('QUEUE_MOVED');
      if (list.speakingId === entry.id) endSpeech(list, context, 'dropped');
      else entry.state = 'dropped';
      touch(entry, context);
      return undefined;
    }),
  ),

  /** Puts an entry that waits right after another (null = first) among those of its own rank. */
  'speaker.move': rule({ ...onEntry, after: IdSchema.nullable() }, true, (book, command, context) =>
    withEntry(book, command, (entry, list) => {
      if (entry.state !== 'waiting') return refuse('QUEUE_MOVED');
      if (command.after === entry.id) return undefined;
      if (command.after !== null && !list.entries[command.after]) {
        return refuse('NO_SUCH_RECORD', { record: 'speaker' });
      }
      entry.order = orderAfter(Object.values(list.entries), command.after, entry.id);
      touch(entry, context);
      return undefined;
    }),
  ),

  /**
   * The one who speaks ends and the first in the queue begins; whoever has been marked as out of the room keeps their
   * place and is passed over. `entryId` gives somebody else of the queue the floor, also one of those;
   * `speakingId` says whom the sender believed to speak (null = nobody), so that two desks do not skip one.
   */
  'speaker.next': rule(
    { ...onItem, entryId: IdSchema.optional(), speakingId: IdSchema.nullable().optional() },
    false,
    (book, command, context) =>
      withItem(book, command, (session, item) => {
        const list = listOf(session, item.id);
        if (command.speakingId !== undefined && command.speakingId !== list.speakingId) return refuse('QUEUE_MOVED');
        const queue = speakerQueue(book.programme, session, item.id);
        if (command.entryId !== undefined && !queue.some(({ id }) => id === command.entryId)) {
          return refuse('QUEUE_MOVED');
        }
        const entry = list.entries[command.entryId ?? queue.find(({ away }) => !away)?.id ?? ''];
        if (!entry) return refuse('NOBODY_WAITING');
        endSpeeches(session, context);
        beginSpeech(list, entry, context);
        return undefined;
      }),
  ),

  /** The one who speaks ends, and nobody begins. */
  'speaker.stop': rule(onItem, false, (book, command, context) =>
    withSpeaking(book, command, (list) => {
      endSpeech(list, context, 'done');
      return undefined;
    }),
  ),

  /** Gives (+) or takes (−) time of the one who speaks. */
  'speaker.time': rule(
    { ...onItem, deltaMs: MillisSchema.min(-3_600_000).max(3_600_000) },
    false,
    (book, command, context) => withTimer(book, command, (timer) => addToTimer(timer, command.deltaMs, context.now)),
  ),

  'speaker.pause': rule(onItem, false, (book, command, context) =>
    withTimer(book, command, (timer) => pauseTimer(timer, context.now)),
  ),

  'speaker.resume': rule(onItem, false, (book, command, context) =>
    withTimer(book, command, (timer) => startTimer(timer, context.now)),
  ),

  /** The rules of the list, its lengths, and the strek. None of it moves whoever speaks or changes their time. */
  'speakers.set': rule(
    {
      ...onItem,
      closing: SpeakerListSchema.shape.closing.optional(),
      newFirst: z.boolean().optional(),
      leadersLast: z.boolean().optional(),
      speechMs: length.optional(),
      replyMs: length.optional(),
      repliesMax: SpeakerListSchema.shape.repliesMax.optional(),
    },
    true,
    (book, command) =>
      withItem(book, command, (session, item) => {
        const { closing, newFirst, leadersLast, speechMs, replyMs, repliesMax } = command;
        assign(listOf(session, item.id), { closing, newFirst, leadersLast, speechMs, replyMs, repliesMax });
        return undefined;
      }),
  ),
};

/** Ends whoever speaks in any item but `except`: the day has left them. For commands that move the day. */
export function endSpeeches(session: Session, context: ApplyContext, except: string | null = null): void {
  for (const [itemId, list] of Object.entries(session.speakers)) {
    if (itemId !== except && list.speakingId !== null) endSpeech(list, context, 'done');
  }
}

/** Moves whoever speaks along with a jump of the machine's clock, so that nobody loses time. The order of speeches stays. */
export function shiftSpeakers(session: Session, jumpMs: Millis): void {
  for (const list of Object.values(session.speakers)) {
    if (list.timer) list.timer = shiftTimer(list.timer, jumpMs);
  }
}

function listOf(session: Session, itemId: string): SpeakerList {
  const list = session.speakers[itemId] ?? { ...NEW_SPEAKER_LIST, entries: {} };
  session.speakers[itemId] ??= list;
  return list;
}

function notNow(list: SpeakerList, personId: string, speech: SpeakerEntry['speech']): Outcome {
  if (waitingEntries(list).some((one) => one.personId === personId && one.speech === speech)) {
    return refuse('ALREADY_ON_LIST');
  }
  if (speech === 'ordinary' && list.closing === 'closed') return refuse('LIST_CLOSED');
  if (speech !== 'reply') return undefined;
  if (!latestSpeech(list)) return refuse('NOBODY_SPOKE');
  return repliesLeft(list) === 0 ? refuse('REPLIES_USED', { n: list.repliesMax }) : undefined;
}

function beginSpeech(list: SpeakerList, entry: SpeakerEntry, context: ApplyContext): void {
  if (entry.speech === 'ordinary') {
    for (const one of Object.values(list.entries)) {
      if (one.state === 'waiting' && one.speech === 'reply') one.state = 'dropped';
    }
  }
  entry.state = 'speaking';
  entry.startedAt = latestStart(list, context.now);
  touch(entry, context);
  list.speakingId = entry.id;
  const lengthMs = entry.speech === 'ordinary' ? list.speechMs : list.replyMs;
  list.timer = startTimer(readyTimer(lengthMs), context.now);
}

/** Speeches begin one after another, also when the clock has not moved or was set back between them. */
function latestStart(list: SpeakerList, now: Instant): Instant {
  return Object.values(list.entries).reduce((top, { startedAt }) => Math.max(top, (startedAt ?? -1) + 1), now);
}

function endSpeech(list: SpeakerList, context: ApplyContext, state: 'done' | 'dropped'): void {
  const entry = list.speakingId === null ? undefined : list.entries[list.speakingId];
  if (entry) {
    entry.spokenMs = spokenMs(list, entry, context.now);
    entry.state = state;
    touch(entry, context);
  }
  list.speakingId = null;
  list.timer = null;
}

function withEntry(
  book: DraftBook,
  command: { sessionId: string; itemId: string; entryId: string },
  run: (entry: SpeakerEntry, list: SpeakerList) => Outcome,
): Outcome {
  return withItem(book, command, (session, item) => {
    const list = session.speakers[item.id];
    const entry = list?.entries[command.entryId];
    return list && entry ? run(entry, list) : refuse('NO_SUCH_RECORD', { record: 'speaker' });
  });
}

function withSpeaking(
  book: DraftBook,
  command: { sessionId: string; itemId: string },
  run: (list: SpeakerList) => Outcome,
): Outcome {
  return withItem(book, command, (session, item) => {
    const list = session.speakers[item.id];
    return list && list.speakingId !== null ? run(list) : refuse('NOBODY_SPEAKS');
  });
}

function withTimer(
  book: DraftBook,
  command: { sessionId: string; itemId: string },
  change: (timer: TimerFacts) => TimerFacts,
): Outcome {
  return withSpeaking(book, command, (list) => {
    if (list.timer) list.timer = change(list.timer);
    return undefined;
  });
}
