import { itemsOfDay, type PlannedItem, planDay } from '../../domain/agenda.ts';
import type { Day, Item, Session } from '../../domain/session.ts';

/** Something about a row's time that has to be said in words. Minutes. */
export type RowTrouble =
  /** Air before a locked start. */
  | { readonly kind: 'gap'; readonly minutes: number }
  /** What comes before runs into this locked start. */
  | { readonly kind: 'overrun'; readonly minutes: number }
  /** The locked window cannot give up that much. */
  | { readonly kind: 'breach'; readonly minutes: number }
  /** This item ends after the day does. */
  | { readonly kind: 'past-end'; readonly minutes: number }
  /** Its steps add up to more than the item has. */
  | { readonly kind: 'steps-over'; readonly minutes: number };

/** A row of the plan. */
export interface PlanRowFacts extends PlannedItem {
  readonly look: 'locked' | 'rest' | 'normal' | 'cut';
  readonly troubles: readonly RowTrouble[];
}

/** The rows of a day with everything that the eye should be told about their times. */
export function planRows(session: Session, day: Day): PlanRowFacts[] {
  return planDay(day, itemsOfDay(session, day.id)).map((planned) => ({
    ...planned,
    look: lookOf(planned.item),
    troubles: troublesOf(day, planned),
  }));
}

function lookOf(item: Item): PlanRowFacts['look'] {
  if (item.cut) return 'cut';
  if (item.lockedStart !== null) return 'locked';
  return item.activity === 'break' || item.activity === 'lunch' ? 'rest' : 'normal';
}

function troublesOf(day: Day, { item, end, gap, overrun, breach }: PlannedItem): RowTrouble[] {
  if (item.cut) return [];
  const pastEnd = end - day.endMinute;
  const stepsOver = stepMinutes(item) - item.minutes;
  return [
    ...(gap > 0 ? [{ kind: 'gap' as const, minutes: gap }] : []),
    ...(overrun > 0 ? [{ kind: 'overrun' as const, minutes: overrun }] : []),
    ...(breach > 0 ? [{ kind: 'breach' as const, minutes: breach }] : []),
    ...(pastEnd > 0 ? [{ kind: 'past-end' as const, minutes: pastEnd }] : []),
    ...(stepsOver > 0 ? [{ kind: 'steps-over' as const, minutes: stepsOver }] : []),
  ];
}

/** What the steps of an item add up to; steps that are run once for each presentation are not held against it. */
export function stepMinutes(item: Item): number {
  return item.repeat === 'once' ? item.steps.reduce((sum, step) => sum + step.minutes, 0) : 0;
}

/**
 * Where an item lands when it is moved one place up or down: the id it comes to stand after, null for first, or
 * undefined where it already stands at that end.
 */
export function neighbourAfter(
  rows: readonly { readonly item: Item }[],
  itemId: string,
  step: -1 | 1,
): string | null | undefined {
  const at = rows.findIndex(({ item }) => item.id === itemId);
  if (at === -1 || at + step < 0 || at + step >= rows.length) return undefined;
  return step === 1 ? rows[at + 1]?.item.id : (rows[at - 2]?.item.id ?? null);
}

/**
 * Where an item lands when it is dropped before or after another one; undefined where that changes nothing.
 */
export function dropAfter(
  rows: readonly { readonly item: Item }[],
  itemId: string,
  over: { readonly itemId: string; readonly half: 'upper' | 'lower' },
): string | null | undefined {
  const ids = rows.map(({ item }) => item.id).filter((id) => id !== itemId);
  if (over.itemId === itemId) return undefined;
  const target = ids.indexOf(over.itemId);
  const after = over.half === 'lower' ? over.itemId : (ids[target - 1] ?? null);
  const at = rows.findIndex(({ item }) => item.id === itemId);
  return after === (rows[at - 1]?.item.id ?? null) ? undefined : after;
}
