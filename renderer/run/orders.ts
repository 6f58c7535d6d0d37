import { currentSpan } from '../../domain/agenda.ts';
import { deskDay } from '../../domain/desk-view.ts';
import type { SceneKind } from '../../domain/scenes/registry.ts';
import type { Session } from '../../domain/session.ts';
import { readTimer } from '../../domain/timer.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import { hostNow } from '../wall-clock.ts';
import { lookAt } from './run-view.ts';
import { SCENES, sceneOf, standingOf } from './scene-keys.ts';
import { dayStage } from './what-next.ts';

/** Refusals are told centrally, so nobody waits for the answer. */
function give(order: (session: Session) => Parameters<typeof dispatch>[0] | null): void {
  const { session } = useDesk.getState();
  const command = session && order(session);
  if (command) void dispatch(command);
}

/** Goes to an item and starts its clock; without one, to the first of the day. Begins the day. */
export function startItem(itemId?: string): void {
  lookAt(null);
  give((session) => {
    const day = deskDay(session);
    if (!day) return null;
    return { kind: 'run.start', sessionId: session.id, dayId: day.id, ...(itemId === undefined ? {} : { itemId }) };
  });
}

/** Goes on; begins a day that has not begun. */
export function goNext(): void {
  const { session } = useDesk.getState();
  const day = session && deskDay(session);
  if (session && day && dayStage(session, day) === 'before') {
    startItem();
    return;
  }
  lookAt(null);
  give(({ id }) => ({ kind: 'run.next', sessionId: id }));
}

/** Goes back to the position before. */
export function goBack(): void {
  lookAt(null);
  give(({ id }) => ({ kind: 'run.back', sessionId: id }));
}

/** Starts a clock that stands, pauses one that runs. */
export function toggleTimer(): void {
  give(({ id, run }) => {
    const runs = run.timer !== null && readTimer(run.timer, hostNow()).state === 'running';
    return { kind: runs ? 'timer.pause' : 'timer.start', sessionId: id };
  });
}

/** Gives (+) or takes (−) minutes. */
export function addMinutes(minutes: number): void {
  give(({ id }) => ({ kind: 'timer.add', sessionId: id, deltaMs: minutes * 60_000 }));
}

/** Sets the clock to a new length and starts it over. */
export function setMinutes(minutes: number): void {
  give(({ id }) => ({ kind: 'timer.set', sessionId: id, durationMs: Math.round(minutes * 60_000) }));
}

/** Starts the same length over. */
export function restartTimer(): void {
  give(({ id }) => ({ kind: 'timer.restart', sessionId: id }));
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
