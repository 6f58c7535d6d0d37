import { z } from 'zod';
import { say } from '../words.ts';
import { sceneRule } from './scene-rule.ts';

/** What the day is called and what one can do after it. */
export const welcomeScene = sceneRule(
  'welcome',
  {
    /** "Velkommen til samling 2, dag 1" */
    kicker: z.string(),
    title: z.string(),
    /** "I dag skal du kunne" */
    lead: z.string(),
    outcomes: z.array(z.string()),
  },
  ({ language, session, workplace, today }) => ({
    kicker: say(language, 'wall.welcome', { session: session.number, day: today?.number ?? 1 }),
    title: today?.theme || session.title || workplace,
    lead: today && today.outcomes.length > 0 ? say(language, 'wall.outcomes') : '',
    outcomes: today ? [...today.outcomes] : [],
  }),
  ({ workplace, project }) => [workplace, project.title].filter(Boolean).join(' · '),
);
