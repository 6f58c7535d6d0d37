import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CourseworkExport, DeskApi } from '../../../domain/contract.ts';
import { submissionState } from '../../../domain/submissions.ts';
import { MatrixScreen } from '../../../renderer/coursework/MatrixScreen.tsx';
import { useDesk } from '../../../renderer/desk-client.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import type { Rehearsal } from '../../support/sample-book.ts';
import { ak2, handIn, settle, withCourseworkAk2 } from '../../support/sample-coursework.ts';

let line: DeskLine;
const user = userEvent.setup();

function Screen() {
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  return programme && session && <MatrixScreen programme={programme} session={session} />;
}

async function open(room: Rehearsal = withCourseworkAk2(), services: Partial<DeskApi> = {}) {
  line = await openDesk(room, services);
  render(<Screen />);
  const grid = await screen.findByRole('grid');
  grid.focus();
  return grid;
}

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => line.stop());

const PEOPLE = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
const states = () => PEOPLE.map((id) => submissionState(line.rehearsal.session.submissions.ak2?.[id]));
const cell = (code: string) => {
  const row = screen.getByRole('rowheader', { name: code }).closest('tr');
  return row?.querySelector('td:last-child') as HTMLElement;
};
const said = () => useToasts.getState().toasts.at(-1)?.text;

test('every state is told in a word and a shape', async () => {
  const room = withCourseworkAk2();
  for (const id of ['p1', 'p2', 'p3']) handIn(room, id, 'Tekst');
  settle(room, 'p1');
  room.do({ kind: 'case.assessors', ...ak2, personId: 'p2', assessors: ['f1', 'f2'] });
  room.do({ kind: 'case.settle', ...ak2, personId: 'p2', verdict: 'notApproved', reason: 'Mangler begrepene.' });
  room.do({ kind: 'submission.withdraw-many', ...ak2, personIds: ['p4'], on: true });
  await open(room);
  expect(['P01', 'P02', 'P03', 'P04', 'P05'].map((code) => cell(code).textContent)).toEqual([
    'Godkjent',
    'Ikke godkjent',
    'Levert',
    'Trukket',
    'Ikke levert',
  ]);
  const shapes = ['P01', 'P02', 'P03', 'P04', 'P05'].map((code) => cell(code).querySelector('svg')?.innerHTML);
  expect(new Set(shapes).size).toBe(5);
});

test('the keys work from the start: the marked place has the focus', async () => {
  line = await openDesk(withCourseworkAk2());
  render(<Screen />);
  expect(document.activeElement).toBe(await screen.findByRole('grid'));
});

test('arrows and one letter enter a stack of paper, and one step back takes all of it', async () => {
  await open();
  await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}p');
  await waitFor(() =>
    expect(states()).toEqual(['notDelivered', 'delivered', 'delivered', 'delivered', 'notDelivered', 'notDelivered']),
  );
  await waitFor(() => expect(said()).toBe('AK2: 3 står som levert på papir'));
  expect(useToasts.getState().toasts.at(-1)?.undo).toBe(true);
  expect(line.given.filter(({ kind }) => kind.startsWith('submission.'))).toHaveLength(1);
});

test('who has delivered is left as they are when all are marked', async () => {
  const room = withCourseworkAk2();
  handIn(room, 'p2', 'Teksten min');
  await open(room);
  await user.keyboard('{Control>}a{/Control}p');
  await waitFor(() => expect(states().every((state) => state === 'delivered')).toBe(true));
  expect(line.rehearsal.session.submissions.ak2?.p2?.attempts[0]).toMatchObject({ how: 'pasted', text: 'Teksten min' });
  await user.keyboard('p');
  await waitFor(() => expect(said()).toBe('Ingen av dem mangler'));
});

test('people picked with the space bar are withdrawn with X, and taken back with X', async () => {
  await open();
  await user.keyboard(' {ArrowDown}{ArrowDown} x');
  await waitFor(() => expect(states().filter((state) => state === 'withdrawn')).toHaveLength(2));
  expect(states()[2]).toBe('withdrawn');
  await user.keyboard('x');
  await waitFor(() => expect(states()).not.toContain('withdrawn'));
});

test('clearing leaves what is settled', async () => {
  const room = withCourseworkAk2();
  handIn(room, 'p1', 'En');
  handIn(room, 'p2', 'To');
  settle(room, 'p1');
  await open(room);
  await user.keyboard('{Control>}a{/Control}{Delete}');
  await waitFor(() => expect(states().slice(0, 2)).toEqual(['approved', 'notDelivered']));
});

test('the filter of those who are missing loses whoever is marked, and the hands stay on the next', async () => {
  const grid = await open();
  await user.click(screen.getByRole('button', { name: 'Mangler' }));
  expect(screen.getAllByRole('rowheader')).toHaveLength(6);
  grid.focus();
  await user.keyboard('p');
  await waitFor(() => expect(screen.queryByRole('rowheader', { name: 'P01' })).toBeNull());
  await user.keyboard('p');
  await waitFor(() => expect(screen.queryByRole('rowheader', { name: 'P02' })).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Vis alle' }));
  expect(screen.getAllByRole('rowheader')).toHaveLength(6);
});

test('a presentation delivers for its whole group', async () => {
  const room = withCourseworkAk2();
  const added = { presentationId: 'a', presentationKind: 'project' as const, title: 'Byttering', groupId: 'g1' };
  room.do({ kind: 'presentation.add', sessionId: 's1', ...added });
  await open(room);
  await user.click(screen.getByRole('button', { name: 'Fra presentasjon' }));
  await user.click(screen.getByRole('menuitem', { name: 'Byttering', hidden: true }));
  await waitFor(() => expect(states().slice(0, 4)).toEqual(['delivered', 'delivered', 'delivered', 'notDelivered']));
});

test('Enter goes to the text, what is typed is kept, and Escape goes back to the matrix', async () => {
  const grid = await open();
  await user.keyboard('{ArrowDown}{Enter}');
  const text = screen.getByLabelText('Teksten til P02');
  expect(document.activeElement).toBe(text);
  await user.keyboard('Vi ser mer 👀 نحن نرى');
  await waitFor(() =>
    expect(line.rehearsal.session.submissions.ak2?.p2?.attempts[0]).toMatchObject({
      how: 'typed',
      text: 'Vi ser mer 👀 نحن نرى',
    }),
  );
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(grid);
  expect(cell('P02').textContent).toBe('Levert');
});

test('what is pasted into an empty text is handed in as pasted', async () => {
  await open();
  await user.click(screen.getByLabelText('Teksten til P01'));
  await user.paste('Skjønn er å se.\r\nOg å vente.');
  await waitFor(() =>
    expect(line.rehearsal.session.submissions.ak2?.p1?.attempts[0]).toMatchObject({
      how: 'pasted',
      text: 'Skjønn er å se.\nOg å vente.',
    }),
  );
});

test('a text is typed in later where it came on paper, and it still came on paper', async () => {
  const room = withCourseworkAk2();
  room.do({ kind: 'submission.hand-in-many', ...ak2, personIds: ['p1'], how: 'paper' });
  await open(room);
  await user.click(screen.getByLabelText('Teksten til P01'));
  await user.keyboard('Fra arket');
  await waitFor(() =>
    expect(line.rehearsal.session.submissions.ak2?.p1?.attempts[0]).toMatchObject({ how: 'paper', text: 'Fra arket' }),
  );
});

test('a settled text is read only, and a second attempt begins where the first was not approved', async () => {
  const room = withCourseworkAk2();
  handIn(room, 'p1', 'Første forsøk');
  settle(room, 'p1', 'notApproved');
  await open(room);
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getByText('Første forsøk')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Åpne 2. forsøk' }));
  expect(await screen.findByRole('textbox', { name: 'Teksten til P01' })).toBeTruthy();
  expect(line.rehearsal.session.submissions.ak2?.p1?.attempts).toHaveLength(2);
  await user.click(screen.getByRole('radio', { name: '1. forsøk' }));
  expect(screen.getByText('Første forsøk')).toBeTruthy();
});

test('a page for each participant is asked for without names, and where they lie is said', async () => {
  const asked: CourseworkExport[] = [];
  const file = (n: number) => ({ fileName: `side-${n}.pdf`, path: `/exports/side-${n}.pdf`, bytes: 100 });
  await open(withCourseworkAk2(), {
    exportCoursework: async (input) => {
      asked.push(input);
      return { ok: true, value: { files: [file(1), file(2)], asText: 0 } };
    },
  });
  await user.click(screen.getByRole('button', { name: 'Hent ut' }));
  await user.click(screen.getByRole('menuitem', { name: 'Én side til hver deltaker (PDF)', hidden: true }));
  await waitFor(() => expect(said()).toBe('2 filer ligger i programmets mappe for eksport. Fortrolig.'));
  expect(asked).toMatchObject([{ what: 'pages', format: 'pdf', names: false, texts: false, personId: null }]);
});

test('names and texts come with a paper only when they are chosen, and only where they can be', async () => {
  const asked: CourseworkExport[] = [];
  await open(withCourseworkAk2(), {
    exportCoursework: async (input) => {
      asked.push(input);
      return { ok: true, value: { files: [], asText: 0 } };
    },
  });
  const write = async (choose: () => Promise<void>) => {
    await user.click(screen.getByRole('button', { name: 'Hent ut' }));
    await user.click(screen.getByRole('menuitem', { name: 'Velg selv …', hidden: true }));
    await choose();
    await user.click(screen.getByRole('button', { name: 'Skriv fila' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  };
  await write(async () => {
    await user.click(screen.getByRole('checkbox', { name: 'Med navn ved siden av kodene' }));
    await user.click(screen.getByRole('checkbox', { name: 'Med tekstene' }));
  });
  await write(async () => {
    await user.click(screen.getByRole('checkbox', { name: 'Med tekstene' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Hva' }), 'Protokollen');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Form' }), 'Tekst (Markdown)');
    expect(screen.queryByRole('checkbox', { name: 'Med tekstene' })).toBeNull();
  });
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked).toMatchObject([
    { what: 'matrix', format: 'csv', names: true, texts: true },
    { what: 'protocol', format: 'md', names: false, texts: false },
  ]);
});
