import { z } from 'zod';
import type { Answer } from '../presentation-record.ts';
import type { Room } from '../room.ts';
import { say } from '../words.ts';
import { namedPlace, namedPresentation } from './room-reading.ts';
import { GroupViewSchema } from './scene-parts.ts';
import { sceneRule } from './scene-rule.ts';

/** A question of judgement with what the room answers. */
const QuestionSchema = z.strictObject({
  question: z.string(),
  /** "Ja", or empty while it is open. */
  answer: z.string(),
  looks: z.enum(['open', 'yes', 'partly', 'no']),
  /** What the answer rests on: the break with before, whom it helps and how one would see it. */
  because: z.array(z.string()),
});
export type QuestionView = z.infer<typeof QuestionSchema>;

/** "Is it new here, does it add value here?": the questions until they are released, then what the room says to them. */
export const judgementScene = sceneRule(
  'judgement',
  {
    group: GroupViewSchema.nullable(),
    title: z.string(),
    questions: z.array(QuestionSchema),
    /** What those say who see it otherwise, under its own heading; empty where nobody does. */
    dissent: z.string(),
    dissentTitle: z.string(),
  },
  (room) => {
    const one = namedPresentation(room);
    const said = one?.judgementOut ?? null;
    const t = (key: 'newHere' | 'addsValue' | 'dissent') => say(room.language, `wall.${key}`);
    const whom = (said?.valueFor ?? []).map((kind) => say(room.language, `wall.valueFor-${kind}`));
    return {
      group: one?.group ? { name: one.group.name, shape: one.group.shape } : null,
      title: one?.title ?? '',
      questions: [
        question(room, t('newHere'), said?.newHere ?? 'open', [said?.breakWith ?? '']),
        question(room, t('addsValue'), said?.addsValue ?? 'open', [whom.join(', '), said?.sign ?? '']),
      ],
      dissent: said?.dissent ?? '',
      dissentTitle: t('dissent'),
    };
  },
  namedPlace,
);

function question(room: Room, text: string, looks: Answer, because: readonly string[]): QuestionView {
  return {
    question: text,
    answer: looks === 'open' ? '' : say(room.language, `wall.answer-${looks}`),
    looks,
    because: because.filter((one) => one !== ''),
  };
}
