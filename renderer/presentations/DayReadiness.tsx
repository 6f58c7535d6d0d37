import { itemsOfDay } from '../../domain/agenda.ts';
import { inOrder } from '../../domain/order.ts';
import type { Session } from '../../domain/session.ts';
import { useCurtain } from '../ui/curtain-context.ts';
import { useWords } from '../ui/words.ts';
import './presentations.css';
import { type QueueEntry, queueEntries } from './queue-state.ts';
import { ReadinessBoard } from './ReadinessBoard.tsx';
import { useHere } from './use-presentation.ts';

/** What is ready for the presentations of a day while it is prepared; nothing on a day without any. */
export function DayReadiness({ sessionId, dayId }: { sessionId: string; dayId: string }) {
  const t = useWords();
  const curtained = useCurtain();
  const here = useHere(sessionId);
  if (!here || curtained) return null;
  const { session, programme } = here;
  const presents = itemsOfDay(session, dayId).some(({ repeat, cut }) => repeat === 'presentations' && !cut);
  const entries = entriesOf(session, dayId);
  if (!presents && entries.length === 0) return null;
  return (
    <section className="presentations-readiness" aria-label={t('files.board')}>
      {entries.length > 0 && <ReadinessBoard entries={entries} programme={programme} open />}
      <p className="ui-hint">{t('files.boardHint')}</p>
    </section>
  );
}

/** The queues of a day one after another, then those that no item waits for; what was held is no longer prepared. */
function entriesOf(session: Session, dayId: string): QueueEntry[] {
  const queued = itemsOfDay(session, dayId).flatMap(({ id }) => queueEntries(session, id));
  const loose = inOrder(session.presentations)
    .filter(({ itemId }) => itemId === null || !session.items[itemId])
    .map((presentation, index): QueueEntry => ({ presentation, number: index + 1, state: 'expected' }));
  return [...queued, ...loose].filter(({ presentation: { status } }) => status === 'expected' || status === 'ready');
}
