import { z } from 'zod';
import { say } from '../words.ts';
import { sceneRule } from './scene-rule.ts';

const ShareViewSchema = z.strictObject({
  /** "Nivå C" or what else a level is called. */
  name: z.string(),
  percent: z.int().min(0).max(100),
});

/**
 * How the day's speaking time falls on the levels. Only what rests on three speakers or more has come this far, so
 * the shares need not sum to a hundred; `hidden` says when they do not.
 */
export const speakingShareScene = sceneRule(
  'speakingShare',
  {
    /** "Taletid i dag", or that there is nothing to show yet. */
    title: z.string(),
    shares: z.array(ShareViewSchema),
    /** That some are left out, and why; else empty. */
    hidden: z.string(),
  },
  ({ language, speakingShare }) => {
    const shares = speakingShare?.shares ?? [];
    return {
      title: say(language, shares.length > 0 ? 'wall.speakingShare' : 'wall.noSpeakingShare'),
      shares: shares.map(({ key, percent }) => ({ name: say(language, `common.${key}`), percent })),
      hidden: shares.length > 0 && speakingShare?.hidden ? say(language, 'wall.speakingShareHidden') : '',
    };
  },
);
