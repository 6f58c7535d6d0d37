import { z } from 'zod';
import { say } from '../words.ts';
import { sceneRule } from './scene-rule.ts';

const ListSchema = z.strictObject({ title: z.string(), questions: z.array(z.string()) });
export type QuestionList = z.infer<typeof ListSchema>;

/** Questions that are taken further: what was said last time, and what goes on from here. A list without any is left out. */
export const questionsScene = sceneRule(
  'questions',
  {
    lists: z.array(ListSchema),
    /** Shown while there is none. */
    empty: z.string(),
  },
  ({ language, taken }) => ({
    lists: [
      { title: say(language, 'wall.lastTime'), questions: [...taken.before] },
      { title: say(language, 'wall.takenOn'), questions: [...taken.here] },
    ].filter(({ questions }) => questions.length > 0),
    empty: say(language, 'wall.noQuestions'),
  }),
);
