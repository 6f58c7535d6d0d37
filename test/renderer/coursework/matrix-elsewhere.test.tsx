import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeskApi, SessionSummary } from '../../../domain/contract.ts';
import type { SessionStandings } from '../../../domain/coursework-standing.ts';
import { submissionState } from '../../../domain/submissions.ts';
import { MatrixScreen } from '../../../renderer/coursework/MatrixScreen.tsx';
import { useDesk } from '../../../renderer/desk-client.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { handIn, withCourseworkAk2 } from '../../support/sample-coursework.ts';

let line: DeskLine;
const user = userEvent.setup();

const FIRST: SessionStandings = {
  sessionId: 's0',
  number: 1,
  kind: 'kickoff',
  pieces: {
    ak2: {
      p1: { state: 'approved', attempt: 1, how: 'paper', at: 1_764_000_000_000 },
      p2: { state: 'notApproved', attempt: 2, how: 'typed', at: 1_764_000_000_000 },
      p3: { state: 'delivered', attempt: 1, how: 'paper', at: 1_764_000_000_000 },
    },
  },
};

function summary(id: string, number: number): SessionSummary {
  return { id, workplaceId: 'w1', kind: 'kickoff', number, title: '', held: [], days: [] };
}

function Screen() {
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  return programme && session && <MatrixScreen programme={programme} session={session} />;
}

async function open(room = withCourseworkAk2(), services: Partial<DeskApi> = {}) {
  line = await openDesk(room, {
    courseworkElsewhere: async () => ({ ok: true, value: [FIRST] }),
    ...services,
  });
  useDesk.setState({ sessions: [summary('s0', 1), summary('s1', 2)] });
  render(<Screen />);
  const grid = await screen.findByRole('grid');
  grid.focus();
  return grid;
}

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => line.stop());

const cell = (code: string) =>
  screen.getByRole('rowheader', { name: code }).closest('tr')?.querySelector('td:last-child')?.textContent;
const said = () => useToasts.getState().toasts.at(-1)?.text;
const here = (id: string) => submissionState(line.rehearsal.session.submissions.ak2?.[id]);

test('a cell says where a piece stands in the whole programme, and in which session', async () => {
  const room = withCourseworkAk2();
  handIn(room, 'p2', 'Et nytt forsøk');
  await open(room);
  await waitFor(() => expect(cell('P01')).toBe('Godkjentsamling 1'));
  expect(['P02', 'P03', 'P04'].map(cell)).toEqual(['Levert', 'Levertpapirsamling 1', 'Ikke levert']);
  expect(document.querySelector('.matrix-sums dl')?.textContent).toBe(
    'Ikke levert3Levert2Godkjent1Ikke godkjent0Trukket0',
  );
});

test('what another session has is not handed in here as well, by hand or with a stack of paper', async () => {
  await open();
  await waitFor(() => expect(cell('P01')).toBe('Godkjentsamling 1'));
  expect(screen.getByText(/Står i samling 1, oppstart\..*Det føres og vurderes der\./)).toBeTruthy();
  expect(screen.queryByLabelText('Teksten til P01')).toBeNull();
  await user.keyboard('p');
  await waitFor(() => expect(said()).toBe('De valgte føres i en annen samling'));
  await user.keyboard('{Control>}a{/Control}p');
  await waitFor(() => expect(said()).toBe('AK2: 4 står som levert på papir'));
  expect(['p1', 'p2', 'p3', 'p4'].map(here)).toEqual(['notDelivered', 'delivered', 'notDelivered', 'delivered']);
});

test('nothing is called missing, and nothing is marked, before the other sessions are heard', async () => {
  let answer = (_: { ok: true; value: SessionStandings[] }) => {};
  const heard = new Promise<{ ok: true; value: SessionStandings[] }>((resolve) => {
    answer = resolve;
  });
  await open(undefined, { courseworkElsewhere: () => heard });
  expect(cell('P01')).toBe('…');
  await user.keyboard('p');
  await waitFor(() => expect(said()).toBe('De valgte føres i en annen samling'));
  expect(line.given).toEqual([]);
  answer({ ok: true, value: [] });
  await waitFor(() => expect(cell('P01')).toBe('Ikke levert'));
});

test('where the other sessions cannot be read the screen says that it knows of this one alone', async () => {
  await open(undefined, {
    courseworkElsewhere: async () => ({ ok: false, problem: { code: 'IO', params: { errno: 'EIO' } } }),
  });
  expect(await screen.findByText(/De andre samlingene kunne ikke leses/)).toBeTruthy();
  expect(cell('P01')).toBe('Ikke levert');
});

test('the people of another workplace are shown when they are asked for, and entered there', async () => {
  const room = withCourseworkAk2();
  room.do({ kind: 'workplace.add', workplaceId: 'w9', name: 'Fjellheim', project: { title: 'Natta', aim: 'Ro' } });
  room.do({ kind: 'people.add', workplaceId: 'w9', people: [{ personId: 'q1', code: 'Q01', level: 'skilled' }] });
  await open(room);
  expect(screen.queryByRole('rowheader', { name: 'Q01' })).toBeNull();
  await user.selectOptions(screen.getByLabelText('Arbeidsplass'), 'Fjellheim');
  expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['Q01']);
  expect(screen.getByText(/hører til en annen arbeidsplass/)).toBeTruthy();
  await user.selectOptions(screen.getByLabelText('Arbeidsplass'), 'Alle');
  expect(screen.getAllByRole('rowheader')).toHaveLength(7);
});
