import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readyTimer } from '../../../domain/timer.ts';
import { shownTimer } from '../../../renderer/scenes/timer-look.ts';
import { at, runningTimer, sampleView } from '../../fixtures/view-frame.ts';

const now = at('11:11');
const scene = { kind: 'timer', title: 'Innlegg', prompt: '', steps: null } as const;
const shown = (minutes: number, left: string) =>
  shownTimer(sampleView(scene, now, { timer: runningTimer(minutes, left, now) }), now);

describe('a timer on the wall', () => {
  it.each([
    ['4:38', 'enough', 'God tid'],
    ['2:24', 'soon', 'Snart slutt'],
    ['0:01', 'soon', 'Snart slutt'],
    ['0:00', 'red', 'Tiden er ute'],
    ['-0:30', 'red', 'Tiden er ute'],
    ['-0:31', 'over', 'Over tiden'],
  ])('with %s left of twelve minutes is %s and says %s', (left, look, word) => {
    expect(shown(12, left)).toMatchObject({ look, word });
  });

  it('says since when it has been paused, in the clock of the programme', () => {
    const timer = { ...runningTimer(12, '5:50', at('11:09')), pausedAt: at('11:09') };
    expect(shownTimer(sampleView(scene, now, { timer }), now)).toMatchObject({
      look: 'paused',
      word: 'Pause siden 11:09',
      reading: { digits: '5:50' },
    });
  });

  it('is ready until it is started', () => {
    const timer = readyTimer(720_000);
    expect(shownTimer(sampleView(scene, now, { timer }), now)).toMatchObject({ look: 'ready', word: 'Klar' });
  });

  it('is nothing where the view has none', () => {
    expect(shownTimer(sampleView(scene, now), now)).toBeNull();
  });

  it('turns its word exactly where the band meets the notch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 180 }), fc.integer({ min: 1, max: 180 * 60 }), (minutes, seconds) => {
        fc.pre(seconds <= minutes * 60);
        const timer = shown(minutes, `0:${seconds}`);
        if (timer?.notch == null) throw new Error('a timer with time left has a notch');
        expect(timer.look).toBe(timer.reading.fraction > timer.notch + 1e-9 ? 'enough' : 'soon');
      }),
    );
  });
});
