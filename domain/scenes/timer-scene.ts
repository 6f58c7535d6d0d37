import { z } from 'zod';
import { currentItem, currentSteps } from './room-reading.ts';
import { StepsViewSchema } from './scene-parts.ts';
import { sceneRule } from './scene-rule.ts';

/** The time, as large as it can be. */
export const timerScene = sceneRule(
  'timer',
  {
    title: z.string(),
    /** Released text for the room, or empty. */
    prompt: z.string(),
    steps: StepsViewSchema.nullable(),
  },
  (room) => ({
    title: currentItem(room)?.title ?? room.today?.theme ?? '',
    prompt: room.prompt,
    steps: currentSteps(room),
  }),
);
