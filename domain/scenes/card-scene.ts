import { z } from 'zod';
import { sceneItem } from './room-reading.ts';
import { GroupViewSchema } from './scene-parts.ts';
import { sceneRule } from './scene-rule.ts';

/** One released card, alone. Empty when it was taken back. */
export const cardScene = sceneRule(
  'card',
  {
    /** The item that it was collected in. */
    title: z.string(),
    text: z.string(),
    label: z.string(),
    count: z.int(),
    group: GroupViewSchema.nullable(),
  },
  (room) => {
    const item = sceneItem(room);
    const card = item?.cards.find(({ id }) => id === room.scene.refId);
    return {
      title: item?.title ?? '',
      text: card?.text ?? '',
      label: card?.label ?? '',
      count: card?.count ?? 1,
      group: card?.group ? { name: card.group.name, shape: card.group.shape } : null,
    };
  },
);
