import { render, screen } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DayLine, lockPlace, pinPlace } from '../../../renderer/scenes/DayLine.tsx';
import { at, sampleView } from '../../fixtures/view-frame.ts';

const line = { startText: '09:00', endText: 'Slutt 15:00', lock: { text: 'Lunsj 12:00', at: 0.5 } };
const day = { startsAt: at('09:00'), endsAt: at('15:00') };

describe('the day line', () => {
  it('writes the locked item over its own place', () => {
    expect(lockPlace(line)).toBeCloseTo(0.5);
  });

  it('keeps the three texts apart wherever the locked item stands', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (place) => {
        const middle = lockPlace({ ...line, lock: { text: 'Lunsj 12:00', at: place } });
        expect(middle).toBeGreaterThan(0.15);
        expect(middle).toBeLessThan(0.75);
      }),
    );
  });

  it('leaves the locked item out where its text has no room', () => {
    expect(
      lockPlace({ ...line, lock: { text: 'Lunsj, vaktbytte og overlevering til kveldsvakta 12:00', at: 0.5 } }),
    ).toBeNull();
  });

  it.each([
    ['08:10', 0],
    ['12:00', 0.5],
    ['16:00', 1],
  ])('puts the pin at %s within the day', (clock, place) => {
    expect(pinPlace(day, at(clock))).toBe(place);
  });

  it('is one picture with one sentence', () => {
    const { dayLine } = sampleView({ kind: 'blank' }, at('11:11'));
    if (!dayLine) throw new Error('the sample day has a line');
    render(<DayLine line={dayLine} now={at('11:11')} />);
    expect(screen.getByRole('img', { name: 'Dagen er halvveis; lunsj klokka 12:00.' })).toBeTruthy();
  });
});
