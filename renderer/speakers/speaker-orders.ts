import type { CommandInput } from '../../domain/commands.ts';
import type { SpeakerList } from '../../domain/speaker-record.ts';
import { dispatch, useDesk } from '../desk-client.ts';

/** Half a minute is what is asked for when somebody is nearly through. */
export const GIVEN_SECONDS = 30;

interface OnItem {
  readonly sessionId: string;
  readonly itemId: string;
}

/** Refusals are told centrally, so nobody waits for the answer. */
function give(itemId: string, order: (on: OnItem, list: SpeakerList | undefined) => CommandInput): void {
  const { session } = useDesk.getState();
  if (session?.items[itemId]) {
    void dispatch(order({ sessionId: session.id, itemId }, session.speakers[itemId]));
  }
}

/** The next one in the queue begins, or the one who is named. Says who was believed to speak, so that none is skipped. */
export function giveFloor(itemId: string, entryId?: string): void {
  give(itemId, (on, list) => ({
    kind: 'speaker.next',
    ...on,
    speakingId: list?.speakingId ?? null,
    ...(entryId === undefined ? {} : { entryId }),
  }));
}

/** Whoever speaks is done, and nobody begins. */
export function endSpeech(itemId: string): void {
  give(itemId, (on) => ({ kind: 'speaker.stop', ...on }));
}

/** Gives (+) or takes (−) seconds of whoever speaks. */
export function giveSpeakerTime(itemId: string, seconds: number): void {
  give(itemId, (on) => ({ kind: 'speaker.time', ...on, deltaMs: seconds * 1000 }));
}

/** Stops the speaker's clock, or lets it go on. */
export function pauseSpeaker(itemId: string, on: boolean): void {
  give(itemId, (at) => ({ kind: on ? 'speaker.pause' : 'speaker.resume', ...at }));
}

/** Whether somebody speaks in an item. */
export function somebodySpeaks(itemId: string): boolean {
  return (useDesk.getState().session?.speakers[itemId]?.speakingId ?? null) !== null;
}
