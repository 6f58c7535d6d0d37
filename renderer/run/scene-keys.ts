import { currentSpan, itemsOfDay } from '../../domain/agenda.ts';
import { cardsOf } from '../../domain/cards.ts';
import type { SceneKind } from '../../domain/scenes/registry.ts';
import type { Scene, Session } from '../../domain/session.ts';

/** The scenes by their digit: 1 is the first. */
export const SCENES: readonly SceneKind[] = [
  'plan',
  'timer',
  'cards',
  'presentation',
  'pause',
  'welcome',
  'testcard',
  'blank',
];

/** The scenes that have no digit and are chosen by name. */
export const MORE_SCENES = [
  'task',
  'round',
  'speakers',
  'speakingShare',
  'reflection',
  'collectiveFeedback',
  'questions',
  'outcomes',
  'checkout',
  'clock',
] as const satisfies readonly SceneKind[];

/** Scenes that are about the item that runs. */
const OF_ITEM: ReadonlySet<SceneKind> = new Set(['task', 'round', 'speakers', 'reflection', 'collectiveFeedback']);

/**
 * The scene that is meant when its kind is chosen now. Cards are those of the item that runs, else the latest ones
 * there are; what is about one item is about the item that runs. The clock never brings a prompt with it: that is shown by itself, since showing is releasing.
 */
export function sceneOf(session: Session, kind: SceneKind): Scene {
  const span = currentSpan(session);
  if (OF_ITEM.has(kind)) return { kind, itemId: span?.itemId ?? null };
  if (kind !== 'cards') return { kind, itemId: null };
  const items = span ? itemsOfDay(session, span.dayId) : [];
  const here = items.findIndex((item) => item.id === span?.itemId);
  const withCards = items
    .slice(0, here + 1)
    .findLast((item, index) => (index === here && item.cards !== null) || cardsOf(session, item.id).length > 0);
  return { kind, itemId: withCards?.id ?? null };
}

/** How a scene stands to the room. */
export type SceneStanding = 'live' | 'prepared' | 'idle';

/** Whether a kind of scene is on the wall, ready, or neither. Under black nothing is on the wall. */
export function standingOf(wall: Session['wall'], kind: SceneKind): SceneStanding {
  if (wall.prepared?.kind === kind) return 'prepared';
  return wall.scene.kind === kind && !wall.black ? 'live' : 'idle';
}

/** How the miniature is framed. */
export type WallFrameLook = 'live' | 'frozen' | 'black' | 'absent';

/** Black wins over frozen, and without a wall nothing is shown at all. */
export function frameOf(wall: Session['wall'], walls: number): WallFrameLook {
  if (walls === 0) return 'absent';
  if (wall.black) return 'black';
  return wall.frozen ? 'frozen' : 'live';
}

/** Whether the room sees an item's prompt now. */
export function promptShown(wall: Session['wall'], itemId: string): boolean {
  return wall.scene.kind === 'timer' && wall.scene.itemId === itemId && !wall.black && wall.frozen === null;
}
