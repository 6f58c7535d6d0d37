import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { setAside, useComposer } from '../../../renderer/notes/composer.ts';
import { fieldFacts, sideBySide, useFieldView } from '../../../renderer/notes/field-view.ts';
import { NotesPanel } from '../../../renderer/notes/NotesPanel.tsx';
import { groupNotes } from '../../../renderer/notes/note-groups.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { nursingHome, type Rehearsal } from '../../support/sample-book.ts';

let line: DeskLine | null = null;
const user = userEvent.setup();

afterEach(() => {
  line?.stop();
  line = null;
  setAside();
  useFieldView.setState({ view: 'stream' });
});

/** F1 has seen something and what it may mean; with `second`, F2 has seen it otherwise. */
function inTheField(second: boolean): Rehearsal {
  const room = nursingHome();
  const note = { kind: 'note.begin', sessionId: 's1', itemId: 'open', finished: true } as const;
  room.do({ ...note, noteId: 'meaning', type: 'observation', text: 'To snakker, resten ser ned.' }, undefined, 'F1');
  room.do(
    { ...note, noteId: 'means', type: 'interpretation', parentId: 'meaning', text: 'De venter på leder.' },
    undefined,
    'F1',
  );
  if (second) {
    room.do(
      { ...note, noteId: 'other', type: 'observation', parentId: 'meaning', text: 'Fire skriver på lapper.' },
      undefined,
      'F2',
    );
  }
  return room;
}

const dayOf = (room: Rehearsal) => Object.keys(room.session.days)[0] ?? '';

test('what each has seen comes before what it may mean, one column for each observer', () => {
  const room = inTheField(true);
  const [group] = sideBySide(groupNotes(room.book.programme, room.session, dayOf(room)));
  expect(group?.authors).toEqual(['F1', 'F2']);
  expect(group?.rows[0]?.sides.map((side) => side.map(({ id }) => id))).toEqual([['meaning', 'means'], ['other']]);
});

test('an item is told as having one observer until a second has written', () => {
  expect([...fieldFacts(inTheField(false).session).alone]).toEqual([['open', 'F1']]);
  const both = fieldFacts(inTheField(true).session);
  expect([...both.alone]).toEqual([]);
  expect([...both.shared]).toEqual(['meaning']);
});

async function open(room: Rehearsal) {
  line = await openDesk(room);
  render(<NotesPanel sessionId="s1" itemId="open" presentationId={null} />);
  await screen.findByText('To snakker, resten ser ned.');
}

/** Opens the menu of the note that says so. */
const openMenu = (text: string) =>
  user.click(screen.getByText(text).closest('li')?.querySelector('[aria-haspopup=menu]') as HTMLElement);

test('one observer alone is warned of, and to agree needs the second', async () => {
  await open(inTheField(false));
  expect(screen.getByText('Bare F1 har skrevet her')).toBeTruthy();
  await openMenu('To snakker, resten ser ned.');
  const choice = screen.getByRole('menuitem', { name: 'Enige: trenger to som har skrevet', hidden: true });
  expect(choice).toHaveProperty('disabled', true);
});

test('two who have written can disagree, and the note says so', async () => {
  await open(inTheField(true));
  expect(screen.queryByText(/Bare F1/)).toBeNull();
  await openMenu('To snakker, resten ser ned.');
  await user.click(screen.getByRole('menuitem', { name: 'Uenige', hidden: true }));
  await waitFor(() => expect(line?.rehearsal.session.notes.meaning?.accord).toBe('disagreed'));
  const row = screen.getByText('To snakker, resten ser ned.').closest('li');
  expect(within(row as HTMLElement).getByText('Uenige', { selector: '.ui-chip' })).toBeTruthy();
});

test('side by side there is a column for each, and a second view hangs under the first', async () => {
  await open(inTheField(true));
  await user.click(screen.getByRole('button', { name: 'Side om side' }));
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual(['F1', 'F2']);
  await openMenu('To snakker, resten ser ned.');
  const [view] = screen.getAllByRole('menuitem', { name: 'Skriv ditt syn på det samme', hidden: true });
  await user.click(view as HTMLElement);
  expect(useComposer.getState()).toMatchObject({ type: 'observation', parentId: 'meaning' });
});
