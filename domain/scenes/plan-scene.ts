import { z } from 'zod';
import { minuteText } from '../clock-text.ts';
import type { RoomItem } from '../room.ts';
import { say } from '../words.ts';
import { currentItem } from './room-reading.ts';
import { sceneRule } from './scene-rule.ts';

/** Rows that fit beside the filled field of the plan. */
const PLAN_ROWS = 5;

/** What is on now and what comes. */
export const planScene = sceneRule(
  'plan',
  {
    /** "Nå, til 10:30", or empty before the start. */
    nowLead: z.string(),
    nowTitle: z.string(),
    /** "Vi starter igjen 10:30" for a break, else empty. */
    nowNote: z.string(),
    rows: z.array(z.strictObject({ time: z.string(), title: z.string(), detail: z.string() })),
  },
  (room) => {
    const { language } = room;
    const items = (room.today?.items ?? []).filter((item) => !item.cut);
    const now = currentItem(room);
    const ahead = now ? items.slice(items.indexOf(now) + 1) : items.filter((item) => item.state === 'ahead');
    const next = ahead[0];
    if (now) {
      const until = minuteText(next?.start ?? now.end);
      return {
        nowLead: say(language, 'wall.nowUntil', { time: until }),
        nowTitle: now.title,
        nowNote: isRest(now) ? say(language, 'wall.weStartAgainAt', { time: until }) : '',
        rows: rowsOf(ahead),
      };
    }
    const over = items.length > 0 && !next;
    return {
      nowLead: next ? say(language, 'wall.nextAt', { time: minuteText(next.start) }) : '',
      nowTitle: next ? next.title : over ? say(language, 'wall.dayOver') : '',
      nowNote: '',
      rows: rowsOf(ahead.slice(1)),
    };
  },
  ({ language, project, today, workplace }) =>
    project.title ? say(language, 'wall.project', { title: project.title }) : today?.theme || workplace,
);

function isRest(item: RoomItem): boolean {
  return item.activity === 'break' || item.activity === 'lunch';
}

function rowsOf(items: readonly RoomItem[]): { time: string; title: string; detail: string }[] {
  return withoutSmallBreaks(items).map((item) => ({
    time: minuteText(item.start),
    title: item.title,
    detail: item.presenters.join(', '),
  }));
}

/** The room needs the next handful; when there are more, short breaks give way first, the last item never does. */
function withoutSmallBreaks(items: readonly RoomItem[]): readonly RoomItem[] {
  if (items.length <= PLAN_ROWS) return items;
  const work = items.filter((item) => item.activity !== 'break');
  if (work.length <= PLAN_ROWS) return work;
  const last = work.at(-1);
  return last ? [...work.slice(0, PLAN_ROWS - 1), last] : work;
}
