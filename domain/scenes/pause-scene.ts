import { z } from 'zod';
import { InstantSchema } from '../time.ts';
import { say } from '../words.ts';
import { sceneRule } from './scene-rule.ts';

/** When it goes on. */
export const pauseScene = sceneRule(
  'pause',
  {
    /** "Vi starter igjen" */
    lead: z.string(),
    /** When it goes on if no timer runs; with a timer the wall reads it from the facts. */
    resumesAt: InstantSchema.nullable(),
    nextTitle: z.string(),
    /** "om {n} minutter", "om ett minutt", "nå straks": `{n}` is filled by the wall as time goes. */
    inMany: z.string(),
    inOne: z.string(),
    inNone: z.string(),
  },
  ({ language, today, scene, now, timer }) => {
    const items = (today?.items ?? []).filter((one) => !one.cut);
    const item = items.find((one) => one.itemId === (scene.itemId ?? now?.itemId));
    const next = item ? items[items.indexOf(item) + 1] : undefined;
    const running = item !== undefined && item.itemId === now?.itemId && timer !== null;
    const at = today && item ? today.startsAt + (item.end - today.startMinute) * 60_000 : null;
    return {
      lead: say(language, 'wall.weStartAgain'),
      resumesAt: running ? null : at,
      nextTitle: next?.title ?? '',
      inMany: say(language, 'wall.inMany'),
      inOne: say(language, 'wall.inOne'),
      inNone: say(language, 'wall.inNone'),
    };
  },
);
