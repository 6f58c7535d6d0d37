import { heldMs } from './agenda.ts';
import type { Programme } from './programme.ts';
import type { RoomGroup } from './room.ts';
import type { Item, Span } from './session.ts';
import type { Millis } from './timer.ts';

/** Time that an item, or what was presented in it, took in spans that are over. */
export function closedMs(item: Item | undefined, spans: readonly Span[]): Millis {
  const over = spans.filter((span) => span.endedAt !== null);
  return heldMs(item, over, 0);
}

/** A group by what the room knows of it. */
export function groupOf(
  programme: Programme,
  groupId: string | null,
  clean: (text: string) => string,
): RoomGroup | null {
  const group = groupId === null ? undefined : programme.groups[groupId];
  return group ? { name: clean(group.name), shape: group.shape } : null;
}
