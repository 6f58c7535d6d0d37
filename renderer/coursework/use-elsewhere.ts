import { useEffect, useState } from 'react';
import type { SessionStandings } from '../../domain/coursework-standing.ts';
import type { Session } from '../../domain/session.ts';
import { deskApi, useDesk } from '../desk-client.ts';

/** What the other sessions hold of coursework. */
export interface Elsewhere {
  /** Null while they have not been heard. */
  readonly standings: readonly SessionStandings[] | null;
  /** They could not be read: what is shown is of the open session alone. */
  readonly failed: boolean;
}

const ALONE: Elsewhere = { standings: [], failed: false };

/**
 * Asks what the other sessions hold of coursework, and again when one of them may hold something else: when another is
 * opened, the list of them changes, or something is undone. Nothing is asked where there is no other.
 */
export function useElsewhere({ id }: Session): Elsewhere {
  const sessions = useDesk((desk) => desk.sessions);
  const redo = useDesk((desk) => desk.redo);
  const [heard, setHeard] = useState<(Elsewhere & { readonly besides: string }) | null>(null);
  const alone = sessions.every((one) => one.id === id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list and an undo are reasons to ask again
  useEffect(() => {
    if (alone) return;
    let here = true;
    const tell = (standings: readonly SessionStandings[] | null) =>
      here && setHeard({ besides: id, standings: standings ?? [], failed: standings === null });
    deskApi.courseworkElsewhere({ sessionId: id }).then(
      (answer) => tell(answer.ok ? answer.value : null),
      () => tell(null),
    );
    return () => {
      here = false;
    };
  }, [id, alone, sessions, redo]);
  if (alone) return ALONE;
  return heard?.besides === id ? heard : { standings: null, failed: false };
}
