import type { Programme } from './programme.ts';
import type { RoomGroup } from './room.ts';
import type { Span } from './session.ts';
import type { Millis } from './timer.ts';

/** Time spent in spans that are over. */
export function closedMs(spans: readonly Span[]): Millis {
  return spans.reduce((sum, span) => sum + (span.endedAt === null ? 0 : span.endedAt - span.startedAt), 0);
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
