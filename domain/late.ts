import { currentSpan, type DayOutlook, dayOutlook, type Laid, layOut, spansOfItem } from './agenda.ts';
import type { Day, Item, Session } from './session.ts';
import type { Instant } from './timer.ts';

/** An item ahead as it goes now. Minutes of the day, or minutes. */
export interface ForecastRow {
  readonly itemId: string;
  readonly plannedStart: number;
  readonly start: number;
  readonly minutes: number;
  /** What a locked window loses of its beginning. */
  readonly squeezed: number;
  /** How far below its minimum that takes it. */
  readonly breach: number;
}

/** The rest of the day as it goes now. */
export interface Forecast {
  readonly rows: readonly ForecastRow[];
  /** Minutes behind (+) or ahead (−) of plan. */
  readonly drift: number;
  readonly dayEnd: number;
  /** Minutes past the end of the day. */
  readonly overEnd: number;
  /** The first lock that cannot hold and by how many minutes; `itemId` null is the end of the day. */
  readonly nextBreach: { readonly itemId: string | null; readonly minutes: number } | null;
}

/** Forecasts every start that is ahead. Going on at each of these times gives these same times. */
export function forecast(session: Session, day: Day, timeZone: string, now: Instant): Forecast {
  const outlook = dayOutlook(session, day, timeZone, now);
  const plannedStart = new Map(outlook.rows.map((row) => [row.item.id, row.plannedStart]));
  const rows = outlook.ahead.map(({ item, start, end, squeezed, breach }) => ({
    itemId: item.id,
    plannedStart: plannedStart.get(item.id) ?? start,
    start,
    minutes: end - start,
    squeezed,
    breach,
  }));
  const { drift, dayEnd, overEnd } = outlook;
  return { rows, drift, dayEnd, overEnd, nextBreach: breachOf(rows, overEnd) };
}

function breachOf(rows: readonly ForecastRow[], overEnd: number): Forecast['nextBreach'] {
  const first = rows.find(({ breach }) => breach > HAIR);
  if (first) return { itemId: first.itemId, minutes: first.breach };
  return overEnd > HAIR ? { itemId: null, minutes: overEnd } : null;
}

/** A change that a proposal asks for. */
export type LateChange =
  | { readonly itemId: string; readonly minutes: number }
  | { readonly itemId: string; readonly cut: true };

/** What a proposal does. Minutes of the day, or minutes. */
export interface ProposalEffect {
  /** Every later start before and after; after is null for what is cut. */
  readonly starts: readonly { readonly itemId: string; readonly before: number; readonly after: number | null }[];
  /** Minutes taken from the room: shortened and cut. */
  readonly taken: number;
  /** What is left of minutes below the minima of locked windows, of minutes that these lose, and past the day's end. */
  readonly breach: number;
  readonly squeezed: number;
  readonly overEnd: number;
}

/** A way to come back to the plan. `slide` changes nothing: there is air enough, or the window gives. */
export interface Proposal {
  readonly kind: 'slide' | 'shorten' | 'cut' | 'cutAndShorten';
  readonly changes: readonly LateChange[];
  /** What it was computed from, so that it is refused once that has changed. */
  readonly expects: { readonly itemId: string | null; readonly minutes: Readonly<Record<string, number>> };
  readonly effect: ProposalEffect;
}

/** Below this many minutes a difference is rounding. */
const HAIR = 1e-6;
/** Within this many minutes the plan is kept, and nothing has to be done about it. */
export const KEPT_MINUTES = 1;

/** The fewest minutes that an item can be shortened to. */
export function leastMinutes(item: Item): number {
  return Math.max(1, item.minMinutes);
}

interface Trial {
  readonly kind: Proposal['kind'];
  readonly items: readonly Item[];
  readonly laid: readonly Laid[];
  readonly taken: number;
  readonly breach: number;
  readonly squeezed: number;
  readonly overEnd: number;
}

/** The rest of the day, and which items of it may be changed. */
class RestOfDay {
  readonly #from: NonNullable<DayOutlook['from']>;
  readonly #endMinute: number;
  readonly #movable: ReadonlySet<string>;
  readonly items: readonly Item[];
  constructor(session: Session, day: Day, outlook: DayOutlook, from: NonNullable<DayOutlook['from']>) {
    this.#from = from;
    this.#endMinute = day.endMinute;
    this.items = outlook.ahead.map(({ item }) => item);
    const movable = this.items.filter(
      (item) => item.lockedStart === null && spansOfItem(session, item.id).length === 0,
    );
    this.#movable = new Set(movable.map(({ id }) => id));
  }

  try(kind: Proposal['kind'], items: readonly Item[]): Trial {
    const laid = layOut(items, this.#from.minute, this.#from.afterLock);
    const end = laid.at(-1)?.end ?? this.#from.minute;
    let taken = 0;
    items.forEach((item, at) => {
      const was = this.items[at]?.minutes ?? 0;
      taken += item.cut ? was : was - item.minutes;
    });
    return {
      kind,
      items,
      laid,
      taken,
      breach: laid.reduce((sum, one) => sum + one.breach, 0),
      squeezed: laid.reduce((sum, one) => sum + one.squeezed, 0),
      overEnd: Math.max(0, end - this.#endMinute),
    };
  }

  cut(itemId: string): Item[] {
    return this.items.map((item) => (item.id === itemId ? { ...item, cut: true } : item));
  }

  get movable(): Item[] {
    return this.items.filter(({ id }) => this.#movable.has(id));
  }

  /** Shortens before each lock that is run into, and before the end of the day: first what comes first, no more than needed. */
  shorten(items: readonly Item[]): Item[] {
    const next = [...items];
    let cursor = this.#from.minute;
    let first = 0;
    const gain = (until: number, needed: number) => {
      let need = Math.ceil(needed - HAIR);
      for (let at = first; at < until && need > 0; at += 1) {
        const item = next[at];
        if (!item || item.cut || !this.#movable.has(item.id)) continue;
        const less = Math.min(need, item.minutes - leastMinutes(item));
        if (less <= 0) continue;
        next[at] = { ...item, minutes: item.minutes - less };
        need -= less;
        cursor -= less;
      }
    };
    items.forEach((item, at) => {
      if (item.cut) return;
      if (item.lockedStart === null) {
        cursor += item.minutes;
        return;
      }
      gain(at, cursor - item.lockedStart);
      cursor = Math.max(cursor, item.lockedStart + item.minutes);
      first = at + 1;
    });
    gain(items.length, cursor - this.#endMinute);
    return next;
  }
}

/**
 * What can be done about running late, best first: least taken from the room. Empty while the plan is kept, where
 * nothing runs, and where nothing can be changed.
 */
export function proposals(session: Session, day: Day, timeZone: string, now: Instant): Proposal[] {
  const outlook = dayOutlook(session, day, timeZone, now);
  if (!outlook.from || day.closedAt !== null) return [];
  const rest = new RestOfDay(session, day, outlook, outlook.from);
  const asItGoes = rest.try('slide', rest.items);
  const tell = (trial: Trial) => proposalOf(session, asItGoes, trial);
  if (!better(asItGoes, allCut(rest))) {
    const free = troubleOf(asItGoes) < HAIR && outlook.drift > KEPT_MINUTES;
    return free ? [tell(asItGoes)] : [];
  }
  // What comes out of one window may run straight into the next: nothing is offered that breaks more than it mends.
  const found = [...trials(rest, asItGoes)].filter(
    (one) => better(asItGoes, one) && brokenBy(one) < brokenBy(asItGoes) + HAIR,
  );
  // Where nothing can be shortened, a window that has enough to give is asked before anything is cut.
  const gives = brokenBy(asItGoes) < HAIR && !found.some(({ kind }) => kind === 'shorten');
  return [...(gives ? [asItGoes] : []), ...found].sort(byRank).map(tell);
}

function* trials(rest: RestOfDay, asItGoes: Trial): Generator<Trial> {
  const bottom = allCut(rest);
  const shortened = rest.try('shorten', rest.shorten(rest.items));
  yield shortened;
  const cuts = rest.movable.map((item) => rest.try('cut', rest.cut(item.id)));
  const enough = smallest(cuts.filter((one) => !better(one, bottom)));
  if (enough) yield enough;
  if (enough || !better(shortened, bottom)) return;
  // Neither alone brings the day back to where it can be brought.
  const both = rest.movable.map((item) => rest.try('cutAndShorten', rest.shorten(rest.cut(item.id))));
  const most = Math.min(...both.map(troubleOf));
  const joined = smallest(both.filter((one) => troubleOf(one) < most + HAIR));
  // Where nothing can be shortened it is a cut like any other.
  if (joined && better(shortened, joined)) {
    yield joined.items.some((item, at) => !item.cut && item.minutes !== asItGoes.items[at]?.minutes)
      ? joined
      : { ...joined, kind: 'cut' };
  }
}

/** What would be left with everything gone that may be changed: no proposal can do better. */
function allCut(rest: RestOfDay): Trial {
  const movable = new Set(rest.movable.map(({ id }) => id));
  return rest.try(
    'cut',
    rest.items.map((item) => (movable.has(item.id) ? { ...item, cut: true } : item)),
  );
}

function troubleOf({ breach, squeezed, overEnd }: Trial): number {
  return breach + squeezed + overEnd;
}

/** Minutes that no window has to give. */
function brokenBy({ breach, overEnd }: Trial): number {
  return breach + overEnd;
}

/** Whether the second leaves less trouble than the first. */
function better(first: Trial, second: Trial): boolean {
  return troubleOf(second) < troubleOf(first) - HAIR;
}

/** Takes the least; a break only where nothing else would do. */
function smallest(trials: readonly Trial[]): Trial | undefined {
  const rest = ({ items }: Trial) => Number(items.some((item) => item.cut && isBreak(item)));
  return [...trials].sort((a, b) => rest(a) - rest(b) || a.taken - b.taken)[0];
}

function isBreak({ activity }: Item): boolean {
  return activity === 'break' || activity === 'lunch';
}

const KINDS = ['slide', 'shorten', 'cut', 'cutAndShorten'];

function byRank(a: Trial, b: Trial): number {
  const broken = brokenBy(a) - brokenBy(b);
  if (Math.abs(broken) > HAIR) return broken;
  const taken = a.taken + a.squeezed - (b.taken + b.squeezed);
  return Math.abs(taken) > HAIR ? taken : KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
}

function proposalOf(session: Session, before: Trial, { kind, items, laid, taken, ...left }: Trial): Proposal {
  const changes = items.flatMap((item, at): LateChange[] => {
    if (item.cut) return [{ itemId: item.id, cut: true }];
    return item.minutes === before.items[at]?.minutes ? [] : [{ itemId: item.id, minutes: item.minutes }];
  });
  return {
    kind,
    changes,
    expects: {
      itemId: currentSpan(session)?.itemId ?? null,
      minutes: Object.fromEntries(changes.map(({ itemId }) => [itemId, session.items[itemId]?.minutes ?? 0])),
    },
    effect: {
      starts: laid.map(({ item, start }, at) => ({
        itemId: item.id,
        before: before.laid[at]?.start ?? start,
        after: item.cut ? null : start,
      })),
      taken,
      breach: left.breach,
      squeezed: left.squeezed,
      overEnd: left.overEnd,
    },
  };
}
