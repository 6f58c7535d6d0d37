import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dispatch } from '../../../renderer/desk-client.ts';
import { AgreementsPanel } from '../../../renderer/notes/AgreementsPanel.tsx';
import { addNote, chooseType, setAside, takeUp, typed, useComposer } from '../../../renderer/notes/composer.ts';
import { NoteRow } from '../../../renderer/notes/NoteRow.tsx';
import { NotesPanel } from '../../../renderer/notes/NotesPanel.tsx';
import { groupNotes, latestOf } from '../../../renderer/notes/note-groups.ts';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { minutesIn, nursingHome, type Rehearsal } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();
const place = { sessionId: 's1', itemId: 'open', presentationId: null };

function withNotes(): Rehearsal {
  const rehearsal = nursingHome();
  rehearsal.do({ kind: 'facilitator.add', initials: 'F1' });
  const note = { kind: 'note.begin', sessionId: 's1', itemId: 'open', finished: true } as const;
  rehearsal.do({ ...note, noteId: 'first', text: 'Stille i rommet' }, minutesIn(3), 'F1');
  rehearsal.do(
    {
      ...note,
      noteId: 'meaning',
      text: 'De venter på leder',
      type: 'interpretation',
      parentId: 'first',
      tags: ['makt'],
    },
    minutesIn(4),
    'F2',
  );
  rehearsal.do({ ...note, noteId: 'second', text: 'Latter', itemId: 'ideas' }, minutesIn(25), 'F1');
  return rehearsal;
}

async function open(rehearsal = withNotes(), curtained = false) {
  line = await openDesk(rehearsal);
  render(
    <CurtainContext value={curtained}>
      <NotesPanel {...place} />
    </CurtainContext>,
  );
}

beforeEach(setAside);
afterEach(() => line.stop());

const notes = () => Object.values(line.rehearsal.session.notes);

test('notes stand in the stretches they were made in, interpretations under what they interpret', async () => {
  const rehearsal = withNotes();
  line = await openDesk(rehearsal);
  const [dayId = ''] = Object.keys(rehearsal.session.days);
  const groups = groupNotes(rehearsal.book.programme, rehearsal.session, dayId);
  expect(
    groups.map(({ title, threads }) => [title, threads.map(({ note, under }) => [note.id, under.map(({ id }) => id)])]),
  ).toEqual([
    ['Velkommen', [['first', ['meaning']]]],
    ['Ideer på kort', [['second', []]]],
  ]);
});

test('of a hundred notes the latest are taken first, all of them come, and another one draws only itself', async () => {
  const rehearsal = withNotes();
  const note = { kind: 'note.begin', sessionId: 's1', itemId: 'ideas', finished: true } as const;
  for (let n = 0; n < 100; n += 1) rehearsal.do({ ...note, noteId: `n${n}`, text: `Notat ${n}` }, minutesIn(30), 'F1');
  const [dayId = ''] = Object.keys(rehearsal.session.days);
  const groups = groupNotes(rehearsal.book.programme, rehearsal.session, dayId);
  const idsOf = (some: typeof groups) => some.flatMap(({ threads }) => threads.map((one) => one.note.id));
  expect(idsOf([...latestOf(groups, 2)])).toEqual(['n98', 'n99']);
  expect(idsOf([...latestOf(groups, 102)])).toEqual(idsOf(groups));
  const rows = vi.spyOn(NoteRow, 'type');
  await open(rehearsal);
  await waitFor(() => expect(document.querySelectorAll('.notes-row')).toHaveLength(103));
  rows.mockClear();
  void dispatch({ ...note, noteId: 'new', text: 'Et til' });
  await screen.findByText('Et til');
  expect([...new Set(rows.mock.calls.map(([props]) => props.note.id))]).toEqual(['new']);
  rows.mockRestore();
});

test('a row shows when its first key was pressed, what it is, its tags and who wrote it', async () => {
  await open();
  const row = screen.getByText('Stille i rommet').closest('li') as HTMLElement;
  expect(row.textContent).toContain('09:03');
  expect(within(row).getByRole('img', { name: 'Observasjon' })).toBeTruthy();
  expect(row.textContent).toContain('F1');
  expect((screen.getByText('De venter på leder').closest('li') as HTMLElement).textContent).toContain('makt');
});

test('the first key begins the note at the place where the room is, and adding it finishes it with its tags', async () => {
  await open();
  typed('P', place);
  typed('P01 reiser seg #uro', place);
  await waitFor(() => expect(notes().some(({ state }) => state === 'draft')).toBe(true));
  await addNote();
  await screen.findByText('P01 reiser seg');
  expect(notes().find(({ text }) => text === 'P01 reiser seg')).toMatchObject({
    itemId: 'open',
    state: 'written',
    tags: ['uro'],
    type: 'observation',
  });
  expect(useComposer.getState()).toMatchObject({ text: '', draft: null });
});

test('the composer keeps its own item when the room goes on, and says so', async () => {
  await open();
  typed('Halvferdig', { ...place, itemId: 'ideas' });
  expect(await screen.findByText('hører til Ideer på kort')).toBeTruthy();
});

test('an interpretation hangs under the latest observation of its item', async () => {
  await open();
  chooseType('interpretation', line.rehearsal.session, 'open');
  typed('Kanskje uro', place);
  await waitFor(() => expect(notes().find(({ text }) => text === 'Kanskje uro')?.parentId).toBe('first'));
});

test('a draft left by a reload is taken up again', async () => {
  const rehearsal = withNotes();
  rehearsal.do(
    { kind: 'note.begin', sessionId: 's1', itemId: 'open', noteId: 'left', text: 'Midt i en set' },
    minutesIn(30),
    'F1',
  );
  await open(rehearsal);
  await waitFor(() => expect(useComposer.getState().draft?.noteId).toBe('left'));
  expect(useComposer.getState().text).toBe('Midt i en set');
});

test("somebody else's draft is left to them until it is asked for", async () => {
  const rehearsal = withNotes();
  rehearsal.do(
    { kind: 'note.begin', sessionId: 's1', itemId: 'open', noteId: 'theirs', text: 'Andres ord' },
    minutesIn(30),
    'F2',
  );
  await open(rehearsal);
  expect(useComposer.getState().draft).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Fortsett F2' }));
  expect(useComposer.getState().draft?.noteId).toBe('theirs');
});

test('behind the curtain there is an empty composer and none of the notes', async () => {
  const rehearsal = withNotes();
  rehearsal.do(
    { kind: 'note.begin', sessionId: 's1', itemId: 'open', noteId: 'left', text: 'Midt i en set' },
    minutesIn(30),
    'F1',
  );
  await open(rehearsal, true);
  expect(document.body.textContent).not.toMatch(/Stille|Latter|leder|Midt/);
  expect(screen.getByRole('group', { name: 'Hva slags notat' })).toBeTruthy();
});

test('a written note is changed in the composer, and finishing it keeps its time', async () => {
  await open();
  const note = line.rehearsal.session.notes.first;
  if (!note) throw new Error('no note');
  takeUp(note, 's1');
  typed('Stille i hele rommet', place);
  await addNote();
  await waitFor(() =>
    expect(line.rehearsal.session.notes.first).toMatchObject({ text: 'Stille i hele rommet', startedAt: minutesIn(3) }),
  );
});

test('an agreement gets owner and date in one line', async () => {
  line = await openDesk(nursingHome());
  render(<AgreementsPanel sessionId="s1" itemId="open" />);
  await user.click(screen.getByText('Avtale'));
  await user.type(screen.getByLabelText('Avtale', { selector: 'input[type=text]' }), 'Ringlister på tavla');
  await user.selectOptions(screen.getByLabelText('Hvem'), 'Vakter');
  fireEvent.change(screen.getByLabelText('Innen'), { target: { value: '2026-12-01' } });
  await user.click(screen.getByRole('button', { name: /Legg til/ }));
  await screen.findByText('Ringlister på tavla');
  expect(Object.values(line.rehearsal.session.commitments)).toMatchObject([
    { text: 'Ringlister på tavla', owner: { kind: 'group', groupId: 'g1' }, due: '2026-12-01', itemId: 'open' },
  ]);
});
