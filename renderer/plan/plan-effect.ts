import { dayTotals, type PlannedItem } from '../../domain/agenda.ts';
import { minuteText } from '../../domain/clock-text.ts';
import type { Language } from '../../domain/programme.ts';
import type { Day } from '../../domain/session.ts';
import { say, sayIfKnown } from '../../domain/words.ts';

/** What a change of the plan did to the rest of the day. Minutes. */
export interface PlanEffect {
  /** How many items start at another time than before. */
  readonly restarted: number;
  /** The locked items that kept their time although what stands before them changed. */
  readonly held: readonly string[];
  /** Minutes too many now, and before. */
  readonly over: number;
  readonly overBefore: number;
  /** When the day ends now if that is another minute than before. */
  readonly endsAt: number | null;
}

/** Compares a day before and after a change. `day` is the day after it. */
export function planEffect(day: Day, before: readonly PlannedItem[], after: readonly PlannedItem[]): PlanEffect {
  const startBefore = new Map(before.map(({ item, start }) => [item.id, start]));
  const restarted = after.filter(({ item, start }) => (startBefore.get(item.id) ?? start) !== start).length;
  const lastBefore = before.at(-1)?.end;
  const last = after.at(-1)?.end;
  return {
    restarted,
    held: restarted === 0 ? [] : heldLocks(before, after),
    over: dayTotals(day, after).over,
    overBefore: dayTotals(day, before).over,
    endsAt: last !== undefined && last !== lastBefore ? last : null,
  };
}

/** Locks that have something new to withstand: an item before them starts or ends at another time. */
function heldLocks(before: readonly PlannedItem[], after: readonly PlannedItem[]): string[] {
  const was = new Map(before.map((one) => [one.item.id, one]));
  let changed = false;
  return after.flatMap(({ item, start, end }) => {
    const old = was.get(item.id);
    const held = item.lockedStart !== null && old?.item.lockedStart === item.lockedStart && changed;
    changed ||= old === undefined || old.start !== start || old.end !== end;
    return held ? [item.shortTitle || item.title] : [];
  });
}

/**
 * The effect in sentences, short enough for a toast; empty where nothing else moved. `ahead`: it has not happened yet.
 */
export function effectText(language: Language, effect: PlanEffect, ahead = false): string {
  const { restarted, held, over, overBefore, endsAt } = effect;
  const first = held[0];
  return [
    restarted > 0
      ? say(language, ahead ? 'plan.effectMoves' : 'plan.effectRestarted', {
          n: restarted,
          count: numberWord(language, restarted),
        })
      : '',
    first === undefined
      ? ''
      : held.length === 1
        ? say(language, 'plan.effectHeldOne', { title: first })
        : say(language, 'plan.effectHeldMany'),
    over > 0 && over !== overBefore
      ? say(language, ahead ? 'plan.effectWillOver' : 'plan.effectOver', { n: over })
      : '',
    over === 0 && overBefore > 0 ? say(language, 'plan.effectFits') : '',
    endsAt !== null && over === 0 && overBefore === 0
      ? say(language, 'plan.effectEnds', { time: minuteText(endsAt) })
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** A number at the head of a sentence: in words as far as words are short. */
function numberWord(language: Language, n: number): string {
  return sayIfKnown(language, `plan.number-${n}`) ?? String(n);
}
