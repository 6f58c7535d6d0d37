import { useMemo } from 'react';
import { peopleOf } from '../../domain/mix.ts';
import type { Presentation } from '../../domain/presentation-record.ts';
import type { Person, Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { useDesk } from '../desk-client.ts';
import { type QueueEntry, queueEntries } from './queue-state.ts';

/** The open programme and session, where the session is the one asked for. */
export interface Here {
  readonly programme: Programme;
  readonly session: Session;
  readonly people: readonly Person[];
}

/** What every part of this room needs; null while it is not there. */
export function useHere(sessionId: string): Here | null {
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => (desk.session?.id === sessionId ? desk.session : null));
  return useMemo(
    () =>
      programme && session ? { programme, session, people: peopleOf(programme.people, session.workplaceId) } : null,
    [programme, session],
  );
}

/** A presentation with its place in its queue. */
export interface PresentationData extends Here {
  readonly presentation: Presentation;
  readonly entry: QueueEntry | null;
  readonly total: number;
}

/** One presentation, or null when it is gone. */
export function usePresentation(sessionId: string, presentationId: string): PresentationData | null {
  const here = useHere(sessionId);
  const presentation = here?.session.presentations[presentationId];
  if (!here || !presentation) return null;
  const entries = presentation.itemId === null ? [] : queueEntries(here.session, presentation.itemId);
  return {
    ...here,
    presentation,
    entry: entries.find((one) => one.presentation.id === presentationId) ?? null,
    total: entries.length,
  };
}
