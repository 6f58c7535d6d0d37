import { z } from 'zod';
import { say } from '../words.ts';
import { sceneRule } from './scene-rule.ts';

/** Asks whether the room sees the wall, and all of it. */
export const testcardScene = sceneRule(
  'testcard',
  {
    /** "Ser rommet dette?" */
    question: z.string(),
    detail: z.string(),
  },
  ({ language }) => ({ question: say(language, 'wall.testQuestion'), detail: say(language, 'wall.testDetail') }),
  () => '',
);
