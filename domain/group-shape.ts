import type { GroupShape } from './programme.ts';

/** The shapes that go with a colour, in the order in which a set takes them. */
export const COLOURED_SHAPES = ['circle', 'triangle', 'square', 'diamond', 'ring'] as const satisfies GroupShape[];

/** The first shape that no group of a set has; after the fifth a group is told by its name alone. */
export function freeShape(groups: Iterable<{ readonly shape: GroupShape }>): GroupShape {
  const used = new Set([...groups].map(({ shape }) => shape));
  return COLOURED_SHAPES.find((shape) => !used.has(shape)) ?? 'plain';
}
