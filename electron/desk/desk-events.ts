import type { Book } from '../../domain/command-table.ts';
import type { DeskEvent, FolderNotice } from '../../domain/contract.ts';
import type { Patches } from '../../domain/patch.ts';
import type { Session } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';
import type { Change } from './change-line.ts';
import type { ProgrammeDesk } from './programme-desk.ts';
import { sessionSummaries } from './summaries.ts';

/** A change as the desk is told of it. */
export type ChangeEvent = Extract<DeskEvent, { kind: 'change' }>;

/** The session that desk and wall are on. */
export function openSession({ programme, sessions }: Book): Session | null {
  return (programme.openSessionId === null ? undefined : sessions[programme.openSessionId]) ?? null;
}

/** Everything that a desk needs, as it was last told. */
export function snapshotEvent(
  desk: ProgrammeDesk | null,
  notices: readonly FolderNotice[],
  seq: number,
  now: Instant,
): DeskEvent {
  const book = desk?.shown ?? null;
  return {
    kind: 'snapshot',
    seq,
    now,
    programme: book?.programme ?? null,
    session: book && openSession(book),
    sessions: book ? sessionSummaries(book) : [],
    save: desk?.save ?? { kind: 'saved', at: now },
    rehearsing: desk?.rehearsing ?? false,
    folder: desk?.folder ?? '',
    notices,
    ...(desk?.reversible ?? { undo: null, redo: null }),
  };
}

/** Makes changes into events, and leaves out what the desk does not have or already knows. */
export class ChangeTeller {
  private summaries = '';
  private openSessionId: string | null = null;

  /** Begins anew, from a book that the desk has in full. */
  begin(book: Book | null): void {
    this.summaries = book ? JSON.stringify(sessionSummaries(book)) : '';
    this.openSessionId = book?.programme.openSessionId ?? null;
  }

  /** The event for a change; null when the desk is on another session now, and needs everything anew. */
  tell({ book, patches, commandId, kind }: Change, desk: ProgrammeDesk, seq: number, now: Instant): ChangeEvent | null {
    const session = openSession(book);
    if ((session?.id ?? null) !== this.openSessionId) return null;
    const summaries = sessionSummaries(book);
    const text = JSON.stringify(summaries);
    const known = text === this.summaries;
    this.summaries = text;
    return {
      kind: 'change',
      seq,
      now,
      commandId,
      command: kind,
      patches: patchesFor(patches, session),
      sessions: known ? null : summaries,
      ...desk.reversible,
    };
  }
}

function patchesFor(patches: Patches, session: Session | null): Patches {
  const known = new Set(['programme', ...(session ? [`session/${session.id}`] : [])]);
  return Object.fromEntries(Object.entries(patches).filter(([key]) => known.has(key)));
}
