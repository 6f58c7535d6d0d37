import { z } from 'zod';
import { say } from '../words.ts';
import { progressText, sceneItem } from './room-reading.ts';
import { GroupViewSchema } from './scene-parts.ts';
import { sceneRule } from './scene-rule.ts';

/** One card as the room sees it. */
const CardViewSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  label: z.string(),
  count: z.int(),
  group: GroupViewSchema.nullable(),
  newest: z.boolean(),
});
export type CardView = z.infer<typeof CardViewSchema>;

/** Cards from the room, released one by one. */
export const cardsScene = sceneRule(
  'cards',
  {
    title: z.string(),
    cards: z.array(CardViewSchema),
    /** "12 av 20 levert", "nesten alle", or empty. */
    progress: z.string(),
    /** Shown while nothing is released. */
    empty: z.string(),
  },
  (room) => {
    const item = sceneItem(room);
    const shown = item?.cards ?? [];
    const newest = shown.reduce<string | null>((latest, card) => {
      const best = shown.find((one) => one.id === latest);
      return best && best.releasedAt > card.releasedAt ? latest : card.id;
    }, null);
    return {
      title: item?.title ?? '',
      cards: shown.map(
        (card): CardView => ({
          id: card.id,
          text: card.text,
          label: card.label,
          count: card.count,
          group: card.group ? { name: card.group.name, shape: card.group.shape } : null,
          newest: card.id === newest,
        }),
      ),
      progress: progressText(room.language, item?.progress ?? null),
      empty: say(room.language, 'wall.noCards'),
    };
  },
);
