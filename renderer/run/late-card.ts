import { minuteText } from '../../domain/clock-text.ts';
import { forecast, KEPT_MINUTES, type Proposal, proposals } from '../../domain/late.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Day, Session } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';
import type { Say } from '../ui/words.ts';

/** A lock that cannot hold as it goes now, in whole minutes; `itemId` null is the end of the day. */
export interface Alarm {
  readonly itemId: string | null;
  readonly minutes: number;
  /** When the day ends as it goes now. */
  readonly dayEnd: number;
}

/** What can be done about the time, best first, and whether something breaks if nothing is done. */
export interface LateCard {
  readonly alarm: Alarm | null;
  readonly proposals: readonly Proposal[];
}

/** Reads it; empty while the plan is kept within a minute, so that a key has nothing to take that is not shown. */
export function lateCard(programme: Programme, session: Session, day: Day, now: Instant): LateCard {
  const ahead = forecast(session, day, programme.timeZone, now);
  const breach = ahead.nextBreach;
  const whole = Math.ceil((breach?.minutes ?? 0) - 0.01);
  // A plan that was always too long for its day is the plan's to say, unless a window breaks.
  const kept = ahead.drift <= KEPT_MINUTES;
  const broken = breach !== null && whole > KEPT_MINUTES && !(kept && breach.itemId === null);
  if (kept && !broken) return { alarm: null, proposals: [] };
  return {
    alarm: broken ? { itemId: breach.itemId, minutes: whole, dayEnd: ahead.dayEnd } : null,
    proposals: proposals(session, day, programme.timeZone, now),
  };
}

/** What a proposal changes, in words: "Refleksjon 15 → 10 min." */
export function proposalText(t: Say, session: Session, { kind, changes, effect }: Proposal): string {
  if (kind === 'slide') {
    const giving = effect.starts.flatMap(({ itemId, after }) => {
      const item = session.items[itemId];
      const n = Math.ceil((after ?? 0) - (item?.lockedStart ?? Number.POSITIVE_INFINITY) - HAIR);
      return item && n > 0 ? [t('late.slideGives', { title: nameOf(item), n })] : [];
    });
    return giving.length > 0 ? giving.join(' ') : t('late.slide');
  }
  const cut = changes.flatMap((change) => {
    const item = 'cut' in change ? session.items[change.itemId] : undefined;
    return item ? [t('late.cutOne', { title: nameOf(item), n: item.minutes })] : [];
  });
  const shortened = changes.flatMap((change) => {
    const item = 'minutes' in change ? session.items[change.itemId] : undefined;
    return item && 'minutes' in change
      ? [t('late.shortenOne', { title: nameOf(item), from: item.minutes, to: change.minutes })]
      : [];
  });
  return [...cut, shortened.length > 0 ? t('late.shorten', { list: listed(t, shortened) }) : '']
    .filter(Boolean)
    .join(' ');
}

function listed(t: Say, parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : t('late.and', { list: parts.slice(0, -1).join(', '), last });
}

/** What comes of it: which time holds, or what is still missing. */
export function effectSentence(t: Say, session: Session, day: Day, { effect }: Proposal): string {
  const { starts, breach, squeezed, overEnd } = effect;
  const locked = starts.flatMap(({ itemId, before, after }) => {
    const item = session.items[itemId];
    return item && item.lockedStart !== null && after !== null ? [{ item, at: item.lockedStart, before, after }] : [];
  });
  const saved = locked.find(({ at, before, after }) => before - at > HAIR && after - at <= HAIR) ?? locked[0];
  const lock = breach + squeezed < HAIR ? saved : undefined;
  const lost = Math.ceil(squeezed - breach - HAIR);
  const rest = [
    breach > HAIR ? t('late.stillBreach', { n: Math.ceil(breach - HAIR) }) : '',
    breach <= HAIR && lost > 0 ? t('late.stillSqueezed', { n: lost }) : '',
    overEnd > HAIR ? t('late.stillOver', { n: Math.ceil(overEnd - HAIR) }) : '',
  ].filter(Boolean);
  if (rest.length > 0) return rest.join(' ');
  return lock
    ? t('late.holds', { title: nameOf(lock.item), time: minuteText(lock.at) })
    : t('late.endHolds', { time: minuteText(day.endMinute) });
}

const HAIR = 0.01;

function nameOf({ title, shortTitle }: { readonly title: string; readonly shortTitle: string }): string {
  return shortTitle || title;
}

/** A later start that a proposal moves or takes away. */
export interface MovedStart {
  readonly itemId: string;
  readonly title: string;
  readonly before: string;
  /** Null where the item is cut. */
  readonly after: string | null;
}

/** The later starts that are other minutes than before. */
export function movedStarts(session: Session, { effect }: Proposal): MovedStart[] {
  return effect.starts.flatMap(({ itemId, before, after }): MovedStart[] => {
    const item = session.items[itemId];
    const [from, to] = [minuteText(before), after === null ? null : minuteText(after)];
    return item && from !== to ? [{ itemId, title: nameOf(item), before: from, after: to }] : [];
  });
}
