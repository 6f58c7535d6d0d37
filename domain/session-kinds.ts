import { z } from 'zod';

/** The three kinds of session, in the order a workplace meets them. */
export const SessionKindSchema = z.enum(['kickoff', 'implementation', 'evaluation']);
export type SessionKind = z.infer<typeof SessionKindSchema>;

/** What an item is, which decides its icon, its wall scene and how it may shrink. */
export const ActivitySchema = z.enum([
  'welcome',
  'round',
  'input',
  'break',
  'lunch',
  'readingWorkshop',
  'groupWork',
  'plenary',
  'reflection',
  'presentations',
  'feedback',
  'vote',
  'evaluation',
  'handbook',
  'information',
  'commitments',
  'close',
  'rig',
]);
export type Activity = z.infer<typeof ActivitySchema>;
