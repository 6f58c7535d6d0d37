import type { Room, RoomItem, RoomPresentation } from '../room.ts';
import type { Progress } from '../threshold.ts';
import { say } from '../words.ts';
import type { StepsView } from './scene-parts.ts';

/** The item that runs, or null. */
export function currentItem(room: Room): RoomItem | null {
  return room.today?.items.find((item) => item.itemId === room.now?.itemId) ?? null;
}

/** The item that the scene is about: the one it names, else the one that runs. */
export function sceneItem(room: Room): RoomItem | null {
  const { itemId } = room.scene;
  if (itemId === null) return currentItem(room);
  return room.days.flatMap((day) => day.items).find((item) => item.itemId === itemId) ?? null;
}

/** The title of the step that runs, or null. */
export function currentStep(room: Room): string | null {
  return currentItem(room)?.steps[room.now?.step ?? 0]?.title ?? null;
}

/** The steps of the item that runs, where there are several. */
export function currentSteps(room: Room): StepsView | null {
  const item = currentItem(room);
  if (!item || item.steps.length < 2 || !room.now) return null;
  return {
    current: Math.min(room.now.step, item.steps.length - 1),
    steps: item.steps.map((step) => ({ title: step.title, minutes: step.minutes })),
  };
}

/** The presentation that is held now, or null. */
export function currentPresentation(room: Room): RoomPresentation | null {
  return room.presentations.find((one) => one.id === room.now?.presentationId) ?? null;
}

/**
 * The presentation that the scene is about: the one it names, or whose card it names, else the one that is held now,
 * the next one, or the first.
 */
export function namedPresentation(room: Room): RoomPresentation | null {
  const { presentations, scene } = room;
  const named = presentations.find(
    ({ id, feedbackOut }) => id === scene.refId || feedbackOut.some((card) => card.id === scene.refId),
  );
  return named ?? currentPresentation(room) ?? presentations.find(({ held }) => !held) ?? presentations[0] ?? null;
}

/** The header over a scene about a presentation: which one it is. */
export function namedPlace(room: Room): string {
  const one = namedPresentation(room);
  return one ? presentationKicker(room, one) : room.today?.theme || room.workplace;
}

/** "Gruppepresentasjon 2 av 3" */
export function presentationKicker(room: Room, one: RoomPresentation): string {
  const key = one.kind === 'project' ? 'wall.groupPresentation' : 'wall.articlePresentation';
  return say(room.language, key, { number: one.number, total: one.total });
}

/** "Lunsj og vaktbytte" is said as "Lunsj" where there is little room. */
export function firstWord(item: RoomItem): string {
  return (item.shortTitle || item.title).split(/[\s,]/)[0] ?? item.title;
}

/** How far the room has come, in words; empty before the first. The last one or two are not pointed out by a number. */
export function progressText(language: Room['language'], progress: Progress | null): string {
  if (progress === null) return '';
  if (progress.kind === 'all') return say(language, 'wall.progressAll');
  if (progress.kind === 'nearly') return say(language, 'wall.progressNearly');
  return say(language, 'wall.progress', { done: progress.done, total: progress.of });
}
