import { durationOf, itemsOfDay, planDay, queueOf } from '../../domain/agenda.ts';
import { instantAt } from '../../domain/clock-text.ts';
import { plenumView } from '../../domain/plenum-view.ts';
import type { PlenumView } from '../../domain/plenum-view-schema.ts';
import { groupsInTurn } from '../../domain/positions.ts';
import type { Programme } from '../../domain/programme.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import type { Day, Session, Span } from '../../domain/session.ts';
import { type Instant, readyTimer, startTimer } from '../../domain/timer.ts';

/** A view of the wall as it will be, and the instant at which to read it. */
export interface WallPreview {
  readonly view: PlenumView;
  readonly now: Instant;
}

/** How far into its first step an item is looked at: far enough for the clock to show that it counts down. */
const INTO_THE_STEP = 0.25;

/**
 * The wall while an item is on, if the day goes as planned: the same release and the same drawing as in earnest, on a
 * session that has come so far. Null where the item is not among the session's.
 */
export function previewOf(programme: Programme, session: Session, itemId: string): WallPreview | null {
  const item = session.items[itemId];
  const day = item && session.days[item.dayId];
  if (!item || !day) return null;
  const planned = planDay(day, itemsOfDay(session, day.id));
  const here = planned.findIndex((one) => one.item.id === itemId);
  const at = (minute: number): Instant => instantAt(day.date, minute, programme.timeZone);
  const startedAt = at(planned[here]?.start ?? day.startMinute);
  const presentationId = item.repeat === 'presentations' ? (queueOf(session, itemId)[0]?.id ?? null) : null;
  const groupId = groupsInTurn(programme, session, item)[0]?.id ?? null;
  const before = planned.slice(0, here).map(({ item: { id }, start, end }) => spanOf(day, id, at(start), at(end)));
  const current = { ...spanOf(day, itemId, startedAt, null), presentationId, groupId };
  const durationMs = durationOf(item, 0);
  const hypothetical: Session = {
    ...session,
    spans: Object.fromEntries([...before, current].map((span) => [span.id, span])),
    run: {
      ...session.run,
      dayId: day.id,
      spanId: current.id,
      timer: startTimer(readyTimer(durationMs), startedAt),
    },
    wall: { scene: { kind: item.scene, itemId }, prepared: null, black: false, frozen: null, message: '', file: null },
  };
  return {
    view: plenumView(releaseFacts(programme, hypothetical)),
    now: startedAt + Math.round(durationMs * INTO_THE_STEP),
  };
}

function spanOf(day: Day, itemId: string, startedAt: Instant, endedAt: Instant | null): Span {
  return {
    id: `preview-${itemId}`,
    dayId: day.id,
    itemId,
    step: 0,
    presentationId: null,
    groupId: null,
    startedAt,
    endedAt,
    overMs: 0,
  };
}
