import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { perform } from '../../../renderer/desk/perform.ts';
import RunPage from '../../../renderer/desk/RunPage.tsx';
import { useDesk } from '../../../renderer/desk-client.ts';
import { lookAt, openSetting } from '../../../renderer/run/run-view.ts';
import { turnAfter, turnsOf } from '../../../renderer/run/turns.ts';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { minutesIn, NINE, nursingHome, type Rehearsal } from '../../support/sample-book.ts';

vi.setConfig({ testTimeout: 20_000 });

let line: DeskLine;
const user = userEvent.setup();
const s1 = { sessionId: 's1' };

/** A day on its first item, with a round of `count` turns of a minute if one is wanted. */
function running(count = 0): Rehearsal {
  const rehearsal = nursingHome();
  rehearsal.do({ kind: 'run.start', ...s1, itemId: 'open' }, NINE);
  if (count > 0) rehearsal.do({ kind: 'round.start', ...s1, count, turnSeconds: 60 }, NINE);
  return rehearsal;
}

/** Groups take their turns in the item with cards: Blå and, once made, Grønn. */
function byGroups(): Rehearsal {
  const rehearsal = nursingHome();
  rehearsal.do({ kind: 'item.edit', ...s1, itemId: 'ideas', repeat: 'workingGroups' });
  rehearsal.do({ kind: 'run.start', ...s1, itemId: 'ideas' }, NINE);
  return rehearsal;
}

async function open(rehearsal: Rehearsal) {
  line = await openDesk(rehearsal);
  act(() => useDesk.setState({ walls: 1 }));
  render(
    <CurtainContext value={false}>
      <RunPage />
    </CurtainContext>,
  );
}
const session = () => line.rehearsal.session;
const round = () => session().run.round;
const strip = () => screen.getByRole('region', { name: 'Runde' });
const kinds = () => line.given.map(({ kind }) => kind);
const current = () => session().spans[session().run.spanId ?? ''];

beforeEach(() => {
  lookAt(null);
  openSetting(null);
});
afterEach(() => line.stop());

test('a round is begun for those expected, with a length for each', async () => {
  await open(running());
  act(() => openSetting('round'));
  expect(screen.getByLabelText('Hvor mange')).toHaveProperty('value', '6');
  await user.clear(screen.getByLabelText('Tid til hver'));
  await user.type(screen.getByLabelText('Tid til hver'), '0:45');
  await user.click(screen.getByRole('button', { name: 'Start' }));
  await waitFor(() => expect(round()).toMatchObject({ count: 6, turnMs: 45_000, auto: true }));
  expect(await within(strip()).findByText('Nå 1 av 6')).toBeTruthy();
});

test('a round for nobody is refused in the dialog', async () => {
  await open(running());
  act(() => openSetting('round'));
  await user.clear(screen.getByLabelText('Hvor mange'));
  await user.type(screen.getByLabelText('Hvor mange'), '0');
  await user.click(screen.getByRole('button', { name: 'Start' }));
  await screen.findByText('En runde trenger minst én i rommet.');
  expect(round()).toBeNull();
});

test('next and back go turn by turn while there are turns, and say where they believed to be', async () => {
  await open(running(3));
  act(() => perform({ kind: 'next' }));
  await within(strip()).findByText('Nå 2 av 3');
  act(() => perform({ kind: 'back' }));
  await within(strip()).findByText('Nå 1 av 3');
  await user.click(within(strip()).getByRole('button', { name: /Neste tur/ }));
  await within(strip()).findByText('Nå 2 av 3');
  await user.click(screen.getByRole('button', { name: /Tur 3 av 3/ }));
  await within(strip()).findByText('Nå 3 av 3');
  act(() => perform({ kind: 'next' }));
  await waitFor(() => expect(current()?.itemId).toBe('ideas'));
  expect(line.given).toMatchObject([
    { kind: 'round.next', turn: 1 },
    { kind: 'round.back', turn: 2 },
    { kind: 'round.next', turn: 1 },
    { kind: 'round.next', turn: 2 },
    { kind: 'run.next', from: { itemId: 'open', step: 0 } },
  ]);
});

test('time, people and who decides that turns go on are changed on the strip', async () => {
  await open(running(3));
  act(() => perform({ kind: 'turn-time', seconds: 30 }));
  await waitFor(() => expect(round()?.given).toEqual({ 0: 30_000 }));
  await user.click(within(strip()).getByRole('button', { name: '30 sekunder mindre til den som har turen' }));
  await waitFor(() => expect(round()?.given).toEqual({ 0: 0 }));
  await user.click(within(strip()).getByRole('button', { name: 'En person til i runden' }));
  await waitFor(() => expect(round()?.count).toBe(4));
  await user.click(within(strip()).getByRole('button', { name: 'Går selv' }));
  await waitFor(() => expect(round()?.auto).toBe(false));
  await user.click(within(strip()).getByRole('button', { name: 'Flere valg for runden' }));
  await user.click(within(strip()).getByRole('menuitem', { name: 'Avslutt runden', hidden: true }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Runde' })).toBeNull());
});

test('the half minute goes to whoever has the floor, where somebody has it', async () => {
  const rehearsal = running(3);
  const on = { ...s1, itemId: 'open' };
  rehearsal.do({ kind: 'speaker.ask', ...on, personId: 'p1' });
  rehearsal.do({ kind: 'speaker.next', ...on }, NINE);
  await open(rehearsal);
  act(() => perform({ kind: 'turn-time', seconds: 30 }));
  await waitFor(() => expect(session().speakers.open?.timer?.addedMs).toBe(30_000));
  expect(round()?.given).toEqual({});
});

test('a clock that cannot pause still lets its round do so, and go on', async () => {
  const rehearsal = running(3);
  rehearsal.do({ kind: 'timer.set', ...s1, timerKind: 'clock' }, NINE);
  await open(rehearsal);
  act(() => perform({ kind: 'timer-toggle' }));
  await waitFor(() => expect(round()?.pausedAt).not.toBeNull());
  act(() => perform({ kind: 'timer-toggle' }));
  await waitFor(() => expect(round()?.pausedAt).toBeNull());
  expect(kinds()).toEqual(['timer.pause', 'timer.start']);
});

test('an item that is run for groups says whose turn it is, and another turn can be gone to', async () => {
  await open(byGroups());
  const turns = screen.getByRole('region', { name: 'Hvem sin tur' });
  expect(
    within(turns)
      .getAllByRole('listitem')
      .map((one) => one.textContent),
  ).toEqual(['Vakter', 'Rapport']);
  expect(screen.getByText('1 av 2, arbeidsgruppe Vakter')).toBeTruthy();
  await user.click(within(turns).getByRole('button', { name: 'Hopp til Rapport' }));
  await waitFor(() => expect(current()).toMatchObject({ groupId: 'g2', step: 0 }));
  await screen.findByText('2 av 2, arbeidsgruppe Rapport');
});

test('the next item leaves out the turns that remain', async () => {
  await open(byGroups());
  act(() => perform({ kind: 'next-item' }));
  await waitFor(() => expect(current()?.itemId).toBe('talks'));
});

test('the lot is seen before it is taken, and the same lot gives the same order again', async () => {
  const rehearsal = nursingHome();
  rehearsal.do({ kind: 'group.add', workplaceId: 'w1', set: 'working', name: 'Natt', groupId: 'g4', members: [] });
  rehearsal.do({ kind: 'item.edit', ...s1, itemId: 'open', repeat: 'workingGroups' });
  await open(rehearsal);
  const order = () =>
    within(screen.getByRole('list', { name: 'Rekkefølgen loddet gir' }))
      .getAllByRole('listitem')
      .map((one) => one.textContent);
  const drawWith = async (seed: string) => {
    await user.clear(screen.getByLabelText('Lodd'));
    await user.type(screen.getByLabelText('Lodd'), seed);
    return order();
  };
  await user.click(screen.getByRole('button', { name: 'Trekk rekkefølgen' }));
  const first = await drawWith('LODD1');
  const others = await Promise.resolve(['A', 'B', 'C', 'D', 'E']);
  const seen = [];
  for (const seed of others) seen.push((await drawWith(seed)).join());
  expect(new Set(seen).size).toBeGreaterThan(1);
  expect(await drawWith('LODD1')).toEqual(first);
  await user.click(screen.getByRole('button', { name: 'Bruk rekkefølgen' }));
  await screen.findByText(/Lodd LODD1/);
  const names = turnsOf(line.rehearsal.book.programme, session(), session().items.open as never).map(
    ({ name }) => name,
  );
  expect(first.map((text) => text?.replace(/^\d/, ''))).toEqual(names);
});

test('what has begun keeps its place in the lot and is said to', () => {
  const rehearsal = byGroups();
  rehearsal.do({ kind: 'run.start', ...s1, itemId: 'ideas', groupId: 'g2' }, minutesIn(5));
  const item = rehearsal.session.items.ideas;
  if (!item) throw new Error('no item');
  const turns = turnsOf(rehearsal.book.programme, rehearsal.session, item);
  expect(turns.map(({ name, state }) => `${name} ${state}`)).toEqual(['Vakter done', 'Rapport now']);
  expect(turnAfter(turns)).toBeNull();
});
