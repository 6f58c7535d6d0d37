import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { App } from '../../../renderer/desk/App.tsx';
import { setCurtain } from '../../../renderer/desk/curtain.ts';
import { openDeskDialog } from '../../../renderer/desk/desk-ui.ts';
import { setPreferences } from '../../../renderer/desk/preferences.ts';
import { dispatch, useDesk } from '../../../renderer/desk-client.ts';
import { setAside } from '../../../renderer/notes/composer.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE, nursingHome, type Rehearsal } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();

function twoAtTheDesk(): Rehearsal {
  const rehearsal = nursingHome();
  for (const initials of ['F1', 'F2']) rehearsal.do({ kind: 'facilitator.add', initials });
  rehearsal.do({ kind: 'run.start', sessionId: 's1', itemId: 'open' }, NINE);
  return rehearsal;
}

async function open(rehearsal = twoAtTheDesk()) {
  line = await openDesk(rehearsal);
  render(<App landed="where-named" />);
  await screen.findByRole('heading', { name: 'Kjøreplan' });
}

// Fetched once ahead, so that no test waits for it.
beforeAll(() => import('../../../renderer/desk/RunPage.tsx'));
beforeEach(() => {
  location.hash = '#/run';
  setAside();
  act(() => {
    useToasts.setState({ toasts: [] });
    openDeskDialog(null);
    setPreferences({ theme: 'system', singleKeys: true });
    setCurtain(false);
  });
});
afterEach(() => line.stop());

const given = () => line.given.map(({ kind }) => kind);

test('the bar says where, who and whether it is saved', async () => {
  await open();
  // jsdom takes headers inside main for banners too; the bar is the first.
  const [bar] = screen.getAllByRole('banner');
  expect(bar?.textContent).toContain('Sykehjem C');
  expect(bar?.textContent).toContain('Samling 2, dag 1');
  expect(bar?.textContent).toContain('Ideene i arbeid');
  expect(screen.getByRole('status').textContent).toMatch(/^Lagret09:00:0\d$/);
  expect(screen.getByRole('link', { name: 'Kjør' }).getAttribute('aria-current')).toBe('page');
});

test('keys run the room from anywhere but a text field', async () => {
  await open();
  await user.keyboard('{F8}b1');
  await waitFor(() => expect(given()).toEqual(['timer.pause', 'wall.black', 'wall.prepare']));
  await user.keyboard('{Control>}k{/Control}');
  await user.keyboard('b');
  expect(given()).toHaveLength(3);
});

test('single keys can be turned off', async () => {
  await open();
  act(() => setPreferences({ singleKeys: false }));
  await user.keyboard('b1n{F8}');
  await waitFor(() => expect(given()).toEqual(['timer.pause']));
});

test('F6 changes who is at the keys', async () => {
  await open();
  expect(screen.getByRole('button', { name: 'Ved tastene: F1' })).toBeTruthy();
  await user.keyboard('{F6}');
  expect(screen.getByRole('button', { name: 'Ved tastene: F2' })).toBeTruthy();
  expect(useDesk.getState().by).toBe('F2');
});

test('H draws the curtain: the chip stands in the bar and what is private leaves the page', async () => {
  await open();
  expect(screen.getByText('Gå rolig.')).toBeTruthy();
  await user.keyboard('h');
  expect(screen.getByText('Forheng på')).toBeTruthy();
  expect(screen.queryByText('Gå rolig.')).toBeNull();
  await user.keyboard('h');
  expect(screen.getByText('Gå rolig.')).toBeTruthy();
});

test('the palette finds a thing by a few letters and does it on Enter', async () => {
  await open();
  await user.keyboard('{Control>}k{/Control}');
  await user.type(screen.getByRole('combobox'), 'svart{Enter}');
  await waitFor(() => expect(given()).toEqual(['wall.black']));
  expect(screen.queryByRole('combobox')).toBeNull();
});

test('a refusal says what, why and what to do, and nothing more', async () => {
  await open();
  await act(() => dispatch({ kind: 'wall.show', sessionId: 's1' }));
  expect(await screen.findByText('Ingenting å vise')).toBeTruthy();
  expect(
    screen.getByText(
      'Det som skal vises, er ikke gjort klart eller sluppet til rommet. Velg en scene, eller slipp kortet eller notatet først.',
    ),
  ).toBeTruthy();
});

test('without a line to the host the chip is an alert that counts, and the room can still be steered', async () => {
  await open();
  act(() => useDesk.setState({ connection: 'waiting', pending: 2, unsavedSince: NINE }));
  expect(screen.getByRole('alert').textContent).toBe('Venter på bordet. 2 endringer ligger her');
  expect(screen.getByRole('timer')).toBeTruthy();
});

test('a rehearsal says for as long as it lasts that nothing is saved', async () => {
  await open();
  act(() => useDesk.setState({ rehearsing: true, save: { kind: 'rehearsal' } }));
  expect(screen.getByText('Øving – ingenting lagres')).toBeTruthy();
  expect(screen.getByRole('status').textContent).toBe('Øving: lagres ikke');
});

test('a link of another day says what to do', async () => {
  line = await openDesk(nursingHome());
  act(() => useDesk.setState({ ready: false, connection: 'refused' }));
  render(<App landed="where-named" />);
  expect(screen.getByRole('alert').textContent).toContain('Lenka gjelder ikke lenger');
  expect(screen.getByRole('alert').textContent).toContain('Åpne Samling på nytt');
});

test('the desk speaks the language of the programme', async () => {
  const rehearsal = twoAtTheDesk();
  rehearsal.do({ kind: 'programme.edit', language: 'en' });
  line = await openDesk(rehearsal);
  render(<App landed="where-named" />);
  expect(await screen.findByRole('heading', { name: 'Run sheet' })).toBeTruthy();
  expect(document.documentElement.lang).toBe('en');
});
