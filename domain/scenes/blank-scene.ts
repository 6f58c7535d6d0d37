import { sceneRule } from './scene-rule.ts';

/** Quiet paper. */
export const blankScene = sceneRule(
  'blank',
  {},
  () => ({}),
  () => '',
);
