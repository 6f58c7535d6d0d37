import { z } from 'zod';
import { RoundFactsSchema } from '../round-record.ts';
import { say } from '../words.ts';
import { currentItem } from './room-reading.ts';
import { sceneRule } from './scene-rule.ts';

/** Whose turn it is in a round, by number alone. The wall reads the facts against its own clock. */
export const roundScene = sceneRule(
  'round',
  {
    title: z.string(),
    round: RoundFactsSchema.nullable(),
    /** "Nå {turn} av {total}", filled by the wall as turns go by. */
    turnOf: z.string(),
  },
  (room) => ({
    title: currentItem(room)?.title ?? '',
    round: room.round,
    turnOf: say(room.language, 'wall.turnOf'),
  }),
);
