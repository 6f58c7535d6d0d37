import { currentSpan } from './agenda.ts';
import type { Activity, Item, Session } from './session.ts';

/** An item that was held, and how long it took. */
export interface HeldItem {
  readonly itemId: string;
  readonly activity: Activity;
  readonly title: string;
  /** Actual, with fractions. */
  readonly minutes: number;
}

/** Less than this was stepped past, not held. */
const SHORTEST_MINUTES = 1;
/** Beyond this many times its plan, or under this part of it, the clock was left on or the item broken off. */
const LONGEST_TIMES = 3;
const SHORTEST_PART = 0.2;

/** What the items of a session took. Leaves out what runs, what was cut, and spans that say nothing of the item. */
export function heldMinutes(session: Session): HeldItem[] {
  const spent = new Map<string, number>();
  const now = currentSpan(session)?.itemId;
  for (const { itemId, startedAt, endedAt } of Object.values(session.spans)) {
    if (endedAt === null || itemId === now) continue;
    spent.set(itemId, (spent.get(itemId) ?? 0) + Math.max(0, endedAt - startedAt) / 60_000);
  }
  return [...spent].flatMap(([itemId, minutes]): HeldItem[] => {
    const item = session.items[itemId];
    if (!item || item.cut || minutes < SHORTEST_MINUTES) return [];
    if (minutes > item.minutes * LONGEST_TIMES || minutes < item.minutes * SHORTEST_PART) return [];
    return [{ itemId, activity: item.activity, title: item.title, minutes }];
  });
}

/** From this many of the same title on, only those count. */
const ENOUGH_OF_TITLE = 3;

/** What an item usually takes: the middle of the whole minutes of earlier ones, and how many those are. */
export interface UsualMinutes {
  readonly minutes: number;
  readonly times: number;
}

/** Reads it from what was held, in any session; null where nothing of the kind was. A hint, never a rule. */
export function usualMinutes(
  held: readonly HeldItem[],
  item: Pick<Item, 'id' | 'activity' | 'title'>,
): UsualMinutes | null {
  const others = held.filter((one) => one.itemId !== item.id);
  const named = others.filter((one) => sameTitle(one.title, item.title));
  const kin = named.length >= ENOUGH_OF_TITLE ? named : others.filter((one) => one.activity === item.activity);
  const sorted = kin.map(({ minutes }) => minutes).sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) return null;
  return { minutes: Math.max(1, Math.round((lower + upper) / 2)), times: sorted.length };
}

function sameTitle(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
