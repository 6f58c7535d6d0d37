import type { Instant } from '../../domain/timer.ts';
import type { DemoContent } from '../templates/demo-content.ts';
import type { DemoPiece } from '../templates/demo-coursework.ts';
import type { Stretch } from './demo-stretch.ts';

/** What the commands of one piece are made of. */
export interface PieceTaking {
  readonly piece: DemoPiece;
  readonly content: DemoContent;
  /** Session and piece, as every command names them. */
  readonly of: { readonly sessionId: string; readonly courseworkId: string };
  /** The item during which it is handed in. */
  readonly one: Stretch;
  /** Ids of its criteria, in their order. */
  readonly criteria: readonly string[];
  /** The instant of a minute of the day, the first day of the session or the one after. */
  readonly clock: (minute: number, later?: number) => Instant;
}

/** The id of a highlight, of its piece and key. */
export function highlightId(piece: string, key: string): string {
  return `${piece}-${key}`;
}
