import { useEffect, useMemo, useState } from 'react';
import { termsFor } from '../../domain/coursework.ts';
import type { Coursework, Terms } from '../../domain/coursework-record.ts';
import { rareWords } from '../../domain/feedback-check.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { useCurtain } from '../ui/curtain-context.ts';
import { type ThemeFacts, themeFacts } from './theme-facts.ts';

/** All that the composer needs; null where there is no such coursework. */
export interface FeedbackData {
  readonly programme: Programme;
  readonly session: Session;
  readonly coursework: Coursework;
  readonly terms: Terms;
  readonly themes: readonly ThemeFacts[];
  /** Words that only one of the texts uses. */
  readonly rare: ReadonlySet<string>;
  /** Names and call names, to look for in what is written. Never shown. */
  readonly names: readonly string[];
}

/** The collective feedback on a piece of coursework as it stands. */
export function useFeedback(sessionId: string, courseworkId: string): FeedbackData | null {
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => (desk.session?.id === sessionId ? desk.session : null));
  const names = useNames();
  const submissions = session?.submissions[courseworkId];
  // Three hundred texts are read once, and not at every key.
  const rare = useMemo(() => rareWords(submissions ?? {}), [submissions]);
  return useMemo(() => {
    const coursework = programme?.coursework[courseworkId];
    if (!programme || !session || !coursework) return null;
    const terms = termsFor(coursework, session.workplaceId);
    return {
      programme,
      session,
      coursework,
      terms,
      themes: themeFacts(programme, session, courseworkId, rare, names),
      rare,
      names,
    };
  }, [programme, session, courseworkId, rare, names]);
}

const NONE: readonly string[] = [];

/** The names of the programme, held only while the composer stands open. */
function useNames(): readonly string[] {
  const curtained = useCurtain();
  const [names, setNames] = useState(NONE);
  useEffect(() => {
    if (curtained) return;
    let here = true;
    deskApi.names().then(
      ({ people }) => {
        if (here) setNames(Object.values(people).flatMap(({ name, callName }) => [name, callName].filter(Boolean)));
      },
      // Without them the host still refuses; only the warning while one writes is missing.
      () => {},
    );
    return () => {
      here = false;
      setNames(NONE);
    };
  }, [curtained]);
  return names;
}
