import { instantAt } from '../../domain/clock-text.ts';
import { forecast, type Proposal, proposals } from '../../domain/late.ts';
import type { Activity, Day } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';
import { NINE, Rehearsal } from '../support/sample-book.ts';

export const ZONE = 'Europe/Oslo';
export const s1 = { sessionId: 's1' };

/** An item as these tests write it: title and id are the same. */
export interface Plain {
  readonly id: string;
  readonly minutes: number;
  readonly least?: number;
  readonly at?: number | null;
  readonly cut?: boolean;
  readonly activity?: Activity;
  readonly steps?: number[];
}

/** A session of one day from nine, with these items. */
export function dayWith(items: readonly Plain[], endMinute: number): Rehearsal {
  const rehearsal = new Rehearsal();
  rehearsal.do({ kind: 'workplace.add', workplaceId: 'w1', name: 'C', project: { title: 'P', aim: '' } });
  rehearsal.do({
    kind: 'session.create',
    sessionId: 's1',
    workplaceId: 'w1',
    sessionKind: 'implementation',
    language: 'nb',
    date: '2026-11-24',
    days: [
      {
        dayId: 'd1',
        theme: '',
        startMinute: 540,
        endMinute,
        outcomes: [],
        items: items.map(({ id, minutes, least = minutes, at = null, activity = 'plenary', steps = [] }) => ({
          ...{ itemId: id, title: id, shortTitle: '', minutes, minMinutes: least, activity, lockedStart: at, lead: '' },
          ...{ prompt: '', privateNote: '', material: '', collects: '', repeat: 'once' as const, turnSeconds: null },
          steps: steps.map((length, index) => ({ title: `${index}`, minutes: length })),
          ...{ timerMinutes: null, scene: 'timer' as const, cards: null, coursework: '' },
        })),
      },
    ],
  });
  for (const item of items) if (item.cut) rehearsal.do({ kind: 'item.cut', ...s1, itemId: item.id });
  return rehearsal;
}

export const dayOf = (rehearsal: Rehearsal): Day => Object.values(rehearsal.session.days)[0] as Day;
export const at = (minute: number): Instant => instantAt('2026-11-24', minute, ZONE);
export const read = (rehearsal: Rehearsal, now: Instant) => forecast(rehearsal.session, dayOf(rehearsal), ZONE, now);
export const propose = (rehearsal: Rehearsal, now: Instant) =>
  proposals(rehearsal.session, dayOf(rehearsal), ZONE, now);
export const take = (rehearsal: Rehearsal, { changes, expects }: Proposal) =>
  rehearsal.try({
    kind: 'late.take',
    ...s1,
    dayId: dayOf(rehearsal).id,
    changes: [...changes],
    expects: { itemId: expects.itemId, minutes: { ...expects.minutes } },
  });
export const said = (list: readonly Proposal[]) =>
  list.map(({ kind, changes }) => [
    kind,
    ...changes.map((one) => ('cut' in one ? `-${one.itemId}` : `${one.itemId} ${one.minutes}`)),
  ]);

/** A morning with lunch at twelve; it ends at half past one, and the first item runs. */
export function morning(late: number, items: readonly Plain[] = MORNING): { room: Rehearsal; now: Instant } {
  const room = dayWith(items, 810);
  room.do({ kind: 'run.start', ...s1 }, NINE);
  room.do({ kind: 'run.next-item', ...s1 }, at(600 + late));
  return { room, now: at(600 + late) };
}
export const MORNING: readonly Plain[] = [
  { id: 'talk', minutes: 60, least: 40 },
  { id: 'work', minutes: 60, least: 40 },
  { id: 'pause', minutes: 15, least: 10, activity: 'break' },
  { id: 'think', minutes: 30, least: 20 },
  { id: 'sum', minutes: 15, least: 10 },
  { id: 'lunch', minutes: 45, least: 30, at: 720, activity: 'lunch' },
  { id: 'end', minutes: 45, least: 40 },
];
