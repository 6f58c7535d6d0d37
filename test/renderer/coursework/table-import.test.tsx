import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeskApi, HostAnswer, TableAsk, TablePreview } from '../../../domain/contract.ts';
import { submissionState } from '../../../domain/submissions.ts';
import { guessMapping } from '../../../domain/table-mapping.ts';
import { planTable } from '../../../domain/table-plan.ts';
import { MatrixScreen } from '../../../renderer/coursework/MatrixScreen.tsx';
import CourseworkPage from '../../../renderer/desk/CourseworkPage.tsx';
import { dispatch, useDesk } from '../../../renderer/desk-client.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { ak2, handIn, TERMS, withCourseworkAk2 } from '../../support/sample-coursework.ts';

let line: DeskLine;
const user = userEvent.setup();
const room = () => {
  const made = withCourseworkAk2();
  made.do({ kind: 'coursework.add', courseworkId: 'ak3', key: 'AK3', ...TERMS, title: 'Innovasjon' });
  return made;
};
function fail(): never {
  throw new Error('It is not there.');
}

/** The host's part, with a table of plain cells and one name in its link key. */
function tables(asks: TableAsk[] = []): Partial<DeskApi> {
  let text = '';
  const planned = ({ sessionId, courseworkId, mapping: given, replace }: TableAsk) => {
    const [header = [], ...rows] = text.split('\n').map((one) => one.split(';'));
    const table = {
      delimiter: ';',
      header,
      rows: rows.map((cells, at) => ({ row: at + 2, width: cells.length, cells })),
    };
    const { programme, sessions } = line.rehearsal.book;
    const session = sessions[sessionId] ?? fail();
    const mapping = given ?? guessMapping(programme, session, table, courseworkId);
    const plan = planTable(programme, session, table, { mapping, replace, holdsName: (one) => one.includes('Åse') });
    const preview = { header, sample: rows.slice(0, 5), mapping, rows: plan.rows, counts: plan.counts };
    return { plan, preview };
  };
  return {
    tablePiece: async ({ first, piece }) => {
      const part = await (piece as Blob).text();
      text = first ? part : text + part;
      return { ok: true, value: null };
    },
    previewTable: async (asked): Promise<HostAnswer<TablePreview>> => {
      asks.push(asked);
      if (text.includes('"')) return { ok: false, problem: { code: 'CSV_QUOTES', params: { row: 7 } } };
      return { ok: true, value: planned(asked).preview };
    },
    takeTable: async ({ by: _by, id: _id, ...asked }) => {
      const { plan, preview } = planned(asked);
      if (plan.command) await dispatch(plan.command);
      return { ok: true, value: preview };
    },
  };
}

function Screen() {
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  return programme && session && <MatrixScreen programme={programme} session={session} />;
}

const TEXT = 'Jeg leste om slakk og så overlappen på nytt.';
const csv = (rows: readonly string[], name = 'svar.csv') =>
  new File([['kode;svar', ...rows].join('\n')], name, { type: 'text/csv' });

async function open(made = room(), asks: TableAsk[] = []) {
  line = await openDesk(made, tables(asks));
  render(<Screen />);
  await screen.findByRole('grid');
}
const choose = (file: File) =>
  user.upload(document.querySelector<HTMLInputElement>('input[accept^=".csv"]') ?? fail(), file);
const dialog = () => screen.findByRole('dialog');
const state = (id: string, piece = 'ak2') =>
  submissionState(line.rehearsal.book.sessions[ak2.sessionId]?.submissions[piece]?.[id]);
const rowsOf = (box: HTMLElement) =>
  within(within(box).getByRole('region', { name: 'Rad for rad' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent?.trim()).join(' '));
const toast = () => useToasts.getState().toasts.at(-1);

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => line.stop());

test('every row says what it would change, and nothing changes before it is taken in', async () => {
  const made = room();
  handIn(made, 'p2', 'En annen tekst som er levert.');
  await open(made);
  await choose(csv([`P01;${TEXT}`, `P02;${TEXT}`, 'P99;Noe som er langt nok til å telle.', `P03;Åse sa det. ${TEXT}`]));
  const box = await dialog();
  await within(box).findByRole('region', { name: 'Rad for rad' });
  expect(rowsOf(box)).toEqual([
    '2 P01 AK2 44 leveres',
    '3 P02 AK2 44 noe annet er levert; velg om det skal erstattes',
    '4 P99   ingen her har koden',
    '5 P03 AK2 56 leveres Teksten kan ha et navn i seg.',
  ]);
  within(box).getByText('1 tekst kan ha et navn i seg. Den er merket.');
  within(box).getByText('2 rader hoppes over. Resten kan hentes inn.');
  expect(state('p1')).toBe('notDelivered');
  await user.click(within(box).getByRole('button', { name: 'Hent inn' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(['p1', 'p2', 'p3', 'p4'].map((id) => state(id))).toEqual([
    'delivered',
    'delivered',
    'delivered',
    'notDelivered',
  ]);
  expect(toast()).toMatchObject({
    text: '2 innleveringer er hentet inn',
    detail: '2 rader ble hoppet over.',
    undo: true,
  });
  expect(line.given.map(({ kind }) => kind)).toEqual(['submission.import']);
  await dispatch({ kind: 'history.undo' });
  expect([state('p1'), state('p3')]).toEqual(['notDelivered', 'notDelivered']);
});

test('a text that differs takes the place of the other only when that is asked for', async () => {
  const made = room();
  handIn(made, 'p2', 'En annen tekst som er levert.');
  await open(made);
  await choose(csv([`P02;${TEXT}`]));
  const box = await dialog();
  const take = await within(box).findByRole('button', { name: 'Hent inn' });
  expect((take as HTMLButtonElement).disabled).toBe(true);
  within(box).getByText('Det er ingenting her å hente inn.');
  await user.click(within(box).getByRole('checkbox', { name: 'Erstatt tekst som er levert før' }));
  await waitFor(() => expect(rowsOf(box)).toEqual(['2 P02 AK2 44 erstatter teksten']));
  expect((take as HTMLButtonElement).disabled).toBe(false);
});

test('a table of several pieces is one change, and one undo takes all of it back', async () => {
  await open();
  const header = new File([`kode;AK2 tekst;AK3 tekst\nP01;${TEXT};${TEXT}\nP02;;${TEXT}`], 'alt.csv');
  await choose(header);
  const box = await dialog();
  await user.click(await within(box).findByRole('button', { name: 'Hent inn' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(toast()).toMatchObject({ text: '3 innleveringer er hentet inn', detail: '', undo: true });
  expect(line.given.map(({ kind }) => kind)).toEqual(['submission.import']);
  expect([state('p1'), state('p1', 'ak3'), state('p2', 'ak3')]).toEqual(['delivered', 'delivered', 'delivered']);
  await dispatch({ kind: 'history.undo' });
  expect([state('p1'), state('p1', 'ak3'), state('p2', 'ak3')]).toEqual([
    ...['notDelivered', 'notDelivered', 'notDelivered'],
  ]);
});

test('where the host began anew the table is handed over again, and what came in before the answer was lost is told', async () => {
  const host = tables();
  let handed = 0;
  let gone = true;
  line = await openDesk(room(), {
    ...host,
    tablePiece: async (given) => {
      handed += 1;
      gone = false;
      return host.tablePiece?.(given) ?? fail();
    },
    takeTable: async (asked) => {
      // The first press took the table in; then the host began anew, before it could say so.
      if (gone) return { ok: false, problem: { code: 'TABLE_GONE' } };
      const first = handed === 1;
      const taken = (await host.takeTable?.(asked)) ?? fail();
      if (!first) return taken;
      gone = true;
      return { ok: false, problem: { code: 'TABLE_GONE' } };
    },
  });
  render(<Screen />);
  await screen.findByRole('grid');
  await choose(csv([`P01;${TEXT}`]));
  const box = await dialog();
  await user.click(await within(box).findByRole('button', { name: 'Hent inn' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(handed).toBe(2);
  expect(toast()).toMatchObject({ text: '1 innlevering er hentet inn', undo: true });
  expect(state('p1')).toBe('delivered');
});

test('the meaning of a column and the piece can be changed, and the rows follow', async () => {
  const asks: TableAsk[] = [];
  await open(room(), asks);
  await choose(csv([`P01;${TEXT}`]));
  const box = await dialog();
  const column = await within(box).findByRole('combobox', { name: 'Hva kolonnen svar betyr' });
  expect((column as HTMLSelectElement).selectedOptions[0]?.textContent).toBe('AK2: tekst');
  await user.selectOptions(within(box).getByRole('combobox', { name: 'Arbeidskrav' }), 'AK3 Innovasjon');
  await waitFor(() => expect(rowsOf(box)).toEqual(['2 P01 AK3 44 leveres']));
  await user.selectOptions(column, 'Deltakerens kode');
  await waitFor(() => expect(asks.at(-1)?.mapping).toEqual({ code: 1, submissionId: null, columns: [] }));
});

test('without a column of codes that is said, and nothing can be taken in', async () => {
  await open();
  await choose(csv([`P01;${TEXT}`]));
  const box = await dialog();
  await user.selectOptions(
    await within(box).findByRole('combobox', { name: 'Hva kolonnen kode betyr' }),
    'Tas ikke med',
  );
  await within(box).findByText('Fant ingen koder');
  expect((within(box).getByRole('button', { name: 'Hent inn' }) as HTMLButtonElement).disabled).toBe(true);
});

test('a file that is no table says why, with the row', async () => {
  await open();
  await choose(csv(['P01;"aldri lukket']));
  await within(await dialog()).findByText('Fra og med rad 7 lar tabellen seg ikke lese.');
  expect(screen.getByRole('button', { name: 'Velg en annen fil' })).toBeTruthy();
});

test('a CSV file is dropped on the overview, and another kind is told what to do', async () => {
  await open();
  const drop = (file: File) =>
    fireEvent.drop(screen.getByRole('grid'), { dataTransfer: { files: [file], types: ['Files'] } });
  drop(new File(['PK'], 'svar.xlsx'));
  expect(toast()).toMatchObject({ tone: 'refused', text: 'svar.xlsx er ikke en CSV-fil' });
  expect(screen.queryByRole('dialog')).toBeNull();
  drop(csv([`P01;${TEXT}`], 'SVAR.CSV'));
  await within(await dialog()).findByText('Hent inn fra SVAR.CSV');
});

test('of three hundred rows one hundred are drawn, the rest are pages away, and problems can be shown alone', async () => {
  await open();
  await choose(csv(Array.from({ length: 300 }, (_, n) => (n === 299 ? `P01;${TEXT}` : `X${n};${TEXT}`))));
  const box = await dialog();
  await within(box).findByText('1–100 av 300');
  expect(rowsOf(box)).toHaveLength(100);
  within(box).getByRole('button', { name: 'Neste' }).focus();
  await user.keyboard('{Enter}{Enter}');
  await within(box).findByText('201–300 av 300');
  expect(rowsOf(box).at(-1)).toBe('301 P01 AK2 44 leveres');
  await user.click(within(box).getByRole('radio', { name: 'Endres 1' }));
  expect(rowsOf(box)).toEqual(['301 P01 AK2 44 leveres']);
});

test('what is shown of a table is covered with the overview', async () => {
  history.pushState({}, '', '/coursework');
  line = await openDesk(room(), tables());
  render(<CourseworkPage />);
  await user.keyboard('v');
  await screen.findByRole('grid');
  await choose(csv([`P01;${TEXT}`]));
  await dialog();
  Object.defineProperty(document, 'hidden', { configurable: true, value: true });
  fireEvent(document, new Event('visibilitychange'));
  Reflect.deleteProperty(document, 'hidden');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  history.pushState({}, '', '/');
});
