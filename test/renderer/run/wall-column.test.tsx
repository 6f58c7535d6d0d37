import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import RunPage from '../../../renderer/desk/RunPage.tsx';
import { useDesk } from '../../../renderer/desk-client.ts';
import { closeMessage, lookAt, openTab } from '../../../renderer/run/run-view.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE, nursingHome, type Rehearsal } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();
const s1 = { sessionId: 's1' };

async function open(prepare: (rehearsal: Rehearsal) => void = () => {}) {
  const rehearsal = nursingHome();
  rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' }, NINE);
  prepare(rehearsal);
  line = await openDesk(rehearsal);
  act(() => useDesk.setState({ walls: 1 }));
  render(<RunPage />);
}

beforeEach(() => {
  lookAt(null);
  closeMessage();
  openTab('notes');
});
afterEach(() => line.stop());

const choose = (name: string) => user.click(screen.getByRole('menuitem', { name, hidden: true }));
/** Opens the menu of the row that says so, and chooses there. */
const chooseOf = async (text: string, name: string) => {
  const row = screen.getByText(text).closest('li');
  const menu = row?.querySelector('[aria-haspopup=menu]') as HTMLElement;
  if (menu.getAttribute('aria-expanded') !== 'true') await user.click(menu);
  await user.click(within(row as HTMLElement).getByRole('menuitem', { name, hidden: true }));
};
const wall = () => line.rehearsal.session.wall;

test('what is ready is seen on the desk before the room sees it, and no longer when it is shown', async () => {
  await open();
  expect(screen.queryByRole('figure')).toBeNull();
  await choose('Oppgave');
  const preview = await screen.findByRole('figure', { name: 'Klar til å vises: Oppgave' });
  expect(preview.textContent).toContain('Hva har dere prøvd?');
  expect(wall().scene.kind).not.toBe('task');
  await user.click(screen.getByRole('button', { name: /Vis Oppgave/ }));
  await waitFor(() => expect(wall().scene).toEqual({ kind: 'task', itemId: 'open' }));
  await waitFor(() => expect(screen.queryByRole('figure')).toBeNull());
});

test('a message is written and shown at once, or made ready', async () => {
  await open();
  await choose('Beskjed til rommet');
  await user.type(screen.getByLabelText('Dette ser rommet'), 'Kaffen er klar');
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Gjør klar' }));
  await waitFor(() => expect(wall().prepared?.kind).toBe('message'));
  await choose('Beskjed til rommet');
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Vis' }));
  await waitFor(() => expect(wall()).toMatchObject({ message: 'Kaffen er klar', scene: { kind: 'message' } }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a message that points at somebody stays in the field, with the reason', async () => {
  await open();
  await choose('Beskjed til rommet');
  await user.type(screen.getByLabelText('Dette ser rommet'), 'P02, kom');
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Vis' }));
  expect(await within(screen.getByRole('dialog')).findByText('Teksten peker på en person')).toBeTruthy();
  expect(wall().message).toBe('');
});

test('a note is released by showing it, says so, and can be taken back', async () => {
  await open((rehearsal) => {
    rehearsal.do({ kind: 'note.begin', ...s1, noteId: 'n', itemId: 'open', text: 'Stille i rommet', finished: true });
  });
  await chooseOf('Stille i rommet', 'Vis på veggen');
  await waitFor(() => expect(wall().scene).toEqual({ kind: 'note', itemId: null, refId: 'n' }));
  expect(await screen.findByText('Sluppet')).toBeTruthy();
  await chooseOf('Stille i rommet', 'Gjør privat igjen');
  await waitFor(() => expect(line.rehearsal.session.notes.n?.releasedAt).toBeNull());
});

test('a card can stand alone once it is released, and not before', async () => {
  await open((rehearsal) => {
    rehearsal.do({ kind: 'card.add', ...s1, itemId: 'open', cardId: 'c1', text: 'Felles liste' });
  });
  act(() => openTab('cards'));
  await screen.findByText('Felles liste');
  await expect(chooseOf('Felles liste', 'Vis alene på veggen')).rejects.toThrow(/menuitem/);
  await user.click(screen.getByRole('button', { name: 'Slipp kortet' }));
  await waitFor(() => expect(line.rehearsal.session.cards.open?.c1?.releasedAt).not.toBeNull());
  await chooseOf('Felles liste', 'Vis alene på veggen');
  await waitFor(() => expect(wall().scene).toEqual({ kind: 'card', itemId: 'open', refId: 'c1' }));
});
