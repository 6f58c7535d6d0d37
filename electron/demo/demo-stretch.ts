import { instantAt } from '../../domain/clock-text.ts';
import { clockMinute, type SessionTemplate, type TemplateItem } from '../../domain/template.ts';
import type { Instant } from '../../domain/timer.ts';
import type { DemoContent } from '../templates/demo-content.ts';
import { DEMO_TIME_ZONE, MINUTE } from './demo-command.ts';
import { itemId } from './demo-setup.ts';

/** What happened on one day. */
export type DemoDay = DemoContent['days'][number];

/** A stretch of the day as it went: an item with when it began and ended, and when each of its positions began. */
export interface Stretch {
  readonly item: TemplateItem;
  readonly id: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly positions: readonly Instant[];
}

/** The day item by item, with no time between. A key that the template does not have takes its time and nothing else. */
export function stretchesOf(day: DemoDay, template: SessionTemplate, groups: DemoContent['groups']): Stretch[] {
  const planned = template.days[day.day - 1];
  const held = Object.entries(day.actualMinutes);
  let at = instantAt(day.dates[day.day - 1] ?? '', clockMinute(planned?.start ?? ''), DEMO_TIME_ZONE);
  return held.flatMap(([key, minutes]) => {
    const item = planned?.items.find((one) => one.key === key);
    const from = at;
    at += minutes * MINUTE;
    return item
      ? [
          {
            item,
            id: itemId(template.id, day.day, key),
            from,
            to: at,
            positions: positionsOf(day, item, groups, from, at),
          },
        ]
      : [];
  });
}

/** When each step began: the real time is shared out as the plan shares its own, and evenly among groups. */
function positionsOf(
  day: DemoDay,
  item: TemplateItem,
  groups: DemoContent['groups'],
  from: Instant,
  to: Instant,
): Instant[] {
  const set = item.repeat === 'workingGroups' ? 'working' : item.repeat === 'readingGroups' ? 'reading' : null;
  const turns = groups.filter((group) => group.set === set).length;
  const queue = day.presentations.filter((one) => one.item === item.key);
  const shared = Array.from({ length: Math.max(1, turns) }, () => (to - from) / Math.max(1, turns));
  const rounds =
    item.repeat === 'presentations' && queue.length > 0 ? queue.map((one) => one.minutes * MINUTE) : shared;
  const steps = item.steps.length > 0 ? item.steps.map((step) => step.minutes) : [item.minutes];
  const planned = steps.reduce((sum, minutes) => sum + minutes, 0);
  let begun = from;
  return rounds.flatMap((length) => {
    let before = 0;
    const starts = steps.map((minutes) => {
      const start = Math.round((begun + (length * before) / planned) / 1000) * 1000;
      before += minutes;
      return start;
    });
    begun += length;
    return starts;
  });
}

/** An instant inside a stretch, in whole seconds; `share` from 0 to 1. */
export function within({ from, to }: { readonly from: Instant; readonly to: Instant }, share: number): Instant {
  return from + Math.round(((to - from) * share) / 1000) * 1000;
}

/** What the commands of a day are made of. */
export interface DayTaking {
  readonly content: DemoContent;
  readonly day: DemoDay;
  readonly sessionId: string;
  readonly stretches: readonly Stretch[];
  /** The path of a file of the content. */
  readonly filePath: (name: string) => string;
}
