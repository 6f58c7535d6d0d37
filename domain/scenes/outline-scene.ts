import { z } from 'zod';
import { namedPlace, namedPresentation, presentationKicker } from './room-reading.ts';
import { GroupViewSchema } from './scene-parts.ts';
import { sceneRule } from './scene-rule.ts';

/** A presentation in words alone: its title and points, or what its slides are called. Also while it is shown elsewhere. */
export const outlineScene = sceneRule(
  'outline',
  {
    /** "Gruppepresentasjon 2 av 3" */
    kicker: z.string(),
    group: GroupViewSchema.nullable(),
    title: z.string(),
    points: z.array(z.string()),
  },
  (room) => {
    const one = namedPresentation(room);
    return {
      kicker: one ? presentationKicker(room, one) : '',
      group: one?.group ? { name: one.group.name, shape: one.group.shape } : null,
      title: one?.title ?? '',
      points: one ? [...(one.points.length > 0 ? one.points : one.outline)] : [],
    };
  },
  namedPlace,
);
