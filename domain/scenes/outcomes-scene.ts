import { z } from 'zod';
import { say } from '../words.ts';
import { sceneRule } from './scene-rule.ts';

/** "Today you will": the learning outcomes of the day, with the wall to themselves. */
export const outcomesScene = sceneRule(
  'outcomes',
  {
    /** "I dag skal du kunne"; without an outcome the theme of the day. */
    lead: z.string(),
    outcomes: z.array(z.string()),
  },
  ({ language, today }) => ({
    lead: today && today.outcomes.length > 0 ? say(language, 'wall.outcomes') : (today?.theme ?? ''),
    outcomes: today ? [...today.outcomes] : [],
  }),
);
