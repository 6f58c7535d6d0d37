import { useMemo } from 'react';
import { itemsOfDay, planDay, spansOfItem } from '../../domain/agenda.ts';
import { clockText, minuteText } from '../../domain/clock-text.ts';
import { peopleOf } from '../../domain/mix.ts';
import type { Item, Session } from '../../domain/session.ts';
import { useDesk } from '../desk-client.ts';
import { useWords } from '../ui/words.ts';
import { type PresenceCell, presenceCells } from './presence-grid.ts';

/** What the panel shows of who is in the room during an item. */
export interface PresenceData {
  readonly session: Session;
  readonly item: Item;
  readonly cells: readonly PresenceCell[];
  /** Where a mark comes from, when that is an item before this one. */
  readonly sinceText: (cell: PresenceCell) => string | undefined;
}

/** Attendance during an item, or null while item or session is not there. */
export function usePresence(sessionId: string, itemId: string): PresenceData | null {
  const t = useWords();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => (desk.session?.id === sessionId ? desk.session : null));
  return useMemo(() => {
    const item = session?.items[itemId];
    if (!programme || !session || !item) return null;
    return {
      session,
      item,
      cells: presenceCells(session, itemId, peopleOf(programme.people, session.workplaceId)),
      sinceText: ({ since }) => {
        const from = since === null || since === itemId ? undefined : session.items[since];
        if (!from) return undefined;
        return t('presence.since', {
          time: startText(session, from, programme.timeZone),
          item: from.shortTitle || from.title,
        });
      },
    };
  }, [programme, session, itemId, t]);
}

/** When an item began, or is planned to begin. */
function startText(session: Session, item: Item, timeZone: string): string {
  const begun = spansOfItem(session, item.id)[0]?.startedAt;
  if (begun !== undefined) return clockText(begun, timeZone);
  const day = session.days[item.dayId];
  const planned = day && planDay(day, itemsOfDay(session, day.id)).find((one) => one.item.id === item.id);
  return minuteText(planned?.start ?? 0);
}
