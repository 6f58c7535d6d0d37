import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DesktopOrder, ScreenSummary, Screens } from '../../../domain/desktop.ts';
import { App } from '../../../renderer/desk/App.tsx';
import { setCurtain, useCurtainState } from '../../../renderer/desk/curtain.ts';
import { openDeskDialog } from '../../../renderer/desk/desk-ui.ts';
import { useDesk } from '../../../renderer/desk-client.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE, nursingHome } from '../../support/sample-book.ts';

const laptop: ScreenSummary = {
  id: '1',
  label: '',
  width: 2880,
  height: 1800,
  scalePercent: 200,
  internal: true,
  holds: 'desk',
};
const projector: ScreenSummary = {
  id: '2',
  label: 'EPSON PJ',
  width: 1920,
  height: 1080,
  scalePercent: 100,
  internal: false,
  holds: 'wall',
};
const apart: Screens = { state: 'apart', all: [laptop, projector], wallShown: true, curtain: 'not-needed' };
const alone: Screens = { state: 'together', all: [laptop], wallShown: false, curtain: 'asked' };
const waiting: Screens = { ...alone, state: 'waiting' };

let line: DeskLine;
let orders: DesktopOrder[];
const user = userEvent.setup();
const told = (screens: Screens) => act(() => useDesk.setState({ screens }));

beforeAll(() => import('../../../renderer/desk/RunPage.tsx'));
beforeEach(async () => {
  location.hash = '#/run';
  sessionStorage.removeItem('samling.curtain');
  orders = [];
  act(() => {
    openDeskDialog(null);
    useCurtainState.setState({ on: true, byHand: false });
  });
  const rehearsal = nursingHome();
  rehearsal.do({ kind: 'run.start', sessionId: 's1', itemId: 'open' }, NINE);
  line = await openDesk(rehearsal, {
    desktop: async (order) => {
      if (order.kind !== 'speak') orders.push(order);
      return { ok: true, value: null };
    },
  });
  render(<App landed="where-named" />);
  await screen.findByRole('heading', { name: 'Kjøreplan' });
});
afterEach(() => line.stop());

test('in a browser the curtain starts on and nobody touches it', () => {
  expect(useCurtainState.getState().on).toBe(true);
  expect(orders).toEqual([]);
  expect(screen.queryByRole('button', { name: 'Skjermer' })).toBeNull();
});

test('the curtain lifts by itself when the desk has a screen of its own', () => {
  told(apart);
  expect(useCurtainState.getState().on).toBe(false);
});

test('the curtain is in the document before the host is told that it is drawn', async () => {
  told(apart);
  const curtain = () => screen.queryByRole('heading', { name: 'Rommet kan se denne skjermen' });
  expect(curtain()).toBeNull();
  told(alone);
  expect(curtain()).not.toBeNull();
  expect(orders).toEqual([]);
  await waitFor(() => expect(orders).toEqual([{ kind: 'curtained' }]));
});

test('every time it is asked for the curtain, the page answers, also when it is on already', async () => {
  told(alone);
  await waitFor(() => expect(orders).toHaveLength(1));
  told({ ...alone });
  await waitFor(() => expect(orders).toHaveLength(2));
});

test('a curtain lifted by hand stays lifted until the room may see another screen', () => {
  told(alone);
  told({ ...alone, curtain: 'drawn' });
  act(() => setCurtain(false));
  told({ ...alone, curtain: 'drawn' });
  expect(useCurtainState.getState().on).toBe(false);
  told(waiting);
  expect(useCurtainState.getState().on).toBe(true);
});

test('a curtain let down by hand is lifted by hand', () => {
  told(apart);
  act(() => setCurtain(true));
  told(alone);
  told(apart);
  expect(useCurtainState.getState().on).toBe(true);
  act(() => setCurtain(false));
  told(alone);
  told(apart);
  expect(useCurtainState.getState().on).toBe(false);
});

test('the list says what each screen is and holds, and sends the wall where it is asked to', async () => {
  told(apart);
  await user.click(screen.getByRole('button', { name: 'Skjermer' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Skjermer' }));
  const [first, second] = dialog.getAllByRole('listitem');
  expect(first?.textContent).toContain('Skjerm 12880 × 1800 · 200 % · maskinens egenSkrivebordet');
  expect(second?.textContent).toContain('EPSON PJ1920 × 1080Veggen');
  expect(dialog.getByRole('button', { name: 'Veggen hit: EPSON PJ' }).hasAttribute('disabled')).toBe(true);
  for (const name of ['Veggen hit: Skjerm 1', 'Bytt om', 'Vis hvilken som er hvilken', 'Ta bort veggen']) {
    await user.click(dialog.getByRole('button', { name }));
  }
  expect(orders.filter(({ kind }) => kind !== 'curtained')).toEqual([
    { kind: 'place-wall', screenId: '1' },
    { kind: 'swap-screens' },
    { kind: 'identify-screens' },
    { kind: 'place-wall', screenId: null },
  ]);
});

test('the list is found in the palette, by keys alone', async () => {
  told(apart);
  await user.keyboard('{Control>}k{/Control}Skjermer{Enter}');
  expect(await screen.findByRole('dialog', { name: 'Skjermer' })).toBeTruthy();
});

test('a band says that the wall waits, until it does not', async () => {
  told(waiting);
  expect(screen.getByText('Projektoren er borte.').closest('section')?.textContent).toContain(
    'Veggen venter med det den viste.',
  );
  told(apart);
  expect(screen.queryByText('Projektoren er borte.')).toBeNull();
});

test('a wall that stands nowhere is not said to be seen', () => {
  act(() => useDesk.setState({ walls: 1 }));
  told(apart);
  expect(screen.queryByText('Scenen venter på en vegg')).toBeNull();
  told(waiting);
  expect(screen.getByText('Scenen venter på en vegg')).toBeTruthy();
});

test('what cannot be done is said', async () => {
  line.stop();
  line = await openDesk(nursingHome(), { desktop: async () => ({ ok: false, problem: { code: 'NO_DESKTOP' } }) });
  told(apart);
  act(() => openDeskDialog('screens'));
  await user.click(screen.getByRole('button', { name: 'Bytt om' }));
  expect(await screen.findByText('Dette går bare i skrivebordsappen')).toBeTruthy();
});
