import { readRound } from '../../domain/round.ts';
import type { Session } from '../../domain/session.ts';
import type { dispatch } from '../desk-client.ts';
import { hostNow } from '../wall-clock.ts';
import { give } from './give-order.ts';

/** Gives a command about the round that goes, with the turn that it was seen on, so that two who press take one step. */
function giveRound(
  order: (
    on: { readonly sessionId: string; readonly turn: number },
    session: Session,
  ) => Parameters<typeof dispatch>[0],
): void {
  give((session) => {
    const { round } = session.run;
    // Without one the host says that there is none.
    const turn = round ? readRound(round, hostNow()).turn : 1;
    return order({ sessionId: session.id, turn }, session);
  });
}

/** Ends the turn and begins the next. */
export function nextTurn(): void {
  giveRound((on) => ({ kind: 'round.next', ...on }));
}

/** Begins the turn before anew. */
export function turnBefore(): void {
  giveRound((on) => ({ kind: 'round.back', ...on }));
}

/** Gives (+) or takes (−) seconds of the turn that is on. */
export function giveTurnTime(seconds: number): void {
  giveRound((on) => ({ kind: 'round.give', ...on, deltaMs: seconds * 1000 }));
}

/** Lets turns go on by themselves, or no longer. */
export function turnsByThemselves(on: boolean): void {
  give(({ id }) => ({ kind: 'round.auto', sessionId: id, on }));
}

/** One more person in the round, or one fewer. */
export function changePeople(by: 1 | -1): void {
  give(({ id, run }) => ({ kind: 'round.people', sessionId: id, count: (run.round?.count ?? 0) + by }));
}

/** Takes the round away; the item goes on. */
export function stopRound(): void {
  give(({ id }) => ({ kind: 'round.stop', sessionId: id }));
}
