import { z } from 'zod';
import { minuteText } from '../clock-text.ts';
import { say } from '../words.ts';
import { currentPresentation, currentSteps, firstWord, presentationKicker } from './room-reading.ts';
import { GroupViewSchema, StepsViewSchema } from './scene-parts.ts';
import { sceneRule } from './scene-rule.ts';

/** Who presents what, and how much time is left of this part. */
export const presentationScene = sceneRule(
  'presentation',
  {
    /** "Gruppepresentasjon 2 av 3" */
    kicker: z.string(),
    group: GroupViewSchema.nullable(),
    title: z.string(),
    steps: StepsViewSchema.nullable(),
    /** "Neste: Aktivitet", or empty after the last. */
    next: z.string(),
    /** "Lunsj 12:00", or empty. */
    right: z.string(),
  },
  (room) => {
    const { language, presentations } = room;
    const current = currentPresentation(room) ?? presentations.find((one) => !one.held) ?? presentations[0];
    const queue = presentations.filter((one) => one.itemId === current?.itemId);
    const next = current ? queue[queue.indexOf(current) + 1] : undefined;
    const items = room.today?.items ?? [];
    const item = items.find((one) => one.itemId === current?.itemId);
    const lock = items.find((one) => one.locked && one.state === 'ahead' && one.start >= (item?.start ?? 0));
    return {
      kicker: current ? presentationKicker(room, current) : '',
      group: current?.group ? { name: current.group.name, shape: current.group.shape } : null,
      title: current?.title ?? '',
      steps: current && room.now?.presentationId === current.id ? currentSteps(room) : null,
      next: next ? say(language, 'wall.nextIs', { title: next.group?.name ?? next.title }) : '',
      right: lock ? say(language, 'wall.lock', { title: firstWord(lock), time: minuteText(lock.start) }) : '',
    };
  },
  (room) => {
    const current = currentPresentation(room);
    return current ? presentationKicker(room, current) : room.today?.theme || room.workplace;
  },
);
