import { z } from 'zod';
import { say } from '../words.ts';
import { currentItem, currentSteps, sceneItem } from './room-reading.ts';
import { GroupViewSchema, StepsViewSchema } from './scene-parts.ts';
import { sceneRule } from './scene-rule.ts';

/** What the groups are to do, and how long they have. Showing it releases the prompt of the item that it names. */
export const taskScene = sceneRule(
  'task',
  {
    title: z.string(),
    /** The task, or empty: then the title stands in its place. */
    prompt: z.string(),
    steps: StepsViewSchema.nullable(),
    /** Those who work, where each group has its turn. */
    groups: z.array(GroupViewSchema),
    /** "tilbake i plenum {time}" in the last part, `{time}` filled by the wall; else empty. */
    back: z.string(),
    /** Whether the timer that runs is that of the task. */
    timed: z.boolean(),
  },
  (room) => {
    const item = sceneItem(room);
    const timed = item !== null && item.itemId === room.now?.itemId;
    const last = timed && room.now !== null && room.now.step >= item.steps.length - 1;
    return {
      title: item?.title ?? '',
      prompt: room.prompt,
      steps: timed ? currentSteps(room) : null,
      groups: (item?.groups ?? []).map(({ name, shape }) => ({ name, shape })),
      back: last && currentItem(room)?.activity === 'groupWork' ? say(room.language, 'wall.backAt') : '',
      timed,
    };
  },
);
