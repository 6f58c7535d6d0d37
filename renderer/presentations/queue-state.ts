import { currentSpan, daysOf, itemsOfDay, queueOf } from '../../domain/agenda.ts';
import { inOrder } from '../../domain/order.ts';
import type { Presentation } from '../../domain/presentation-record.ts';
import type { Session } from '../../domain/session.ts';

/** Where a presentation stands: held now, next in turn, waiting with or without its file, or done. */
export type QueueState = 'now' | 'next' | 'expected' | 'ready' | 'presented';

/** A place in an item's queue; `number` counts from 1. */
export interface QueueEntry {
  readonly presentation: Presentation;
  readonly number: number;
  readonly state: QueueState;
}

/** The queue of an item as it stands. Only one is next: the first after the one held now that has not been held. */
export function queueEntries(session: Session, itemId: string): QueueEntry[] {
  const queue = queueOf(session, itemId);
  const nowId = currentSpan(session)?.presentationId ?? null;
  const at = queue.findIndex(({ id }) => id === nowId);
  const waiting = (one: Presentation) => one.id !== nowId && one.status !== 'presented';
  const next = queue.slice(at + 1).find(waiting) ?? queue.find(waiting);
  return queue.map((presentation, index) => ({
    presentation,
    number: index + 1,
    state: presentation.id === nowId ? 'now' : presentation === next ? 'next' : settled(presentation),
  }));
}

/** A presentation is marked as held from its first step on; without an open span it is over. */
function settled({ status }: Presentation): Exclude<QueueState, 'now' | 'next'> {
  return status === 'presenting' ? 'presented' : status;
}

/** The one that the card shows until another is chosen: what is held now, else the next, else the last one held. */
export function currentEntry(entries: readonly QueueEntry[]): QueueEntry | null {
  return (
    entries.find(({ state }) => state === 'now') ??
    entries.find(({ state }) => state === 'next') ??
    entries.at(-1) ??
    null
  );
}

/** After which presentation one comes when it goes a step up or down; null is first, undefined means it cannot. */
export function stepInQueue(entries: readonly QueueEntry[], id: string, by: -1 | 1): string | null | undefined {
  const at = entries.findIndex(({ presentation }) => presentation.id === id);
  const to = at + by;
  if (at === -1 || to < 0 || to >= entries.length) return undefined;
  return entries[by === 1 ? to : to - 1]?.presentation.id ?? null;
}

/** After which presentation a dragged one comes when it is dropped on another; undefined when it would stay. */
export function dropInQueue(
  entries: readonly QueueEntry[],
  id: string,
  onId: string,
  below: boolean,
): string | null | undefined {
  const others = entries.filter(({ presentation }) => presentation.id !== id);
  const on = others.findIndex(({ presentation }) => presentation.id === onId);
  if (on === -1) return undefined;
  return others[below ? on : on - 1]?.presentation.id ?? null;
}

/**
 * Whose a file becomes that is dropped somewhere on the desk, where that can be seen: the presentation held now, else
 * the next one of the item that is looked at. Null where whoever drops it has to say.
 */
export function ownerInView(session: Session, shownItemId: string | null): Presentation | null {
  const nowId = currentSpan(session)?.presentationId;
  const held = nowId ? session.presentations[nowId] : undefined;
  if (held) return held;
  return (shownItemId === null ? null : currentEntry(queueEntries(session, shownItemId))?.presentation) ?? null;
}

/** The item in whose queue a new presentation is put when it comes with a file: the first that is still to be held. */
export function queueFor(session: Session): string | null {
  const days = daysOf(session).filter((day) => day.closedAt === null);
  const items = days.flatMap((day) => itemsOfDay(session, day.id));
  return items.find((item) => item.repeat === 'presentations' && !item.cut)?.id ?? null;
}

/**
 * Whose a file most likely is: what can be seen, else the next one anywhere that has no file yet, since files are
 * collected before they are held. Null when none is waited for.
 */
export function fileOwner(session: Session, shownItemId: string | null): Presentation | null {
  const inView = ownerInView(session, shownItemId);
  if (inView) return inView;
  const waiting = inOrder(session.presentations).filter(({ status }) => status === 'expected' || status === 'ready');
  return waiting.find(({ files }) => Object.keys(files).length === 0) ?? waiting[0] ?? null;
}
