import type { Session } from '../../domain/session.ts';
import { dispatch, useDesk } from '../desk-client.ts';

/** Gives a command about the open session, if there is one. Refusals are told centrally, so nobody waits for the answer. */
export function give(order: (session: Session) => Parameters<typeof dispatch>[0] | null): void {
  const { session } = useDesk.getState();
  const command = session && order(session);
  if (command) void dispatch(command);
}
