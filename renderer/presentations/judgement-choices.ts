import type { Answer, Judgement, ValueFor } from '../../domain/presentation-record.ts';

export type { Answer, Judgement, ValueFor };

/** What the room may say to a question, in the order it is offered. */
export const ANSWERS: readonly Answer[] = ['open', 'yes', 'partly', 'no'];

/** Whom something may add value for. */
export const WHOM: readonly ValueFor[] = ['resident', 'staff', 'service'];
