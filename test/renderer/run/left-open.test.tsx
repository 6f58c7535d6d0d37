import { act, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { deskDay } from '../../../domain/desk-view.ts';
import RunPage from '../../../renderer/desk/RunPage.tsx';
import { goNext } from '../../../renderer/run/orders.ts';
import { lookAt } from '../../../renderer/run/run-view.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { minutesIn } from '../../support/sample-book.ts';
import { twoDays } from '../../support/two-days.ts';

// The desk opens at nine. The afternoon before somebody went home without closing the first day.
const AFTERNOON = minutesIn(-19 * 60);
let line: DeskLine;
afterEach(() => line.stop());

async function nextMorning({ over = false } = {}) {
  const { room, session } = twoDays();
  room.do({ kind: 'run.start', sessionId: 's2', dayId: 'first' }, AFTERNOON);
  if (over) room.do({ kind: 'run.next', sessionId: 's2' }, AFTERNOON + 60_000);
  line = await openDesk(room);
  lookAt(null);
  render(<RunPage />);
  return session;
}

for (const over of [false, true]) {
  const where = over ? 'past its last item' : 'with its clock running';
  test(`a day that was left ${where} says so the next morning, and the key for next leads to the next day`, async () => {
    const session = await nextMorning({ over });
    expect(screen.getByRole('heading', { name: 'Dag 1 ble ikke avsluttet' })).toBeTruthy();
    expect(screen.getByText(/Den begynte mandag 23\. november/)).toBeTruthy();
    expect(screen.queryByText(/bak planen|Ingenting mer i dag|Over tiden/)).toBeNull();
    expect(screen.getByRole('link', { name: 'Avslutt dagen' }).getAttribute('href')).toBe('#/after');
    act(goNext);
    await waitFor(() => expect(deskDay(session())?.id).toBe('second'));
    expect(screen.getByText('Dagen er ikke startet')).toBeTruthy();
  });
}
