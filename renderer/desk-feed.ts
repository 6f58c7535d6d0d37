import { applyPatches } from '../domain/apply-patches.ts';
import type { DeskEvent, FolderNotice, SaveState, SessionSummary } from '../domain/contract.ts';
import type { Screens } from '../domain/desktop.ts';
import type { Programme } from '../domain/programme.ts';
import type { Session } from '../domain/session.ts';

/** The part of the desk's state that the host tells. */
export interface ToldState {
  /** Whether the host has told everything once. Until then there is nothing to draw. */
  readonly ready: boolean;
  /** Null while no programme is open, and before the host has told anything. */
  readonly programme: Programme | null;
  /** The open session, or null. */
  readonly session: Session | null;
  readonly sessions: readonly SessionSummary[];
  /** As the host sees it; what it has not answered yet is not in it. */
  readonly save: SaveState;
  readonly rehearsing: boolean;
  /** The programme's folder, to be shown; empty while none is open. */
  readonly folder: string;
  readonly notices: readonly FolderNotice[];
  /** Kind of the command that undo would take back, or null. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** Walls that are connected. */
  readonly walls: number;
  /** How desk and wall lie on the screens; null in browser mode, where nobody knows. */
  readonly screens: Screens | null;
  /** The packed programme that waits to be looked at, by its file's name; null = none. */
  readonly packageWaiting: string | null;
}

/** What an event changes, or null when it does not follow on from what is there: then everything is asked for anew. */
export function followEvent(state: ToldState, event: DeskEvent): Partial<ToldState> | null {
  switch (event.kind) {
    case 'snapshot': {
      const { programme, session, sessions, save, rehearsing, folder, notices, undo, redo } = event;
      return { ready: true, programme, session, sessions, save, rehearsing, folder, notices, undo, redo };
    }
    case 'change': {
      const programme = patched(state.programme, event.patches.programme);
      const session = patched(state.session, state.session ? event.patches[`session/${state.session.id}`] : undefined);
      if (programme === undefined || session === undefined) return null;
      const { undo, redo, sessions, now } = event;
      // On a sound disk a change is told when it is flushed; trouble is told apart, before the change.
      const save: SaveState = state.save.kind === 'saved' ? { ...state.save, at: now } : state.save;
      return { programme, session, undo, redo, save, ...(sessions ? { sessions } : {}) };
    }
    case 'save':
      return { save: event.save };
    case 'walls':
      return { walls: event.count };
    case 'screens':
      return { screens: event.screens };
    case 'package':
      return { packageWaiting: event.waiting };
    case 'asked':
      return {};
  }
}

/** The document after the steps; undefined when they do not fit. */
function patched<T>(document: T | null, patches: Parameters<typeof applyPatches>[1] | undefined): T | null | undefined {
  if (!patches) return document;
  if (document === null) return undefined;
  const result = applyPatches(document, patches);
  return result.ok ? result.value : undefined;
}
