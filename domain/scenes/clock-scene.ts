import { z } from 'zod';
import { say } from '../words.ts';
import { currentItem } from './room-reading.ts';
import { sceneRule } from './scene-rule.ts';

/** The time of day, as large as it can be. */
export const clockScene = sceneRule(
  'clock',
  {
    /** "Klokka er" */
    lead: z.string(),
    /** What is on, or empty. */
    title: z.string(),
  },
  (room) => ({ lead: say(room.language, 'wall.clockIs'), title: currentItem(room)?.title ?? '' }),
);
