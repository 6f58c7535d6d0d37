import { beforeEach, describe, expect, it } from 'vitest';
import type { Helper } from '../../../electron/helper/helper.ts';
import { utilityHelper } from '../../../electron/shell/utility-helper.ts';
import { callsOf, forkedProcesses, resetElectron } from '../../support/electron-stub/index.ts';
import { NINE } from '../../support/sample-book.ts';
import { sampleDeck } from '../../support/sample-deck.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

let clock: SteeredClock;
let helper: Helper;
const job = { plan: sampleDeck('nb'), outFile: '/programmes/one/exports/deck.pptx', now: NINE };
const written = { ok: true, value: { file: job.outFile, slides: 9, bytes: 1000 } };

beforeEach(() => {
  resetElectron();
  clock = new SteeredClock();
  helper = utilityHelper({ entry: '/app/helper.js', clock, maxMs: 1000, maxMemoryMb: 256 });
});

const child = () => {
  const one = forkedProcesses().at(-1);
  if (!one) throw new Error('nothing was started');
  return one;
};

describe('a helper in a utility process', () => {
  it('gets a process of its own with a cap on its memory and no way to print', () => {
    void helper.runJob('write-deck', job);
    const [[entry, args, options]] = callsOf('utilityProcess.fork') as [[string, string[], Record<string, unknown>]];
    expect([entry, args]).toEqual(['/app/helper.js', []]);
    expect(options).toEqual({
      serviceName: 'Samling helper',
      stdio: 'ignore',
      execArgv: ['--max-old-space-size=256', '--js-flags=--max-old-space-size=256'],
    });
  });

  it('does its job, gives the outcome, and is ended', async () => {
    const running = helper.runJob('write-deck', job);
    expect(child().received).toEqual([{ kind: 'write-deck', input: job }]);
    child().say({ kind: 'outcome', outcome: written });
    expect(await running).toEqual({ ok: true, value: written });
    expect(child().pid).toBeUndefined();
  });

  it('tells how far it has come, until it is ended', async () => {
    const heard: number[] = [];
    const running = helper.runJob('write-deck', job, { onProgress: (percent) => heard.push(percent) });
    child().say({ kind: 'progress', percent: 0 });
    child().say({ kind: 'progress', percent: 40 });
    clock.go(1000);
    child().say({ kind: 'progress', percent: 50 });
    await running;
    expect(heard).toEqual([0, 40]);
  });

  it('is another process for every job', async () => {
    const first = helper.runJob('write-deck', job);
    child().say({ kind: 'outcome', outcome: written });
    await first;
    void helper.runJob('write-deck', job);
    expect(forkedProcesses()).toHaveLength(2);
  });

  it('is ended when it takes too long, and what it says then is not heard', async () => {
    const running = helper.runJob('write-deck', job);
    clock.go(1000);
    child().say({ kind: 'outcome', outcome: written });
    expect(await running).toEqual({ ok: false, problem: { code: 'HELPER_TOO_SLOW' } });
    expect(child().pid).toBeUndefined();
  });

  it('that dies gives that as its outcome', async () => {
    const running = helper.runJob('write-deck', job);
    child().end(137);
    expect(await running).toEqual({ ok: false, problem: { code: 'HELPER_DIED' } });
  });

  it('that runs out of memory gives that as its outcome, though its exit is long in coming', async () => {
    const running = helper.runJob('write-deck', job);
    child().emit('error', 'FatalError', 'v8::internal::Heap', '{}');
    expect(await running).toEqual({ ok: false, problem: { code: 'HELPER_DIED' } });
  });

  it('is ended when nobody wants the result any more', async () => {
    const stop = new AbortController();
    const running = helper.runJob('write-deck', job, { signal: stop.signal });
    stop.abort();
    expect(await running).toEqual({ ok: false, problem: { code: 'CANCELLED' } });
    expect(child().pid).toBeUndefined();
  });

  it('is not started for a job that nobody wants', async () => {
    expect(await helper.runJob('write-deck', job, { signal: AbortSignal.abort() })).toMatchObject({ ok: false });
    expect(forkedProcesses()).toEqual([]);
  });

  it('is ended with the app', async () => {
    const running = helper.runJob('write-deck', job);
    helper.close();
    expect(await running).toEqual({ ok: false, problem: { code: 'HELPER_DIED' } });
    expect(child().pid).toBeUndefined();
  });
});
