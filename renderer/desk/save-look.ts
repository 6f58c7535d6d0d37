import type { SaveState } from '../../domain/contract.ts';
import type { Instant, Millis } from '../../domain/timer.ts';
import type { ConnectionState } from '../connection.ts';

/** How long something may be unsaved before the chip says so in words: the border says it at once, without flicker. */
export const SAY_SAVING_AFTER_MS: Millis = 400;

/** What the save chip is made from. */
export interface SaveFacts {
  readonly save: SaveState;
  readonly connection: ConnectionState;
  /** Commands without an answer. */
  readonly pending: number;
  readonly unsavedSince: Instant | null;
  /** Something is written that is not even sent. */
  readonly unsent: boolean;
  readonly now: Instant;
}

/** How the save chip reads. */
export type SaveLook =
  /** `spaceLeft` in bytes where the disk is nearly full. */
  | { readonly kind: 'saved'; readonly at: Instant; readonly dashed: boolean; readonly spaceLeft: number | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'waiting'; readonly count: number }
  | { readonly kind: 'not-saved'; readonly reason: string }
  | { readonly kind: 'read-only'; readonly reason: string }
  | { readonly kind: 'rehearsal' };

/** The worst thing that is true is what it says. Never "saved" while anything is not. */
export function saveLook({ save, connection, pending, unsavedSince, unsent, now }: SaveFacts): SaveLook {
  if (save.kind === 'read-only') return { kind: 'read-only', reason: save.reason };
  if (save.kind === 'not-saved') return { kind: 'not-saved', reason: save.reason };
  if (connection !== 'live') return { kind: 'waiting', count: pending };
  if (save.kind === 'rehearsal') return { kind: 'rehearsal' };
  if (pending > 0 && unsavedSince !== null && now - unsavedSince >= SAY_SAVING_AFTER_MS) return { kind: 'saving' };
  return { kind: 'saved', at: save.at, dashed: pending > 0 || unsent, spaceLeft: save.spaceLeft ?? null };
}

/** How long until the look changes by itself; null where only an event changes it. */
export function untilSaying({ pending, unsavedSince, now }: SaveFacts): Millis | null {
  if (pending === 0 || unsavedSince === null) return null;
  const wait = unsavedSince + SAY_SAVING_AFTER_MS - now;
  return wait > 0 ? wait : null;
}
