import { daysOf, dayTotals, itemsOfDay, planDay } from '../../domain/agenda.ts';
import { minuteText } from '../../domain/clock-text.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Item, Session } from '../../domain/session.ts';

/** One line of what is ready and what is not. `ready` lines are facts, `look` lines ask for a look before the day. */
export interface ReadyLine {
  readonly state: 'ready' | 'look';
  readonly line:
    | { readonly kind: 'plan'; readonly planned: number; readonly available: number }
    | { readonly kind: 'plan-over'; readonly over: number }
    | { readonly kind: 'lock'; readonly title: string; readonly time: string }
    | { readonly kind: 'no-lunch-lock' }
    | { readonly kind: 'files'; readonly delivered: number; readonly of: number }
    | { readonly kind: 'people'; readonly people: number }
    | { readonly kind: 'no-people' }
    | { readonly kind: 'ungrouped'; readonly people: number }
    | { readonly kind: 'no-facilitator' }
    | { readonly kind: 'no-project' }
    | { readonly kind: 'walls'; readonly walls: number };
}

/**
 * What can be known of a day before it begins, from what is recorded and nothing else. `walls` is how many walls are
 * connected now. The lines that ask for a look come last, where the eye stops.
 */
export function readyList(programme: Programme, session: Session, dayId: string, walls: number): ReadyLine[] {
  const day = daysOf(session).find((one) => one.id === dayId);
  if (!day) return [];
  const items = itemsOfDay(session, dayId);
  const totals = dayTotals(day, planDay(day, items));
  const people = Object.values(programme.people).filter((one) => one.workplaceId === session.workplaceId);
  const lines: ReadyLine['line'][] = [
    totals.over > 0
      ? { kind: 'plan-over', over: totals.over }
      : { kind: 'plan', planned: totals.planned, available: totals.available },
    ...lunchLine(items),
    ...fileLine(session, items),
    people.length > 0 ? { kind: 'people', people: people.length } : { kind: 'no-people' },
    ...groupLine(programme, session.workplaceId),
    ...(walls > 0 ? [{ kind: 'walls' as const, walls }] : []),
    ...(programme.workplaces[session.workplaceId]?.project.title ? [] : [{ kind: 'no-project' as const }]),
    ...(Object.keys(programme.facilitators).length > 0 ? [] : [{ kind: 'no-facilitator' as const }]),
  ];
  const all = lines.map((line): ReadyLine => ({ state: needsALook(line) ? 'look' : 'ready', line }));
  return [...all.filter(({ state }) => state === 'ready'), ...all.filter(({ state }) => state === 'look')];
}

function lunchLine(items: readonly Item[]): ReadyLine['line'][] {
  const lunch = items.find((item) => item.activity === 'lunch');
  if (!lunch) return [];
  if (lunch.lockedStart === null) return [{ kind: 'no-lunch-lock' }];
  return [{ kind: 'lock', title: lunch.shortTitle || lunch.title, time: minuteText(lunch.lockedStart) }];
}

/** Groups that are to present on the day, and how many of them have handed in a file. */
function fileLine(session: Session, items: readonly Item[]): ReadyLine['line'][] {
  const ofDay = new Set(items.map(({ id }) => id));
  const due = Object.values(session.presentations).filter(({ itemId }) => itemId !== null && ofDay.has(itemId));
  if (due.length === 0) return [];
  const delivered = due.filter(({ files }) => Object.keys(files).length > 0).length;
  return [{ kind: 'files', delivered, of: due.length }];
}

/** Only asked about once groups are being made: before that nobody is missing from one. */
function groupLine(programme: Programme, workplaceId: string): ReadyLine['line'][] {
  const groups = Object.values(programme.groups).filter((group) => group.workplaceId === workplaceId);
  const working = groups.filter((group) => group.set === 'working');
  if (working.length === 0) return [];
  const placed = new Set(working.flatMap((group) => Object.keys(group.members)));
  const people = Object.values(programme.people).filter(
    (person) => person.workplaceId === workplaceId && person.role === 'employee' && !placed.has(person.id),
  ).length;
  return people > 0 ? [{ kind: 'ungrouped', people }] : [];
}

function needsALook(line: ReadyLine['line']): boolean {
  switch (line.kind) {
    case 'plan':
    case 'lock':
    case 'people':
    case 'walls':
      return false;
    case 'files':
      return line.delivered < line.of;
    default:
      return true;
  }
}
