import { currentSpan } from '../../domain/agenda.ts';
import { deskDay } from '../../domain/desk-view.ts';
import type { Position } from '../../domain/positions.ts';
import { nextIsTurn, readRound } from '../../domain/round.ts';
import type { SceneKind } from '../../domain/scenes/registry.ts';
import type { Session } from '../../domain/session.ts';
import { useDesk } from '../desk-client.ts';
import { hostNow } from '../wall-clock.ts';
import { give } from './give-order.ts';
import { nextTurn, turnBefore } from './round-orders.ts';
import { lookAt } from './run-view.ts';
import { SCENES, sceneOf, standingOf } from './scene-keys.ts';
import { dayStage, nextOpenDay } from './what-next.ts';

/** Goes to an item and starts its clock; without one, to the first of the day. Begins the day. */
export function startItem(itemId?: string): void {
  lookAt(null);
  give((session) => {
    const day = deskDay(session);
    if (!day) return null;
    return { kind: 'run.start', sessionId: session.id, dayId: day.id, ...(itemId === undefined ? {} : { itemId }) };
  });
}

/** Goes to another day of the session, before it begins. */
export function goToDay(dayId: string): void {
  lookAt(null);
  give((session) => ({ kind: 'run.day', sessionId: session.id, dayId }));
}

/**
 * Goes on: to the next turn of a round while it has any, else to what comes next. Begins a day that has not begun, and
 * goes from one that is closed, or was left on an earlier date, to the next.
 */
export function goNext(): void {
  const { programme, session } = useDesk.getState();
  const day = session && deskDay(session);
  const stage = programme && day ? dayStage(session, day, programme.timeZone, hostNow()) : null;
  const following = day && (stage === 'closed' || stage === 'left') ? nextOpenDay(session, day) : null;
  if (following) {
    goToDay(following.id);
    return;
  }
  if (stage === 'before') {
    startItem();
    return;
  }
  lookAt(null);
  if (session && nextIsTurn(session, hostNow())) nextTurn();
  else give((here) => ({ kind: 'run.next', sessionId: here.id, ...from(here) }));
}

/** Goes back: to the turn before in a round, else to the position before. */
export function goBack(): void {
  const { session } = useDesk.getState();
  lookAt(null);
  if (session?.run.round && readRound(session.run.round, hostNow()).turn > 1) turnBefore();
  else give((here) => ({ kind: 'run.back', sessionId: here.id, ...from(here) }));
}

/** Goes to the next item and leaves out what remains of this one. */
export function goNextItem(): void {
  lookAt(null);
  give((session) => ({ kind: 'run.next-item', sessionId: session.id, ...from(session) }));
}

/** Goes to the turn of a group or a presentation, with its first step. */
export function startTurn(
  itemId: string,
  turn: { readonly presentationId: string } | { readonly groupId: string },
): void {
  lookAt(null);
  give(({ id }) => ({ kind: 'run.start', sessionId: id, itemId, ...turn }));
}

/** Where the day is seen to be, so that two who press at once take one step and not two. */
function from(session: Session): { from?: Position } {
  const span = currentSpan(session);
  if (!span) return {};
  const { itemId, step, presentationId, groupId } = span;
  return { from: { itemId, step, presentationId, groupId } };
}

/** Makes a scene ready; a second time takes it back. One that the room already sees needs nothing. */
export function prepareScene(kind: SceneKind): void {
  give((session) => {
    const standing = standingOf(session.wall, kind);
    const ready = standing === 'prepared' || (standing === 'live' && !session.wall.frozen);
    return { kind: 'wall.prepare', sessionId: session.id, scene: ready ? null : sceneOf(session, kind) };
  });
}

/** Shows a scene at once. */
export function showScene(kind: SceneKind): void {
  give((session) => ({ kind: 'wall.show', sessionId: session.id, scene: sceneOf(session, kind) }));
}

/** The scene of a digit: made ready, or shown at once. */
export function sceneByDigit(digit: number, atOnce: boolean): void {
  const kind = SCENES[digit - 1];
  if (!kind) return;
  if (atOnce) showScene(kind);
  else prepareScene(kind);
}

/** Shows what is ready. */
export function showPrepared(): void {
  give(({ id }) => ({ kind: 'wall.show', sessionId: id }));
}

/** Shows an item's prompt with the clock, or goes on with the clock alone. */
export function showPrompt(itemId: string, on: boolean): void {
  give(({ id }) => ({ kind: 'wall.show', sessionId: id, scene: { kind: 'timer', itemId: on ? itemId : null } }));
}

/** Makes the wall black, or ends that. */
export function toggleBlack(): void {
  give(({ id, wall }) => ({ kind: 'wall.black', sessionId: id, on: !wall.black }));
}

/** Holds what the room sees, or ends that. */
export function toggleFreeze(): void {
  give(({ id, wall }) => ({ kind: 'wall.freeze', sessionId: id, on: wall.frozen === null }));
}

/** Opens the wall's page in a window of its own, to be moved to the projector. */
export function openWall(): void {
  const { wallUrl } = useDesk.getState();
  if (wallUrl) window.open(wallUrl, 'samling-wall', 'popup,width=1280,height=720');
}

/** Looks at the item before or after the one that is looked at. */
export function stepRow(by: 1 | -1, viewedItemId: string | null, itemIds: readonly string[]): void {
  const { session } = useDesk.getState();
  const here = viewedItemId ?? (session ? currentSpan(session)?.itemId : null) ?? null;
  const at = here === null ? -1 : itemIds.indexOf(here);
  const next = itemIds[Math.min(itemIds.length - 1, Math.max(0, at + by))];
  if (next !== undefined) lookAt(next === (session ? currentSpan(session)?.itemId : null) ? null : next);
}
