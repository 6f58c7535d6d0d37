import type { Book } from '../../domain/command-table.ts';
import type { DeskEvent, FolderNotice } from '../../domain/contract.ts';
import type { Patches } from '../../domain/patch.ts';
import type { Session } from '../../domain/session.ts';
import type { Instant } from '../../domain/timer.ts';
import type { Change } from './change-line.ts';
import type { ProgrammeDesk } from './programme-desk.ts';
import { summaryOf } from './summaries.ts';

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
    sessions: (book && desk?.sessions.summaries(book)) ?? [],
    save: desk?.save ?? { kind: 'saved', at: now },
    rehearsing: desk?.rehearsing ?? false,
    folder: desk?.folder ?? '',
    notices,
    ...(desk?.reversible ?? { undo: null, redo: null }),
  };
}

/** Makes changes into events, and leaves out what the desk does not have or already knows. */
export class ChangeTeller {
  /** Of the sessions in memory, what lists show, as they were last told. */
  private readonly told = new Map<string, string>();
  private openSessionId: string | null = null;

  /** Begins anew, from a book that the desk has in full. */
  begin(book: Book | null): void {
    this.told.clear();
    for (const session of Object.values(book?.sessions ?? {})) this.isNews(session);
    this.openSessionId = book?.programme.openSessionId ?? null;
  }

  /** The event for a change; null when the desk is on another session now, and needs everything anew. */
  tell({ book, patches, commandId, kind }: Change, desk: ProgrammeDesk, seq: number, now: Instant): ChangeEvent | null {
    const session = openSession(book);
    if ((session?.id ?? null) !== this.openSessionId) return null;
    const changed = Object.keys(patches).filter((key) => key.startsWith(SESSION));
    // All of them are looked at, so that each is known from here on.
    const news = changed.map((key) => this.isNews(book.sessions[key.slice(SESSION.length)])).includes(true);
    return {
      kind: 'change',
      seq,
      now,
      commandId,
      command: kind,
      patches: patchesFor(patches, session),
      sessions: news ? desk.sessions.summaries(book) : null,
      ...desk.reversible,
    };
  }

  /** Whether lists show something else of a session than they did; one that is gone is news. */
  private isNews(session: Session | undefined): boolean {
    if (!session) return true;
    const text = JSON.stringify(summaryOf(session));
    if (this.told.get(session.id) === text) return false;
    this.told.set(session.id, text);
    return true;
  }
}

const SESSION = 'session/';

function patchesFor(patches: Patches, session: Session | null): Patches {
  const known = new Set(['programme', ...(session ? [`session/${session.id}`] : [])]);
  return Object.fromEntries(Object.entries(patches).filter(([key]) => known.has(key)));
}
