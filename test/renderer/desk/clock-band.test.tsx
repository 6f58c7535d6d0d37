import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ClockBand } from '../../../renderer/desk/ClockBand.tsx';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { minutesIn, NINE, nursingHome, type Rehearsal } from '../../support/sample-book.ts';

let line: DeskLine;

beforeEach(() => {
  vi.setSystemTime(NINE);
});
afterEach(() => {
  line.stop();
  vi.useRealTimers();
});

async function deskAfter(happened: (rehearsal: Rehearsal) => void) {
  const rehearsal = nursingHome();
  rehearsal.do({ kind: 'run.start', sessionId: 's1' }, NINE);
  happened(rehearsal);
  line = await openDesk(rehearsal);
  render(<ClockBand />);
}

const set = (rehearsal: Rehearsal, minute: number, jumpMs: number) =>
  rehearsal.do({ kind: 'clock.changed', sessionId: 's1', jumpMs }, minutesIn(minute));

test('a clock that was set is told with its length and time, and that nobody lost time, until it is put away', async () => {
  await deskAfter((rehearsal) => set(rehearsal, 8, -3_600_000));
  expect(screen.getByRole('status').textContent).toContain('Klokka på maskinen ble stilt 1 time tilbake, til 09:08.');
  expect(screen.getByRole('status').textContent).toContain('ingen mistet tid');
  await userEvent.click(screen.getByRole('button', { name: 'Lukk' }));
  expect(screen.getByRole('status', { hidden: true }).textContent).toBe('');
});

test('a change of years is told in days with the date it led to, the newest first, and not more than two', async () => {
  await deskAfter((rehearsal) => {
    set(rehearsal, 5, 9000);
    set(rehearsal, 6, 2000);
    set(rehearsal, 7, 315_532_800_000);
  });
  const told = screen.getAllByText(/stilt/).map(({ textContent }) => textContent);
  expect(told).toEqual([
    'Klokka på maskinen ble stilt 3652 døgn fram, til tirsdag 24. november 2026 kl. 09:07.',
    'Klokka på maskinen ble stilt 2 sekunder fram, til 09:06.',
  ]);
});

test.each([
  [3_600_004, '1 time'],
  [-5_399_996, '1 time 30 minutter'],
  [59_700, '1 minutt'],
  [7_140_000, '1 time 59 minutter'],
])('a change of %i ms is told as %s', async (jumpMs, words) => {
  await deskAfter((rehearsal) => set(rehearsal, 8, jumpMs));
  expect(screen.getByRole('status').textContent).toContain(
    `ble stilt ${words} ${jumpMs > 0 ? 'fram' : 'tilbake'}, til`,
  );
});

test('what nobody could see, and what was more than an hour ago, is on record and not told', async () => {
  await deskAfter((rehearsal) => {
    set(rehearsal, 8, 400);
    set(rehearsal, -65, 60_000);
  });
  expect(screen.getByRole('status', { hidden: true }).textContent).toBe('');
});
