import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { DeskApi, HostAnswer } from '../../../domain/contract.ts';
import type { DesktopMenuItem, DesktopOrder, Screens } from '../../../domain/desktop.ts';
import { App } from '../../../renderer/desk/App.tsx';
import { setCurtain, useCurtainState } from '../../../renderer/desk/curtain.ts';
import { openDeskDialog, useDeskUi } from '../../../renderer/desk/desk-ui.ts';
import { dispatch, useDesk } from '../../../renderer/desk-client.ts';
import { setAside, typed } from '../../../renderer/notes/composer.ts';
import { wishFor } from '../../../renderer/start/start-wish.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE, nursingHome } from '../../support/sample-book.ts';

let line: DeskLine;
let orders: DesktopOrder[];
let chosen: string | null;
const user = userEvent.setup();
const screens: Screens = { state: 'apart', all: [], wallShown: false, curtain: 'not-needed' };

async function open(services: Partial<DeskApi> = {}, onDesktop = true) {
  const rehearsal = nursingHome();
  rehearsal.do({ kind: 'run.start', sessionId: 's1', itemId: 'open' }, NINE);
  const desktop = async (order: DesktopOrder): Promise<HostAnswer<string | null>> => {
    orders.push(order);
    return { ok: true, value: order.kind === 'choose-folder' ? chosen : null };
  };
  const home = async () => ({ programmes: [], open: '', dataFolder: '/data', missing: [] });
  line = await openDesk(rehearsal, { desktop, home, ...services });
  if (onDesktop) useDesk.setState({ screens });
  render(<App landed="where-named" />);
  await screen.findByRole('heading', { name: 'Kjøreplan' });
}

const menu = (item: DesktopMenuItem) => act(async () => line.ask({ kind: 'menu', item }));
const ordered = (kind: DesktopOrder['kind']) => orders.filter((order) => order.kind === kind);
const given = () => line.given.map(({ kind }) => kind);

// Fetched once ahead, so that no test waits for them.
beforeAll(async () => {
  await import('../../../renderer/desk/RunPage.tsx');
  await import('../../../renderer/desk/StartPage.tsx');
  await import('../../../renderer/desk/PlanPage.tsx');
});
beforeEach(() => {
  orders = [];
  chosen = null;
  location.hash = '#/run';
  setAside();
  act(() => {
    useToasts.setState({ toasts: [] });
    openDeskDialog(null);
    wishFor(null);
    setCurtain(false);
  });
});
afterEach(() => line.stop());

test('the menu asks for a new programme from any screen', async () => {
  await open();
  await menu('new-programme');
  expect(await screen.findByRole('dialog', { name: 'Nytt program' })).toBeTruthy();
  expect(location.hash).toBe('#/');
});

test('a folder is chosen in the system’s own way, and opened', async () => {
  const openProgramme = vi.fn(async () => ({ ok: true, value: null }) as const);
  await open({ openProgramme });
  chosen = '/usb/prove';
  await menu('open-folder');
  await waitFor(() => expect(openProgramme).toHaveBeenCalledWith({ folder: '/usb/prove' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('choosing no folder opens none, and is no problem', async () => {
  const openProgramme = vi.fn(async () => ({ ok: true, value: null }) as const);
  await open({ openProgramme });
  await menu('open-folder');
  await waitFor(() => expect(ordered('choose-folder')).toHaveLength(1));
  expect(openProgramme).not.toHaveBeenCalled();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the start screen’s own button and key choose that way too, but in a browser the path is asked for', async () => {
  location.hash = '#/run';
  await open();
  act(() => {
    location.hash = '#/';
  });
  await user.click(await screen.findByRole('button', { name: /Åpne mappe/ }));
  await waitFor(() => expect(ordered('choose-folder')).toHaveLength(1));
  act(() => useDesk.setState({ screens: null }));
  await user.keyboard('o');
  expect(await screen.findByRole('textbox', { name: /Mappas plassering/ })).toBeTruthy();
  expect(ordered('choose-folder')).toHaveLength(1);
});

test('closing the programme sends what was written first, and says why it cannot be closed', async () => {
  const closeProgramme = vi.fn(async () => ({ ok: false, problem: { code: 'NOT_SAVED' } }) as const);
  await open({ closeProgramme });
  act(() => typed('Rolig', { sessionId: 's1', itemId: 'open', presentationId: null }));
  act(() => typed('Rolig start', { sessionId: 's1', itemId: 'open', presentationId: null }));
  await menu('close-programme');
  expect(await screen.findByText('Noe er ikke lagret ennå')).toBeTruthy();
  expect(given()).toEqual(['note.begin', 'note.splice']);
});

test('the other items do what the desk’s own keys do', async () => {
  await open();
  await menu('palette');
  expect(useDeskUi.getState().open).toBe('palette');
  await menu('keys');
  expect(useDeskUi.getState().open).toBe('help');
  await menu('screens');
  expect(useDeskUi.getState().open).toBe('screens');
  await menu('curtain');
  expect(useCurtainState.getState().on).toBe(true);
  await menu('deck');
  expect([useDeskUi.getState().open, location.hash]).toEqual([null, '#/after']);
});

test('undo is the programme’s on the room, and the field’s own in a text field', async () => {
  document.execCommand ??= () => false;
  const own = vi.spyOn(document, 'execCommand').mockReturnValue(true);
  await open();
  await act(() => dispatch({ kind: 'wall.black', sessionId: 's1', on: true }));
  await act(() => dispatch({ kind: 'item.edit', sessionId: 's1', itemId: 'open', title: 'Rolig start' }));
  await menu('undo');
  await waitFor(() => expect(line.rehearsal.session.items.open?.title).toBe('Velkommen'));
  const field = document.createElement('input');
  document.body.append(field);
  field.focus();
  await menu('undo');
  await menu('redo');
  expect(own.mock.calls).toEqual([['undo'], ['redo']]);
  field.remove();
  own.mockRestore();
});

test('menu and dialogs are told the language now and whenever it is another, and in a browser nobody is', async () => {
  await open();
  await waitFor(() => expect(ordered('speak')).toEqual([{ kind: 'speak', language: 'nb' }]));
  await act(() => dispatch({ kind: 'programme.edit', language: 'en' }));
  await waitFor(() => expect(ordered('speak').at(-1)).toEqual({ kind: 'speak', language: 'en' }));
  expect(ordered('speak')).toHaveLength(2);
  line.stop();
  orders = [];
  await act(async () => useDesk.setState({ screens: null, language: 'nb' }));
  expect(orders).toEqual([]);
});

test('another programme from outside the page begins at the start', async () => {
  await open();
  act(() => useDesk.setState({ folder: '/data/one' }));
  expect(location.hash).toBe('#/run');
  act(() => useDesk.setState({ folder: '/data/two' }));
  expect(location.hash).toBe('#/');
});

test('before the end what stands in the composer is sent, and the host is told when it has all of it', async () => {
  await open();
  const place = { sessionId: 's1', itemId: 'open', presentationId: null };
  act(() => typed('Rolig', place));
  await waitFor(() => expect(given()).toEqual(['note.begin']));
  act(() => typed('Rolig start', place));
  await act(async () => line.ask({ kind: 'settle' }));
  await waitFor(() => expect(ordered('settled')).toHaveLength(1));
  expect(given()).toEqual(['note.begin', 'note.splice']);
  expect(Object.values(line.rehearsal.session.notes).at(-1)?.text).toBe('Rolig start');
});

test('before the end the field that has the caret is recorded, and keeps the caret', async () => {
  await open();
  act(() => {
    location.hash = '#/plan';
  });
  const minutes = await screen.findByLabelText('Minutter, Velkommen');
  await user.clear(minutes);
  await user.type(minutes, '25');
  expect(given()).toEqual([]);
  await act(async () => line.ask({ kind: 'settle' }));
  await waitFor(() => expect(ordered('settled')).toHaveLength(1));
  expect(line.given).toMatchObject([{ itemId: 'open', minutes: 25 }]);
  expect(document.activeElement).toBe(screen.getByLabelText('Minutter, Velkommen'));
});

test('the host is not told before every command is answered', async () => {
  await open();
  act(() => useDesk.setState({ pending: 1 }));
  await act(async () => line.ask({ kind: 'settle' }));
  await act(() => new Promise((done) => setTimeout(done, 20)));
  expect(ordered('settled')).toEqual([]);
  act(() => useDesk.setState({ pending: 0 }));
  await waitFor(() => expect(ordered('settled')).toHaveLength(1));
});
