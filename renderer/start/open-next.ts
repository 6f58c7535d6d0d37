import { navigate } from 'wouter/use-hash-location';
import { dispatch, useDesk } from '../desk-client.ts';
import type { NextDay } from './next-day.ts';

/** Opens the session of a day, and goes where its work is: today's is run, any other is planned. */
export async function openNext(next: NextDay): Promise<void> {
  const { session } = useDesk.getState();
  if (session?.id !== next.session.id) {
    const answer = await dispatch({ kind: 'session.open', sessionId: next.session.id });
    if (!answer.ok) return;
  }
  navigate(next.when === 'ahead' ? '/plan' : next.when === 'today' ? '/run' : '/after');
}
