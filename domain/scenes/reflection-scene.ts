import { z } from 'zod';
import { progressText, sceneItem } from './room-reading.ts';
import { sceneRule } from './scene-rule.ts';

/** Everybody writes alone: the time there is, and how far the room has come. Of what is written nothing is here. */
export const reflectionScene = sceneRule(
  'reflection',
  {
    title: z.string(),
    /** "12 av 20 levert", "nesten alle har levert", or empty. */
    counter: z.string(),
    /** Whether the timer that runs is that of the writing. */
    timed: z.boolean(),
  },
  (room) => {
    const item = sceneItem(room);
    return {
      title: item?.title ?? '',
      counter: progressText(room.language, item?.handedIn ?? null),
      timed: item !== null && item.itemId === room.now?.itemId,
    };
  },
);
