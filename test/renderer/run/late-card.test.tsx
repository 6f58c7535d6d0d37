import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actionFor } from '../../../renderer/desk/key-map.ts';
import { perform } from '../../../renderer/desk/perform.ts';
import RunPage from '../../../renderer/desk/RunPage.tsx';
import { dispatch, useDesk } from '../../../renderer/desk-client.ts';
import { lookAt } from '../../../renderer/run/run-view.ts';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { setHostClock } from '../../support/host-clock.ts';
import { minutesIn, NINE, nursingHome, type Rehearsal } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();
const s1 = { sessionId: 's1' };

/** The day runs, late by these minutes when the second item begins; talks may shrink to 30. */
async function open(late: number, change: (room: Rehearsal) => void = () => {}, curtained = false) {
  const room = nursingHome();
  room.do({ kind: 'item.edit', ...s1, itemId: 'talks', minMinutes: 30 });
  change(room);
  room.do({ kind: 'run.start', ...s1, itemId: 'open' }, NINE);
  room.do({ kind: 'run.next-item', ...s1 }, minutesIn(20 + late));
  line = await openDesk(room);
  await setHostClock(minutesIn(20 + late));
  act(() => useDesk.setState({ walls: 1 }));
  render(
    <CurtainContext value={curtained}>
      <RunPage />
    </CurtainContext>,
  );
}
const stiff = (room: Rehearsal) => {
  for (const itemId of ['talks', 'out']) room.do({ kind: 'item.edit', ...s1, itemId, minMinutes: 60 });
};
const card = () => screen.getByRole('region', { name: 'Tid mot plan' });
const row = (title: RegExp) => screen.getByRole('button', { name: title, pressed: false });

beforeEach(() => {
  lookAt(null);
  useToasts.setState({ toasts: [] });
});
afterEach(() => {
  line.stop();
});

test('the best proposal stands on the card with what it does to the next lock', async () => {
  await open(8);
  expect(card().textContent).toContain('Gruppepresentasjoner 45 → 37 min. Lunsj og vaktbytte 10:45 holder.');
  expect(row(/Lunsj og vaktbytte/).textContent).toContain('45 → 37');
});

test('L takes it in one change, says so, and it can be taken back', async () => {
  await open(8);
  const press = { key: 'l', code: 'KeyL', ctrl: false, alt: false, shift: false, repeat: false };
  const action = actionFor(press, 'room', 'run', true);
  expect(action).toEqual({ kind: 'take-proposal' });
  expect(actionFor(press, 'composer', 'run', true)).toBeNull();
  if (action) act(() => perform(action));
  await waitFor(() => expect(line.rehearsal.session.items.talks?.minutes).toBe(37));
  await waitFor(() =>
    expect(useToasts.getState().toasts).toMatchObject([
      { text: 'Forslaget er tatt: Gruppepresentasjoner 45 → 37 min.', undo: true },
    ]),
  );
  expect(row(/Lunsj og vaktbytte/).textContent).not.toContain('→');
  await act(() => dispatch({ kind: 'history.undo' }));
  expect(line.rehearsal.session.items.talks?.minutes).toBe(45);
});

test('the other proposals are behind one press, each with the starts that it moves', async () => {
  await open(8);
  await user.click(screen.getByText('Flere: 1 forslag til'));
  expect(card().textContent).toContain('Stryk Gruppepresentasjoner (45 min).');
  expect(card().textContent).toContain('10:53 → 10:45');
  await user.click(screen.getByRole('button', { name: 'Ta dette' }));
  await waitFor(() => expect(line.rehearsal.session.items.talks?.cut).toBe(true));
});

test('a cut item is struck out in the sheet and can be taken in again', async () => {
  await open(0, (room) => room.do({ kind: 'item.cut', ...s1, itemId: 'talks' }));
  const cut = screen.getByText('Gruppepresentasjoner');
  expect(cut.tagName).toBe('S');
  await user.click(screen.getByRole('button', { name: 'Ta inn igjen' }));
  await waitFor(() => expect(line.rehearsal.session.items.talks?.cut).toBe(false));
});

test('a window that cannot hold is an alarm that asks for a choice', async () => {
  await open(25, stiff);
  const alarm = within(card()).getByRole('alert');
  expect(alarm.textContent).toContain('Lunsj og vaktbytte blir 10 min for kort');
  expect(alarm.textContent).toContain('Velg hva som skal vike.');
  expect(card().textContent).toContain('Stryk Gruppepresentasjoner (45 min).');
});

test('where nothing is left to give the alarm says so, and there is nothing to take', async () => {
  await open(70, (room) => {
    stiff(room);
    room.do({ kind: 'item.cut', ...s1, itemId: 'talks' });
    room.do({ kind: 'item.edit', ...s1, itemId: 'ideas', minutes: 60 });
    room.do({ kind: 'item.cut', ...s1, itemId: 'out' });
  });
  expect(within(card()).getByRole('alert').textContent).toContain('Det er ikke mer å korte ned eller stryke.');
  expect(screen.queryByRole('button', { name: /Ta forslaget/ })).toBeNull();
  act(() => perform({ kind: 'take-proposal' }));
  expect(line.given).toEqual([]);
});

test('where there is air enough it is only said, and L changes nothing', async () => {
  await open(8, (room) => room.do({ kind: 'item.edit', ...s1, itemId: 'talks', minutes: 30 }));
  expect(card().textContent).toContain('La det gli: det er luft nok.');
  act(() => perform({ kind: 'take-proposal' }));
  expect(line.given).toEqual([]);
});

test('within a minute of the plan there is no card, and L has nothing to take', async () => {
  await open(1);
  expect(screen.queryByRole('region', { name: 'Tid mot plan' })).toBeNull();
  act(() => perform({ kind: 'take-proposal' }));
  expect(line.given).toEqual([]);
});

test('behind the curtain the card stands and can be pressed by keyboard', async () => {
  await open(8, undefined, true);
  const take = screen.getByRole('button', { name: /Ta forslaget/ });
  expect(take.getAttribute('aria-keyshortcuts')).toBe('L');
  take.focus();
  fireEvent.click(take);
  await waitFor(() => expect(line.given.map(({ kind }) => kind)).toEqual(['late.take']));
});

test('a window that has enough to give is named before anything is cut, and the cut is behind a press', async () => {
  await open(8, stiff);
  expect(card().textContent).toContain('La det gli: Lunsj og vaktbytte har 8 min å gi.');
  expect(screen.queryByRole('button', { name: /Ta forslaget/ })).toBeNull();
  await user.click(screen.getByText('Flere: 1 forslag til'));
  expect(card().textContent).toContain('Stryk Gruppepresentasjoner (45 min).');
  act(() => perform({ kind: 'take-proposal' }));
  expect(line.given).toEqual([]);
});

test('a clock that was set to another year gives no minutes, but says that its date is off, and the sheet has times of day', async () => {
  const years = 3652 * 1440;
  const room = nursingHome();
  room.do({ kind: 'run.start', ...s1, itemId: 'open' }, NINE);
  room.do({ kind: 'run.next-item', ...s1 }, minutesIn(28));
  room.do({ kind: 'clock.changed', ...s1, jumpMs: years * 60_000 }, minutesIn(30 + years));
  line = await openDesk(room);
  await setHostClock(minutesIn(30 + years));
  render(<RunPage />);
  expect(card().textContent).toContain('Klokka viser en annen dag');
  expect(card().textContent).toContain(
    'Maskinen sier søndag 23. november 2036, og denne dagen er tirsdag 24. november 2026.',
  );
  expect(card().textContent).not.toMatch(/\d min/);
  expect(screen.getByRole('button', { current: 'step' }).textContent).toMatch(/^09:28/);
});
