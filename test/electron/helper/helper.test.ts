import { beforeEach, describe, expect, it } from 'vitest';
import { type HelperProcess, helperOn } from '../../../electron/helper/helper.ts';
import { sampleDeck } from '../../support/sample-deck.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

/** A process that tells what reached it, and answers when it is told to. */
interface Played {
  readonly got: { readonly kind: string }[];
  alive: boolean;
  answer(): void;
  fall(): void;
}

let clock: SteeredClock;
let started: Played[];

beforeEach(() => {
  clock = new SteeredClock();
  started = [];
});

const start = (): HelperProcess => {
  const leave: (() => void)[] = [];
  let tell = (_message: unknown) => {};
  const played: Played = {
    got: [],
    alive: true,
    answer: () => tell({ kind: 'outcome', outcome: { ok: true, value: null } }),
    fall: () => {
      for (const listener of leave) listener();
    },
  };
  started.push(played);
  return {
    send: (order) => {
      played.got.push(order);
    },
    onMessage: (listener) => {
      tell = listener;
    },
    onExit: (listener) => {
      leave.push(listener);
    },
    kill: () => {
      played.alive = false;
    },
  };
};

const slides = { path: '/a', outFile: '/b', now: 0 };
const kinds = (one: Played | undefined) => one?.got.map(({ kind }) => kind);

describe('a process that is got ready', () => {
  it('takes the job it was got ready for, and only that one', async () => {
    const helper = helperOn({ clock, start });
    helper.getReady('plain-slides');
    helper.getReady('plain-slides');
    expect(started).toHaveLength(1);
    const first = helper.runJob('plain-slides', slides);
    expect(kinds(started[0])).toEqual(['get-ready', 'plain-slides']);
    const second = helper.runJob('plain-slides', slides);
    expect(kinds(started[1])).toEqual(['plain-slides']);
    for (const one of started) one.answer();
    expect([(await first).ok, (await second).ok]).toEqual([true, true]);
    expect(started.map(({ alive }) => alive)).toEqual([false, false]);
  });

  it('is told again what is known of the job, without a second process', () => {
    const helper = helperOn({ clock, start });
    helper.getReady('write-deck', sampleDeck('nb'));
    helper.getReady('write-deck', sampleDeck('en'));
    expect(started.map(({ got }) => got)).toEqual([
      [
        { kind: 'get-ready', job: 'write-deck', ahead: sampleDeck('nb') },
        { kind: 'get-ready', job: 'write-deck', ahead: sampleDeck('en') },
      ],
    ]);
  });

  it('leaves jobs of another kind to a process of their own', () => {
    const helper = helperOn({ clock, start });
    helper.getReady('write-deck');
    void helper.runJob('plain-slides', slides);
    expect(started.map(kinds)).toEqual([['get-ready'], ['plain-slides']]);
  });

  it('gives way to one that is got ready for something else', () => {
    const helper = helperOn({ clock, start });
    helper.getReady('write-deck');
    helper.getReady('plain-slides');
    expect(started.map(({ alive }) => alive)).toEqual([false, true]);
  });

  it('is ended when the job does not come, and when the desk closes', () => {
    const helper = helperOn({ clock, start });
    helper.getReady('write-deck');
    clock.go(60_000);
    expect(started[0]?.alive).toBe(false);
    helper.getReady('write-deck');
    helper.close();
    expect(started[1]?.alive).toBe(false);
  });

  it('is not counted on when it has fallen', async () => {
    const helper = helperOn({ clock, start });
    helper.getReady('plain-slides');
    started[0]?.fall();
    const done = helper.runJob('plain-slides', slides);
    expect(kinds(started[1])).toEqual(['plain-slides']);
    started[1]?.answer();
    expect((await done).ok).toBe(true);
  });

  it('is no harm where none can be started', async () => {
    const helper = helperOn({
      clock,
      start: () => {
        throw new Error('none');
      },
    });
    helper.getReady('plain-slides');
    expect(await helper.runJob('plain-slides', slides)).toEqual({ ok: false, problem: { code: 'HELPER_DIED' } });
  });
});
