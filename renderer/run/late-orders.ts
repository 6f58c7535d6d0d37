import { deskDay } from '../../domain/desk-view.ts';
import type { Proposal } from '../../domain/late.ts';
import type { Session } from '../../domain/session.ts';
import { say } from '../../domain/words.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import { notify } from '../ui/toasts.ts';
import { hostNow } from '../wall-clock.ts';
import { lateCard, proposalText } from './late-card.ts';

/** Takes a proposal as one change, and says so with the way back. A refusal is told centrally. */
export async function takeProposal(session: Session, dayId: string, proposal: Proposal): Promise<void> {
  const { language } = useDesk.getState();
  const text = proposalText((key, params) => say(language, key, params), session, proposal);
  if (proposal.changes.length === 0) return;
  const { itemId, minutes } = proposal.expects;
  const answer = await dispatch({
    kind: 'late.take',
    sessionId: session.id,
    dayId,
    changes: [...proposal.changes],
    expects: { itemId, minutes: { ...minutes } },
  });
  if (answer.ok) notify({ text: say(language, 'late.taken', { text }), undo: true });
}

/** Takes the proposal that stands first on the card; without one the key does nothing. */
export function takeBestProposal(): void {
  const { programme, session } = useDesk.getState();
  const day = session && deskDay(session);
  if (!programme || !session || !day) return;
  const best = lateCard(programme, session, day, hostNow()).proposals[0];
  if (best) void takeProposal(session, day.id, best);
}

/** Takes a cut item into the day again. */
export function restoreItem(itemId: string): void {
  const { session } = useDesk.getState();
  if (session) void dispatch({ kind: 'item.restore', sessionId: session.id, itemId });
}
