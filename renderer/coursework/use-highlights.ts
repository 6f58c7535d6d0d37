import { useMemo, useState } from 'react';
import { seenHighlights } from '../../domain/assessment.ts';
import type { HighlightKind, Terms } from '../../domain/coursework-record.ts';
import type { Session } from '../../domain/session.ts';
import { dispatch, newId, useDesk } from '../desk-client.ts';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import type { ListedHighlight } from './HighlightList.tsx';
import type { Place } from './place.ts';
import type { PieceOf } from './use-kept-text.ts';

/** The highlights of one attempt as they are worked with: the place that is chosen, the one looked at, what is marked next. */
export function useHighlights(session: Session, piece: PieceOf, which: number, text: string, terms: Terms) {
  const t = useWords();
  const [place, setPlace] = useState<Place | null>(null);
  const [activeId, setActive] = useState<string | null>(null);
  const [kind, setKind] = useState<HighlightKind>('strength');
  const { sessionId, courseworkId, personId } = piece;
  const by = useDesk((desk) => desk.by);
  const places = session.highlights[courseworkId];
  const ofCase = session.submissions[courseworkId]?.[personId]?.attempts[which]?.case;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `places` and `ofCase` are all that is read of the session
  const own = useMemo(
    () => seenHighlights(session, courseworkId, by).filter((one) => one.personId === personId && one.attempt === which),
    [places, ofCase, by, courseworkId, personId, which],
  );
  const list = useMemo(
    (): ListedHighlight[] =>
      own
        .map((highlight) => ({ highlight, quote: text.slice(highlight.start, highlight.end) }))
        .sort((a, b) => a.highlight.start - b.highlight.start),
    [own, text],
  );
  const add = async (changes: { criterionId: string | null; at: Place | null; comment: string }) => {
    const highlightId = newId();
    const { criterionId, at, comment } = changes;
    const { start, end } = at ?? { start: 0, end: 0 };
    const answer = await dispatch({
      kind: 'highlight.add',
      ...piece,
      highlightId,
      highlightKind: kind,
      criterionId,
      start,
      end,
      comment,
    });
    if (answer.ok) setActive(highlightId);
    return answer.ok;
  };
  /** Marks the place that is chosen with the criterion of that number; 0 is none. */
  const tag = (digit: number) => {
    const criterion = terms.criteria.list[digit - 1];
    if (digit > 0 && !criterion) return;
    if (place) void add({ criterionId: criterion?.id ?? null, at: place, comment: '' });
    else notify({ text: t('coursework.choosePlace'), tone: 'refused' });
  };
  /** Takes away the mark that is looked at, else the one that the chosen place lies in. */
  const remove = async () => {
    const target = own.find(({ id }) => id === activeId) ?? own.find((one) => place && holds(one, place));
    if (!target) return;
    const answer = await dispatch({ kind: 'highlight.remove', sessionId, courseworkId, highlightId: target.id });
    if (answer.ok) notify({ text: t('coursework.saidUnmarked'), undo: true });
  };
  return { own, list, place, setPlace, activeId, setActive, kind, setKind, add, tag, remove };
}

function holds(one: Place, place: Place): boolean {
  return one.start <= place.start && one.end >= place.end;
}
