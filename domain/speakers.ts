import { itemsOfDay } from './agenda.ts';
import { LEVELS, ROLES } from './mix.ts';
import { byOrder } from './order.ts';
import { presenceAt } from './presence.ts';
import type { Person, PersonLevel, PersonRole, Programme } from './programme.ts';
import type { RoomShares } from './room.ts';
import type { Session } from './session.ts';
import type { SpeakerEntry, SpeakerList } from './speaker-record.ts';
import { suppress } from './threshold.ts';
import { elapsedMs, type Instant, type Millis } from './timer.ts';

/** A list that nobody has used yet: two minutes for a speech, one for a reply, two replies, leaders last. */
export const NEW_SPEAKER_LIST: SpeakerList = {
  closing: 'open',
  newFirst: false,
  leadersLast: true,
  speechMs: 120_000,
  replyMs: 60_000,
  repliesMax: 2,
  entries: {},
  speakingId: null,
  timer: null,
};

/** An entry that waits. `away`: whoever it is has been marked as out of the room. */
export type QueuedSpeaker = SpeakerEntry & { readonly away: boolean };

/** The entry that speaks, or null. */
export function speakingEntry(list: SpeakerList): SpeakerEntry | null {
  return list.speakingId === null ? null : (list.entries[list.speakingId] ?? null);
}

/** The ordinary speech that was begun last, also when it goes on: what a reply replies to. Null before the first. */
export function latestSpeech(list: SpeakerList): SpeakerEntry | null {
  let latest: SpeakerEntry | null = null;
  for (const entry of Object.values(list.entries)) {
    if (entry.speech !== 'ordinary' || entry.startedAt === null) continue;
    if (latest === null || entry.startedAt > (latest.startedAt ?? 0)) latest = entry;
  }
  return latest;
}

/** How many more may reply to the latest speech; 0 when nobody has spoken. A reply that fell away unheld does not count. */
export function repliesLeft(list: SpeakerList): number {
  const latest = latestSpeech(list);
  if (!latest) return 0;
  const used = Object.values(list.entries).filter(
    (entry) => entry.to === latest.id && (entry.state !== 'dropped' || entry.startedAt !== null),
  );
  return Math.max(0, list.repliesMax - used.length);
}

/** Those who wait, in no order. A reply to a speech that is no longer the latest has fallen away. */
export function waitingEntries(list: SpeakerList): SpeakerEntry[] {
  const latest = latestSpeech(list)?.id ?? null;
  return Object.values(list.entries).filter(
    (entry) => entry.state === 'waiting' && (entry.speech !== 'reply' || entry.to === latest),
  );
}

/** How long somebody has spoken, pauses left out; also while they speak. */
export function spokenMs(list: SpeakerList, entry: SpeakerEntry, now: Instant): Millis {
  return list.speakingId === entry.id && list.timer ? elapsedMs(list.timer, now) : entry.spokenMs;
}

const KIND_RANK = { procedural: 0, reply: 1, ordinary: 2 } as const;

/**
 * Those who wait in the order in which they will speak: procedural points, replies to the latest speech, then the
 * others as they came; leaders last of all, and before that those who have spoken today after those who have not,
 * where the list says so. Empty where there is no list.
 */
export function speakerQueue(programme: Programme, session: Session, itemId: string): QueuedSpeaker[] {
  const marks = presenceAt(session, itemId);
  return rankedQueue(programme, session, itemId).map(({ entry }) => ({
    ...entry,
    away: (marks.get(entry.personId) ?? 'present') !== 'present',
  }));
}

/**
 * After whom an entry is put (null = first) when it is moved one place up (−1) or down (1) among those of its own rank;
 * undefined where it has nobody to change places with.
 */
export function placeAfterStep(
  programme: Programme,
  session: Session,
  itemId: string,
  entryId: string,
  by: -1 | 1,
): string | null | undefined {
  const queue = rankedQueue(programme, session, itemId);
  const at = queue.findIndex(({ entry }) => entry.id === entryId);
  const [own, other] = [queue[at], queue[at + by]];
  if (!own || !other || own.rank !== other.rank) return undefined;
  if (by === 1) return other.entry.id;
  const before = queue[at - 2];
  return before?.rank === own.rank ? before.entry.id : null;
}

/** Those who wait with what decides their order before the time they came. */
function rankedQueue(
  programme: Programme,
  session: Session,
  itemId: string,
): { readonly entry: SpeakerEntry; readonly rank: number }[] {
  const list = session.speakers[itemId];
  if (!list) return [];
  const heard = list.newFirst ? heardToday(session, itemId) : new Set<string>();
  const rank = (entry: SpeakerEntry): number => {
    const kind = KIND_RANK[entry.speech] * 4;
    if (entry.speech !== 'ordinary') return kind;
    const leader = list.leadersLast && programme.people[entry.personId]?.role === 'leader';
    return kind + (leader ? 2 : 0) + (heard.has(entry.personId) ? 1 : 0);
  };
  return waitingEntries(list)
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((a, b) => a.rank - b.rank || byOrder(a.entry, b.entry));
}

/** Who has held a speech or a reply on the day of an item. A procedural point costs nobody their place. */
function heardToday(session: Session, itemId: string): Set<string> {
  const dayId = session.items[itemId]?.dayId ?? '';
  const heard = new Set<string>();
  for (const { entry } of entriesOfDay(session, dayId)) {
    if (entry.startedAt !== null && entry.speech !== 'procedural') heard.add(entry.personId);
  }
  return heard;
}

function entriesOfDay(session: Session, dayId: string): { list: SpeakerList; entry: SpeakerEntry }[] {
  return itemsOfDay(session, dayId).flatMap(({ id }) => {
    const list = session.speakers[id];
    return list ? Object.values(list.entries).map((entry) => ({ list, entry })) : [];
  });
}

/** A share of the time spoken. */
export interface SpeakingShare<K extends string> {
  readonly key: K;
  readonly ms: Millis;
  /** Whole; those of one list sum to 100. */
  readonly percent: number;
}

/** What time is shared by. */
export type ShareBy = 'level' | 'role';
type ShareKey<B extends ShareBy> = B extends 'level' ? PersonLevel : PersonRole;

/**
 * Shares of the time spoken on a day so far, for the desk, in the order of levels or roles. What nobody at the
 * workplace is, is left out. Empty while nothing has been spoken: no share is not the same as 0 %.
 */
export function speakingShare<B extends ShareBy>(
  programme: Programme,
  session: Session,
  dayId: string,
  now: Instant,
  by: B,
): SpeakingShare<ShareKey<B>>[] {
  const spoken = entriesOfDay(session, dayId).map(({ list, entry }) => ({
    personId: entry.personId,
    ms: spokenMs(list, entry, now),
  }));
  return sharesOf(programme, session, spoken, by);
}

/**
 * Shares of the speeches that are over, for the room: none that rests on fewer than three speakers, nor one from which
 * such a share would follow. Nothing ticks in it.
 */
export function roomSpeakingShare<B extends ShareBy>(
  programme: Programme,
  session: Session,
  dayId: string,
  by: B,
): RoomShares<ShareKey<B>> {
  const spoken = entriesOfDay(session, dayId)
    .map(({ entry: { personId, spokenMs: ms } }) => ({ personId, ms }))
    .filter(({ ms }) => ms > 0);
  const speakers = [...new Set(spoken.map(({ personId }) => personId))].map((id) => programme.people[id]);
  const all = sharesOf(programme, session, spoken, by);
  const { cells, hidden } = suppress(
    all.map(({ key }) => ({ key, count: speakers.filter((person) => person && keyOf(person, by) === key).length })),
  );
  const shown = new Set(cells.map(({ key }) => key));
  return { shares: all.flatMap(({ key, percent }) => (shown.has(key) ? [{ key, percent }] : [])), hidden };
}

function keyOf<B extends ShareBy>(person: Person, by: B): ShareKey<B> {
  return person[by] as ShareKey<B>;
}

function sharesOf<B extends ShareBy>(
  programme: Programme,
  session: Session,
  spoken: readonly { readonly personId: string; readonly ms: Millis }[],
  by: B,
): SpeakingShare<ShareKey<B>>[] {
  const keys = (by === 'level' ? LEVELS : ROLES) as readonly ShareKey<B>[];
  const colleagues = Object.values(programme.people).filter(({ workplaceId }) => workplaceId === session.workplaceId);
  const sums = keys
    .filter((key) => colleagues.some((person) => keyOf(person, by) === key))
    .map((key) => ({
      key,
      ms: spoken.reduce((sum, { personId, ms }) => {
        const person = programme.people[personId];
        return person && keyOf(person, by) === key ? sum + ms : sum;
      }, 0),
    }));
  const percents = wholePercents(sums.map(({ ms }) => ms));
  return percents.length === 0 ? [] : sums.map((one, at) => ({ ...one, percent: percents[at] ?? 0 }));
}

/** Whole percentages that sum to 100, by largest remainder; the first of equals is rounded up. Empty when all are 0. */
function wholePercents(parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (total <= 0) return [];
  const floors = parts.map((part) => Math.floor((part * 100) / total));
  const left = 100 - floors.reduce((sum, floor) => sum + floor, 0);
  const up = parts
    .map((part, at) => ({ at, rest: (part * 100) % total }))
    .sort((a, b) => b.rest - a.rest || a.at - b.at)
    .slice(0, left)
    .map(({ at }) => at);
  return floors.map((floor, at) => floor + (up.includes(at) ? 1 : 0));
}
