/**
 * Why a command was refused. Each code has a title, one sentence and a next step in both languages
 * (`refusal.<code>.title|sentence|next` in the catalogues); nothing else about a refusal reaches a screen.
 */
export const REFUSAL_CODES = [
  'UNKNOWN_COMMAND',
  'BAD_COMMAND',
  'FORBIDDEN',
  'NO_SUCH_RECORD',
  'ALREADY_EXISTS',
  'NO_SESSION_OPEN',
  'DAY_CLOSED',
  'DAY_TOO_SHORT',
  'NOTHING_RUNNING',
  'STALE_POSITION',
  'NO_TIMER',
  'TIMER_LENGTH',
  'TIME_PAST',
  'CLOCK_GOES_ON',
  'NO_ROUND',
  'ROUND_EMPTY',
  'NOTHING_TO_DRAW',
  'NOTHING_TO_UNDO',
  'NOTHING_TO_REDO',
  'UNDO_CONFLICT',
  'STALE_TEXT',
  'TEXT_TOO_LONG',
  'PERSON_IN_TEXT',
  'CODE_TAKEN',
  'GROUP_SET_MISMATCH',
  'ITEM_IN_USE',
  'PERSON_IN_USE',
  'ITEM_LOCKED',
  'ITEM_BEGUN',
  'ITEM_CUT',
  'PROPOSAL_STALE',
  'NOT_RELEASED',
  'NO_PLAN',
  'LIST_CLOSED',
  'REPLIES_USED',
  'NOBODY_SPOKE',
  'ALREADY_ON_LIST',
  'NOBODY_WAITING',
  'NOBODY_SPEAKS',
  'QUEUE_MOVED',
  'TOO_MANY_GROUPS',
  'COURSEWORK_IN_USE',
  'ALREADY_DELIVERED',
  'COUNTS_ELSEWHERE',
  'NOT_DELIVERED',
  'WITHDRAWN',
  'CASE_SETTLED',
  'CASE_OPEN',
  'NO_MORE_ATTEMPTS',
  'HIGHLIGHT_IN_USE',
  'TWO_ASSESSORS',
  'ASSESSORS_FULL',
  'OWN_GROUP',
  'NOT_ASSESSOR',
  'HAS_JUDGED',
  'VERDICTS_MISSING',
  'NEEDS_REASON',
  'DISAGREEMENT_NOTE',
  'MARK_OUT_OF_RANGE',
  'THEMES_FULL',
  'THEME_EMPTY',
  'WORDS_LEFT',
  'FEW_BEHIND',
  'NOTHING_TO_BRING',
  'TWO_AUTHORS',
  'ATTACHMENT_MISSING',
  'FILE_NOT_OFFERED',
  'FILE_NOT_SHOWABLE',
  'VERSION_TAKEN',
  'NOT_IN_REHEARSAL',
  'PATH_NOT_ALLOWED',
  'SESSION_UNREADABLE',
  'NO_ANSWER',
  'NAMES_CLOSED',
  'NOT_SAVED',
] as const;

/** The closed set of reasons. */
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A refusal as a value. `params` fill the sentence; they never hold names or free text. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Shorthand for handlers. */
export function refuse(code: RefusalCode, params?: Refusal['params']): Refusal {
  return params ? { code, params } : { code };
}
