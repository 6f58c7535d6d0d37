import { beforeEach, describe, expect, it } from 'vitest';
import type { HostAnswer } from '../../../domain/contract.ts';
import { OrderlyEnd, type UnsavedChoice } from '../../../electron/shell/orderly-end.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

const saved: HostAnswer<null> = { ok: true, value: null };
const unsaved: HostAnswer<null> = { ok: false, problem: { code: 'NOT_SAVED' } };

let clock: SteeredClock;
let steps: string[];
let page: boolean;
let answers: HostAnswer<null>[];
let choices: UnsavedChoice[];

const end = () =>
  new OrderlyEnd({
    clock,
    hasPage: () => page,
    askToSettle: () => steps.push('settle'),
    closeProgramme: async () => {
      steps.push('close programme');
      return answers.shift() ?? saved;
    },
    askUnsaved: async (code) => {
      steps.push(`ask ${code}`);
      return choices.shift() ?? 'cancel';
    },
    closeAll: async () => {
      steps.push('close all');
    },
  });

/** Lets what has been promised happen. */
const breath = () => new Promise((done) => setImmediate(done));

beforeEach(() => {
  clock = new SteeredClock();
  steps = [];
  page = true;
  answers = [];
  choices = [];
});

describe('the end of the app', () => {
  it('waits until the page has sent what was written, then closes', async () => {
    const ending = end();
    const ended = ending.begin();
    await breath();
    expect(steps).toEqual(['settle']);
    ending.settled();
    expect(await ended).toBe(true);
    expect(steps).toEqual(['settle', 'close programme', 'close all']);
    expect(ending.done).toBe(true);
  });

  it('gives a page that does not answer a second and a half', async () => {
    const ending = end();
    const ended = ending.begin();
    clock.go(1499);
    await breath();
    expect(steps).toEqual(['settle']);
    clock.go(1);
    expect(await ended).toBe(true);
  });

  it('asks nothing of a page that is gone, and waits no longer for one that goes', async () => {
    page = false;
    expect(await end().begin()).toBe(true);
    expect(steps).toEqual(['close programme', 'close all']);
    page = true;
    const ending = end();
    const ended = ending.begin();
    ending.pageGone();
    expect(await ended).toBe(true);
  });

  it('is called off where something is not saved and the facilitator goes on', async () => {
    page = false;
    answers = [unsaved];
    choices = ['cancel'];
    const ending = end();
    expect(await ending.begin()).toBe(false);
    expect(ending.done).toBe(false);
    expect(steps).toEqual(['close programme', 'ask NOT_SAVED']);
    expect(await ending.begin()).toBe(true);
  });

  it('tries again for as long as it is asked to', async () => {
    page = false;
    answers = [unsaved, unsaved];
    choices = ['again', 'again'];
    expect(await end().begin()).toBe(true);
    expect(steps.filter((step) => step === 'close programme')).toHaveLength(3);
    expect(steps.at(-1)).toBe('close all');
  });

  it('gives up what is not saved only when told to', async () => {
    page = false;
    answers = [unsaved];
    choices = ['discard'];
    expect(await end().begin()).toBe(true);
    expect(steps).toEqual(['close programme', 'ask NOT_SAVED', 'close all']);
  });

  it('asks nobody when the machine goes down', async () => {
    page = false;
    answers = [unsaved];
    expect(await end().begin(true)).toBe(true);
    expect(steps).toEqual(['close programme', 'close all']);
  });

  it('is one end however often it is asked for', async () => {
    const ending = end();
    const both = [ending.begin(), ending.begin()];
    await breath();
    ending.settled();
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(await ending.begin()).toBe(true);
    expect(steps).toEqual(['settle', 'close programme', 'close all']);
  });

  it('comes even where closing fails in a way nobody foresaw', async () => {
    choices = ['discard'];
    const ending = new OrderlyEnd({
      clock,
      hasPage: () => false,
      askToSettle: () => {},
      closeProgramme: () => Promise.reject(new Error('no')),
      askUnsaved: async () => 'discard',
      closeAll: () => Promise.reject(new Error('no')),
    });
    expect(await ending.begin()).toBe(true);
  });
});
