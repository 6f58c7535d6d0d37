import { createEvent, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { itemsOfDay } from '../../../domain/agenda.ts';
import { PlanScreen } from '../../../renderer/plan/PlanScreen.tsx';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { SingleKeysContext } from '../../../renderer/ui/single-keys.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { nursingHome } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();

async function open(book = nursingHome(), curtained = false) {
  line = await openDesk(book);
  render(
    <CurtainContext value={curtained}>
      <PlanScreen />
    </CurtainContext>,
  );
  await screen.findByRole('heading', { level: 1, name: 'Tirsdag 24. november' });
}

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => line.stop());

const session = () => line.rehearsal.session;
const dayId = () => Object.keys(session().days)[0] ?? '';
const order = () => itemsOfDay(session(), dayId()).map(({ id }) => id);
const pick = (title: string) => screen.getByRole('button', { name: new RegExp(`^${title}, `) });
const rowOf = (title: string) => {
  const row = pick(title).closest('tr');
  if (!row) throw new Error('no row');
  return row;
};
const lastToast = () => useToasts.getState().toasts.at(-1);

test('a row is moved with Alt and an arrow, and the toast says what that did to the day', async () => {
  await open();
  await user.click(pick('Velkommen'));
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await waitFor(() => expect(order()).toEqual(['ideas', 'open', 'talks', 'lunch', 'out']));
  await waitFor(() =>
    expect(lastToast()).toMatchObject({
      text: 'Flyttet «Velkommen» etter «Ideer på kort». To starttider er regnet om. Lunsj og vaktbytte står fast.',
      undo: true,
    }),
  );
});

test('the move of a locked row is refused in the row itself and never sent', async () => {
  await open();
  await user.click(pick('Lunsj og vaktbytte'));
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(await within(rowOf('Lunsj og vaktbytte')).findByRole('alert')).toHaveProperty(
    'textContent',
    'Et låst punkt holder tida si. Lås opp punktet først.',
  );
  expect(line.given).toEqual([]);
});

test('an arrow goes into the table also when nothing has the focus', async () => {
  await open();
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(pick('Velkommen'));
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(pick('Ideer på kort'));
});

test('the arrows go from row to row, and Enter on the chosen one goes to its minutes', async () => {
  await open();
  await user.click(pick('Velkommen'));
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(pick('Ideer på kort'));
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByLabelText('Minutter, Ideer på kort'));
  await user.keyboard('50{Enter}');
  await waitFor(() => expect(session().items.ideas?.minutes).toBe(50));
  expect(await within(rowOf('Lunsj og vaktbytte')).findByText('Det foran går 10 min inn i dette')).toBeTruthy();
  expect(screen.getByText('10 min for mye')).toBeTruthy();
});

test('minutes that are none are refused and the old ones stand', async () => {
  await open();
  const minutes = screen.getByLabelText('Minutter, Velkommen');
  await user.clear(minutes);
  await user.type(minutes, 'mange{Enter}');
  expect(lastToast()?.text).toBe('Skriv 1 til 600 minutter');
  expect(minutes).toHaveProperty('value', '20');
  expect(line.given).toEqual([]);
});

test('the mouse drags a row by its handle', async () => {
  await open();
  const carried = new Map<string, string>();
  const dataTransfer = {
    setData: (kind: string, data: string) => carried.set(kind, data),
    get types() {
      return [...carried.keys()];
    },
  };
  fireEvent.dragStart(screen.getByRole('button', { name: 'Dra «Velkommen»' }), { dataTransfer });
  const over = createEvent.dragOver(pick('Gruppepresentasjoner'), { dataTransfer });
  // Nothing has a size here, so every place is below the middle of a row.
  Object.defineProperty(over, 'clientY', { value: 1 });
  fireEvent(pick('Gruppepresentasjoner'), over);
  expect(rowOf('Gruppepresentasjoner').dataset.landing).toBe('lower');
  fireEvent.drop(pick('Gruppepresentasjoner'), { dataTransfer });
  await waitFor(() => expect(order()).toEqual(['ideas', 'talks', 'open', 'lunch', 'out']));
});

test('N makes a new item after the chosen one, and its title waits to be written', async () => {
  await open();
  await user.click(pick('Velkommen'));
  await user.keyboard('n');
  const title = await screen.findByLabelText('Tittel');
  await waitFor(() => expect(document.activeElement).toBe(title));
  await user.keyboard('Oppvarming{Enter}');
  await waitFor(() => expect(itemsOfDay(session(), dayId())[1]?.title).toBe('Oppvarming'));
});

test('N does nothing once single keys are turned off', async () => {
  line = await openDesk(nursingHome());
  render(
    <SingleKeysContext value={false}>
      <PlanScreen />
    </SingleKeysContext>,
  );
  await screen.findByRole('heading', { level: 1, name: 'Tirsdag 24. november' });
  await user.keyboard('n');
  expect(line.given).toEqual([]);
});

test('an item is locked where it stands and unlocked again', async () => {
  await open();
  await user.click(pick('Gruppepresentasjoner'));
  await user.click(screen.getByRole('button', { name: 'Lås' }));
  await waitFor(() => expect(session().items.talks?.lockedStart).toBe(600));
  const start = screen.getByLabelText('Start');
  await user.clear(start);
  await user.type(start, '10.15{Enter}');
  await waitFor(() => expect(session().items.talks?.lockedStart).toBe(615));
  expect(within(rowOf('Gruppepresentasjoner')).getByText('15 min luft før')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Låst' }));
  await waitFor(() => expect(session().items.talks?.lockedStart).toBeNull());
});

test('steps are added, changed and removed', async () => {
  await open();
  await user.click(pick('Velkommen'));
  await user.type(screen.getByLabelText('Nytt steg'), 'Rammen');
  await user.type(screen.getByLabelText('Minutter i nytt steg'), '25{Enter}');
  await waitFor(() => expect(session().items.open?.steps).toEqual([{ title: 'Rammen', minutes: 25 }]));
  expect(await screen.findByText('Stegene er 25 av 20 min, 5 for mye.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Fjern steget Rammen' }));
  await waitFor(() => expect(session().items.open?.steps).toEqual([]));
});

test('the prompt counts its letters while it is written and is kept on leaving it', async () => {
  await open();
  await user.click(pick('Velkommen'));
  const prompt = screen.getByLabelText('Oppgave eller spørsmål til rommet');
  expect(screen.getByText('19 av 160 tegn')).toBeTruthy();
  await user.clear(prompt);
  await user.type(prompt, 'Hva nå?');
  expect(screen.getByText('7 av 160 tegn')).toBeTruthy();
  await user.tab();
  await waitFor(() => expect(session().items.open?.prompt).toBe('Hva nå?'));
});

test('behind the curtain neither prompt, note nor preview is in the document', async () => {
  await open(nursingHome(), true);
  await user.click(pick('Velkommen'));
  expect(document.body.textContent).not.toContain('Gå rolig');
  expect(document.body.innerHTML).not.toContain('Hva har dere prøvd?');
  expect(screen.getByText('Teksten til rommet og notatet ditt er bak forhenget.')).toBeTruthy();
});

test('a later start is shown before it is done, with what it runs into', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'Start senere' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByLabelText('Dagen begynner')).toHaveProperty('value', '09:10');
  expect(within(dialog).getByText('Det går 10 min inn i Lunsj og vaktbytte 10:45. Kort ned noe foran.')).toBeTruthy();
  expect(within(dialog).getByText(/^Tre starttider flyttes\./)).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: 'Begynn 09:10' }));
  await waitFor(() => expect(session().days[dayId()]?.startMinute).toBe(550));
});

test('theme and outcomes of the day are changed while no item is chosen', async () => {
  await open();
  const outcomes = screen.getByLabelText('I dag skal du kunne');
  await user.type(outcomes, '{Enter}  velge ett neste steg  ');
  await user.tab();
  await waitFor(() =>
    expect(session().days[dayId()]?.outcomes).toEqual(['si hva gruppa har prøvd', 'velge ett neste steg']),
  );
});

test('a closed day can be read and not changed', async () => {
  const book = nursingHome();
  book.do({ kind: 'day.close', sessionId: 's1', dayId: Object.keys(book.session.days)[0] ?? '' });
  await open(book);
  expect(screen.getByText(/^Dagen er avsluttet/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Nytt punkt' })).toBeNull();
  expect(screen.queryByLabelText('Minutter, Velkommen')).toBeNull();
  await user.click(pick('Velkommen'));
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}{Delete}n');
  expect(line.given).toEqual([]);
});

test('an item that something hangs on is not removed, and the row says why', async () => {
  const book = nursingHome();
  book.do({ kind: 'run.start', sessionId: 's1', itemId: 'open' });
  await open(book);
  await user.click(pick('Velkommen'));
  await user.keyboard('{Delete}');
  expect((await within(rowOf('Velkommen')).findByRole('alert')).textContent).toContain('Det hører notater');
});
