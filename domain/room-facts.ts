import { currentSpan, daysOf, heldItems, itemState, planDay, queueOf, spansOfItem } from './agenda.ts';
import { cardsOf } from './cards.ts';
import { instantAt } from './clock-text.ts';
import { courseworkAt } from './coursework.ts';
import { shownCounts } from './hand-count.ts';
import { inOrder } from './order.ts';
import { codesOf, withoutCodes } from './person-in-text.ts';
import type { PlenumView } from './plenum-view-schema.ts';
import { countedOnDay, presenceAt, presentOnDay } from './presence.ts';
import type { PersonLevel, PersonRole, Programme } from './programme.ts';
import { questionsOf } from './questions.ts';
import { handedInAt, releaseCoursework } from './release-coursework.ts';
import type { Room, RoomDay, RoomGroup, RoomItem, RoomShares, RoomSpeaker, RoomSpeakers } from './room.ts';
import { closedMs, groupOf } from './room-parts.ts';
import { releaseFile, releasePresentations } from './room-presentations.ts';
import type { RoundFacts } from './round-record.ts';
import type { SceneKind } from './scenes/registry.ts';
import type { Day, Item, Session } from './session.ts';
import type { SpeakerEntry } from './speaker-record.ts';
import { roomSpeakingShare, speakerQueue, speakingEntry } from './speakers.ts';
import { type Progress, progressOf, suppress } from './threshold.ts';
import type { Instant, TimerFacts } from './timer.ts';
import { say } from './words.ts';

declare const released: unique symbol;

/**
 * Everything that wall, phone and deck may be made of. Built field by field: what is not named here cannot leave.
 * No person, code, presenter, private note, unreleased card or file name has a place in it.
 */
export interface RoomFacts extends Room {
  readonly [released]: true;
  readonly scene: { readonly kind: SceneKind; readonly itemId: string | null; readonly refId: string | null };
  readonly black: boolean;
  readonly frozen: { readonly at: Instant; readonly view: PlenumView } | null;
}

/**
 * Releases what the room may know of a session. The one place where private data meets public data; every field is
 * written out, none is spread, and free text loses any code that slipped in after its release.
 */
export function releaseFacts(programme: Programme, session: Session): RoomFacts {
  const workplace = programme.workplaces[session.workplaceId];
  const codes = codesOf(programme);
  const someone = say(session.language, 'wall.someone');
  const clean = (text: string): string => withoutCodes(codes, text, someone);
  const days = daysOf(session).map((day) => releaseDay(programme, session, day, clean));
  const span = currentSpan(session);
  const { scene } = session.wall;
  const { side } = session.run;
  const facts: Omit<RoomFacts, typeof released> = {
    language: session.language,
    theme: session.wallTheme,
    timeZone: programme.timeZone,
    workplace: clean(workplace?.name ?? ''),
    project: { title: clean(workplace?.project.title ?? ''), aim: clean(workplace?.project.aim ?? '') },
    session: { kind: session.kind, number: session.number, title: clean(session.title) },
    days,
    today: todayOf(session, days),
    now: span ? { itemId: span.itemId, step: span.step, presentationId: span.presentationId } : null,
    prompt: shownPrompt(session, clean),
    timer: session.run.timer && releaseTimer(session.run.timer),
    side: side?.onWall ? { title: clean(side.title), timer: releaseTimer(side.timer) } : null,
    round: session.run.round && releaseRound(session.run.round),
    speakers: releaseSpeakers(programme, session, scene.itemId ?? span?.itemId ?? null),
    speakingShare: releaseShare(programme, session, todayOf(session, days)?.dayId),
    message: scene.kind === 'message' ? clean(session.wall.message) : '',
    scene: { kind: scene.kind, itemId: scene.itemId, refId: scene.refId ?? null },
    black: session.wall.black,
    frozen: session.wall.frozen ? { at: session.wall.frozen.at, view: session.wall.frozen.view } : null,
    file: releaseFile(session),
    presentations: releasePresentations(programme, session, clean),
    notes: inOrder(session.notes).flatMap(({ id, type, text, releasedAt }) =>
      releasedAt === null ? [] : [{ id, kind: type, text: clean(text) }],
    ),
    decisions: inOrder(session.decisions).flatMap(({ forDeck, text }) => (forDeck ? [clean(text)] : [])),
    commitments: inOrder(session.commitments).flatMap(({ forDeck, text, owner, due }) =>
      forDeck ? [{ text: clean(text), owner: ownerText(programme, session, owner, clean), due }] : [],
    ),
    coursework: releaseCoursework(programme, session, clean),
    taken: {
      before: questionsOf(session, 'before').map(({ text }) => clean(text)),
      here: questionsOf(session, 'here').map(({ text }) => clean(text)),
    },
    questions: [
      ...inOrder(session.parked).flatMap(({ forDeck, resolvedAt, text }) =>
        forDeck && resolvedAt === null ? [clean(text)] : [],
      ),
      ...inOrder(session.notes).flatMap(({ forDeck, state, type, text }) =>
        forDeck && state === 'written' && type === 'question' ? [clean(text)] : [],
      ),
    ],
  };
  return facts as RoomFacts;
}

function todayOf(session: Session, days: readonly RoomDay[]): RoomDay | null {
  const running = days.find((day) => day.dayId === session.run.dayId);
  return running ?? days.find((day) => session.days[day.dayId]?.closedAt === null) ?? days[0] ?? null;
}

function releaseTimer(timer: TimerFacts): TimerFacts {
  return {
    kind: timer.kind,
    until: timer.until,
    durationMs: timer.durationMs,
    startedAt: timer.startedAt,
    pausedAt: timer.pausedAt,
    addedMs: timer.addedMs,
  };
}

function releaseRound(round: RoundFacts): RoundFacts {
  return {
    itemId: round.itemId,
    count: round.count,
    turnMs: round.turnMs,
    auto: round.auto,
    anchor: round.anchor,
    startedAt: round.startedAt,
    pausedAt: round.pausedAt,
    given: Object.fromEntries(Object.entries(round.given).map(([turn, ms]) => [turn, ms])),
  };
}

/** Places and kinds of speech alone: whose entry it is, stays on the desk. Who left the room is not waited for. */
function releaseSpeakers(programme: Programme, session: Session, itemId: string | null): RoomSpeakers | null {
  const list = itemId === null ? undefined : session.speakers[itemId];
  if (!list || itemId === null) return null;
  const entryOf = ({ id, place, speech }: SpeakerEntry): RoomSpeaker => ({ entryId: id, place, speech });
  const speaking = speakingEntry(list);
  return {
    closing: list.closing,
    speaking: speaking && entryOf(speaking),
    waiting: speakerQueue(programme, session, itemId).flatMap((entry) => (entry.away ? [] : [entryOf(entry)])),
    timer: list.timer && releaseTimer(list.timer),
  };
}

/** Written out once more, so that what a share rests on can never come along. */
function releaseShare(
  programme: Programme,
  session: Session,
  dayId: string | undefined,
): RoomShares<PersonLevel> | null {
  if (session.wall.scene.kind !== 'speakingShare' || dayId === undefined) return null;
  const { shares, hidden } = roomSpeakingShare(programme, session, dayId, 'level');
  return { shares: shares.map(({ key, percent }) => ({ key, percent })), hidden };
}

/** The prompt is the room's only while the scene on the wall names its item: showing is releasing. */
function shownPrompt(session: Session, clean: (text: string) => string): string {
  const { scene } = session.wall;
  const item = scene.itemId === null ? undefined : session.items[scene.itemId];
  const shown = scene.kind === 'task' || (scene.kind === 'timer' && scene.itemId === currentSpan(session)?.itemId);
  return shown && item ? clean(item.prompt) : '';
}

function releaseDay(programme: Programme, session: Session, day: Day, clean: (text: string) => string): RoomDay {
  const planned = planDay(day, heldItems(session, day.id));
  // Once and not per item: a session has hundreds of notes, and this runs whenever the room may see something else.
  const notes = inOrder(session.notes).filter((note) => note.forDeck && note.state === 'written');
  const items = planned.map(({ item, start, end }): RoomItem => {
    const spans = spansOfItem(session, item.id);
    const cards = cardsOf(session, item.id);
    const state = itemState(session, item.id);
    return {
      itemId: item.id,
      title: clean(item.title),
      shortTitle: clean(item.shortTitle),
      activity: item.activity,
      start,
      end,
      minutes: item.minutes,
      locked: item.lockedStart !== null,
      state,
      actualMs: state === 'done' ? closedMs(item, spans) : null,
      startedAt: spans[0]?.startedAt ?? null,
      steps: item.steps.map((step) => ({ title: clean(step.title), minutes: step.minutes })),
      presenters: queueOf(session, item.id).flatMap(({ groupId }) => {
        const group = groupOf(programme, groupId, clean);
        return group ? [group.name] : [];
      }),
      cut: item.cut,
      groups: groupsOf(programme, session, item, clean),
      cards: cards.flatMap(({ id, text, label, count, from, releasedAt }) =>
        releasedAt === null
          ? []
          : [
              {
                id,
                text: clean(text),
                label: clean(label),
                count,
                group: from.kind === 'group' ? groupOf(programme, from.groupId, clean) : null,
                releasedAt,
              },
            ],
      ),
      progress: item.cards === 'person' ? cardProgress(programme, session, item.id) : null,
      courseworkId: courseworkAt(programme, item)?.id ?? null,
      handedIn: handedInAt(programme, session, item),
      notes: notes.flatMap(({ itemId, type, text }) => (itemId === item.id ? [{ kind: type, text: clean(text) }] : [])),
    };
  });
  return {
    dayId: day.id,
    number: day.number,
    date: day.date,
    theme: clean(day.theme),
    startMinute: day.startMinute,
    endMinute: day.endMinute,
    startsAt: instantAt(day.date, day.startMinute, programme.timeZone),
    endsAt: instantAt(day.date, day.endMinute, programme.timeZone),
    outcomes: day.outcomes.map(clean),
    hands: shownCounts(day).map((count) => count && { yes: count.yes, partly: count.partly, notYet: count.notYet }),
    items,
    begun: items.some((item) => item.state !== 'ahead'),
    attendance: attendanceOf(programme, session, day.id),
  };
}

/** Counts those who have given a card among those in the room; before anybody is marked, among all who are expected. */
function cardProgress(programme: Programme, session: Session, itemId: string): Progress | null {
  const marks = presenceAt(session, itemId);
  const counted = countedOnDay(programme, session, session.items[itemId]?.dayId ?? '');
  const asked = marks.size === 0 ? counted : counted.filter((person) => marks.get(person.id) === 'present');
  const givers = new Set(
    cardsOf(session, itemId).flatMap(({ from }) => (from.kind === 'person' ? [from.personId] : [])),
  );
  const done = asked.filter((person) => givers.has(person.id)).length;
  return done === 0 ? null : progressOf(done, asked.length);
}

function attendanceOf(programme: Programme, session: Session, dayId: string): RoomDay['attendance'] {
  const present = presentOnDay(session, dayId);
  if (present.size === 0) return null;
  const enrolled = countedOnDay(programme, session, dayId);
  const here = enrolled.filter((person) => present.has(person.id));
  const roles: readonly PersonRole[] = ['employee', 'leader', 'unionRep'];
  const levels: readonly PersonLevel[] = ['assistant', 'skilled', 'professional'];
  return {
    present: here.length,
    enrolled: enrolled.length,
    byRole: suppress(roles.map((key) => ({ key, count: here.filter((person) => person.role === key).length }))),
    byLevel: suppress(levels.map((key) => ({ key, count: here.filter((person) => person.level === key).length }))),
  };
}

/** The groups that an item's steps are run for, where that is each group of a set. */
function groupsOf(programme: Programme, session: Session, item: Item, clean: (text: string) => string): RoomGroup[] {
  const set = item.repeat === 'workingGroups' ? 'working' : item.repeat === 'readingGroups' ? 'reading' : null;
  if (set === null) return [];
  return inOrder(programme.groups).flatMap((group) =>
    group.set === set && group.workplaceId === session.workplaceId
      ? [{ name: clean(group.name), shape: group.shape }]
      : [],
  );
}

/** A person who owns a commitment is not named outside the desk: the room was there. */
function ownerText(
  programme: Programme,
  session: Session,
  owner: Session['commitments'][string]['owner'],
  clean: (text: string) => string,
): string {
  if (owner.kind === 'group') return groupOf(programme, owner.groupId, clean)?.name ?? '';
  if (owner.kind === 'person') return say(session.language, 'wall.someone');
  return say(session.language, `common.owner-${owner.role}`);
}
