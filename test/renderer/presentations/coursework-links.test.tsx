import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { countedFor } from '../../../domain/presented-coursework.ts';
import { onRefusal, useDesk } from '../../../renderer/desk-client.ts';
import { CourseworkLinks } from '../../../renderer/presentations/CourseworkLinks.tsx';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { nursingHome, type Rehearsal } from '../../support/sample-book.ts';
import { ak2, handIn, TERMS, withCourseworkAk2 } from '../../support/sample-coursework.ts';

let line: DeskLine;
const user = userEvent.setup();

afterEach(() => {
  line.stop();
  useToasts.setState({ toasts: [] });
});

function Links() {
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  const presentation = session?.presentations.a;
  if (!programme || !session || !presentation) return null;
  const people = Object.values(programme.people);
  return <CourseworkLinks programme={programme} session={session} presentation={presentation} people={people} />;
}

async function open(book: Rehearsal) {
  const talk = { kind: 'presentation.add', sessionId: 's1', itemId: 'talks', presentationKind: 'project' } as const;
  book.do({ ...talk, presentationId: 'a', groupId: 'g1', title: 'Byttering' });
  book.do({ ...talk, presentationId: 'b', groupId: 'g2', title: 'Rapport' });
  line = await openDesk(book);
  render(<Links />);
}

const counted = () => countedFor(line.rehearsal.session, 'ak2', 'a').sort();
const ask = async () => {
  await user.click(screen.getByRole('button', { name: 'La den telle' }));
  return within(screen.getByRole('dialog'));
};
const pressed = (dialog: ReturnType<typeof within>) =>
  dialog.getAllByRole('button', { pressed: true }).map((one: HTMLElement) => one.textContent);

test('a programme without coursework says so, and asks nothing', async () => {
  await open(nursingHome());
  expect(screen.getByText('Programmet har ingen arbeidskrav ennå.')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('the members of the group are chosen, one is left out, and the rest stand as delivered', async () => {
  await open(withCourseworkAk2());
  const dialog = await ask();
  expect(pressed(dialog)).toEqual(['P01', 'P02', 'P03']);
  await user.click(dialog.getByRole('button', { name: 'P02' }));
  await user.click(dialog.getByRole('button', { name: 'Tell for 2' }));
  await screen.findByText('AK2: P01, P03');
  expect(counted()).toEqual(['p1', 'p3']);
  expect(useToasts.getState().toasts[0]).toMatchObject({ text: 'AK2 teller for 2', undo: true });
});

test('what it counts for is changed, and taken away again', async () => {
  const book = withCourseworkAk2();
  await open(book);
  await user.click((await ask()).getByRole('button', { name: 'Tell for 3' }));
  await screen.findByText('AK2: P01, P02, P03');
  await user.click(screen.getByRole('button', { name: 'Endre' }));
  const dialog = within(screen.getByRole('dialog'));
  for (const code of pressed(dialog)) await user.click(dialog.getByRole('button', { name: code ?? '' }));
  await user.click(dialog.getByRole('button', { name: 'Ta bort' }));
  await waitFor(() => expect(counted()).toEqual([]));
  expect(screen.queryByText(/AK2:/)).toBeNull();
});

test('who has another presentation, or has withdrawn, cannot be chosen, and the form says why', async () => {
  const book = withCourseworkAk2();
  const talk = { kind: 'presentation.add', sessionId: 's1', itemId: 'talks', presentationKind: 'project' } as const;
  book.do({ ...talk, presentationId: 'c', title: 'En annen' });
  book.do({ kind: 'presentation.coursework', ...ak2, presentationId: 'c', personIds: ['p2'] });
  handIn(book, 'p3', 'Tekst');
  book.do({ kind: 'submission.withdraw', ...ak2, personId: 'p3', on: true });
  await open(book);
  const dialog = await ask();
  expect(pressed(dialog)).toEqual(['P01']);
  expect(dialog.getByRole('button', { name: 'P02' })).toHaveProperty('disabled', true);
  expect(dialog.getByText('P02 har en annen presentasjon i dette arbeidskravet.')).toBeTruthy();
  expect(dialog.getByText('P03 har trukket seg.')).toBeTruthy();
});

test('another piece of coursework can be chosen, and has its own people', async () => {
  const book = withCourseworkAk2();
  book.do({ kind: 'coursework.add', courseworkId: 'ak3', key: 'AK3', ...TERMS, title: 'Innovasjon' });
  await open(book);
  const dialog = await ask();
  await user.selectOptions(dialog.getByLabelText('Arbeidskrav'), 'AK3 Innovasjon');
  await user.click(dialog.getByRole('button', { name: 'Tell for 3' }));
  await screen.findByText('AK3: P01, P02, P03');
  expect(counted()).toEqual([]);
});

test('what the host refuses is told to the desk, and the form stays', async () => {
  await open(withCourseworkAk2());
  const heard: string[] = [];
  const deaf = onRefusal(({ code }) => heard.push(code));
  const dialog = await ask();
  line.rehearsal.do({ kind: 'presentation.coursework', ...ak2, presentationId: 'b', personIds: ['p1'] });
  await user.click(dialog.getByRole('button', { name: 'Tell for 3' }));
  await waitFor(() => expect(heard).toEqual(['COUNTS_ELSEWHERE']));
  expect(screen.getByRole('dialog')).toBeTruthy();
  deaf();
});
