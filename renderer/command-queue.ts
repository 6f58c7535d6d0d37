import { ORPCError } from '@orpc/client';
import type { CommandEnvelope } from '../domain/commands.ts';
import type { DeskApi, DispatchAnswer } from '../domain/contract.ts';
import type { Instant } from '../domain/timer.ts';

interface Waiting {
  readonly since: Instant;
  readonly envelope: CommandEnvelope;
  readonly settle: (answer: DispatchAnswer) => void;
}

/**
 * Commands that the host has not answered yet, in order. A command leaves only with an answer: when the line breaks,
 * all that wait are sent again over the next one under the same ids, and the host answers what it already has.
 */
export interface CommandQueue {
  /** Settles with the host's answer, however long the line is down. Never rejects. */
  add(envelope: CommandEnvelope): Promise<DispatchAnswer>;
  /** Sends all that wait, and from now on each new one at once. */
  connect(api: DeskApi): void;
  disconnect(): void;
}

/** Makes a queue that tells, each time it changes, how many commands wait and since when the oldest does. */
export function createCommandQueue(
  now: () => Instant,
  onPending: (pending: number, unsavedSince: Instant | null) => void,
): CommandQueue {
  const waiting = new Set<Waiting>();
  let line: DeskApi | null = null;

  const tell = () => onPending(waiting.size, waiting.values().next().value?.since ?? null);
  const finish = (one: Waiting, answer: DispatchAnswer) => {
    if (!waiting.delete(one)) return;
    tell();
    one.settle(answer);
  };
  // Not one at a time: on a disk in trouble the answers wait, and the room must go on all the same.
  const send = async (api: DeskApi, one: Waiting) => {
    try {
      finish(one, await api.dispatch(one.envelope));
    } catch (error) {
      // An error that the host sent is an answer; without one it may not have heard us at all.
      if (error instanceof ORPCError) {
        const code =
          error.code === 'BAD_REQUEST' ? 'BAD_COMMAND' : error.code === 'FORBIDDEN' ? 'FORBIDDEN' : 'NOT_SAVED';
        finish(one, { ok: false, refusal: { code, ...(code === 'BAD_COMMAND' ? { params: { field: '?' } } : {}) } });
      }
    }
  };

  return {
    add: (envelope) =>
      new Promise((settle) => {
        const one = { since: now(), envelope, settle };
        waiting.add(one);
        tell();
        if (line) void send(line, one);
      }),
    connect(api) {
      line = api;
      for (const one of waiting) void send(api, one);
    },
    disconnect() {
      line = null;
    },
  };
}
