import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { dispatch } from '../../../renderer/desk-client.ts';
import { QueueRow } from '../../../renderer/speakers/QueueRow.tsx';
import { SpeakersPanel } from '../../../renderer/speakers/SpeakersPanel.tsx';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { minutesIn, nursingHome, type Rehearsal } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();
afterEach(() => line.stop());
const at = { sessionId: 's1', itemId: 'open' };

async function open(rehearsal: Rehearsal = nursingHome(), curtained = false) {
  line = await openDesk(rehearsal);
  render(
    <CurtainContext value={curtained}>
      <SpeakersPanel sessionId="s1" itemId="open" />
    </CurtainContext>,
  );
}

/** A list where those have signed up for a speech, the first `spoken` of them having the floor one after another. */
function asked(personIds: readonly string[], spoken = 0): Rehearsal {
  const rehearsal = nursingHome();
  for (const personId of personIds) rehearsal.do({ kind: 'speaker.ask', ...at, personId, entryId: `e-${personId}` });
  for (let turn = 0; turn < spoken; turn += 1) rehearsal.do({ kind: 'speaker.next', ...at }, minutesIn(turn));
  return rehearsal;
}

const queue = () => [...document.querySelectorAll('.speakers-row strong')].map((one) => one.textContent);
const list = () => line.rehearsal.session.speakers.open;
const field = () => screen.getByLabelText('Kode');
const floor = () => screen.getByRole('region', { name: 'Har ordet' });

test('a number and Enter signs up, and a letter after it chooses reply or procedural point', async () => {
  await open(asked(['p1'], 1));
  await user.type(field(), '2{Enter}');
  await screen.findByText('P02: Innlegg. Nummer 2.');
  await user.type(field(), '3r{Enter}');
  await screen.findByText('P03: Replikk. Nummer 3.');
  await user.type(field(), '4d{Enter}');
  await waitFor(() => expect(queue()).toEqual(['P04', 'P03', 'P02']));
  expect(field()).toHaveProperty('value', '');
});

test('a code that nobody has is said under the field, and nothing is sent', async () => {
  await open();
  await user.type(field(), '77{Enter}');
  await screen.findByText('Ingen har koden «77».');
  expect(line.given).toEqual([]);
});

test('a third reply is not sent but offered an ordinary place, and Enter takes it', async () => {
  const rehearsal = asked(['p1'], 1);
  for (const personId of ['p2', 'p3']) rehearsal.do({ kind: 'speaker.ask', ...at, personId, speech: 'reply' });
  await open(rehearsal);
  await user.type(field(), '4r{Enter}');
  await screen.findByText('Det er gitt 2 replikker til dette innlegget.');
  expect(line.given).toEqual([]);
  await user.keyboard('{Enter}');
  await screen.findByText('P04: Innlegg. Nummer 4.');
  expect(line.given).toMatchObject([{ kind: 'speaker.ask', personId: 'p4', speech: 'ordinary' }]);
});

test('a reply before anybody has spoken is offered as a speech too', async () => {
  await open();
  await user.type(field(), '4r{Enter}');
  await user.click(await screen.findByRole('button', { name: /Sett P04 opp med innlegg/ }));
  await waitFor(() => expect(queue()).toEqual(['P04']));
});

test('what is refused is said where it was typed, and nowhere else', async () => {
  await open(asked(['p1']));
  const before = useToasts.getState().toasts;
  await user.type(field(), '1{Enter}');
  await screen.findByText('Samme kode står der alt, med samme type innlegg. La plassen stå, eller ta den av først.');
  expect(useToasts.getState().toasts).toBe(before);
  expect(queue()).toEqual(['P01']);
});

test('the floor is given by one press, with who was believed to have it, and ends by another', async () => {
  await open(asked(['p1', 'p2']));
  await user.click(screen.getByRole('button', { name: /Gi ordet til P01/ }));
  await waitFor(() => expect(within(floor()).getByText('P01')).toBeTruthy());
  expect(within(floor()).getByRole('timer').getAttribute('aria-label')).toBe('2:00 igjen');
  expect(line.given).toMatchObject([{ kind: 'speaker.next', speakingId: null }]);
  await user.click(within(floor()).getByRole('button', { name: '30 sekunder til' }));
  await user.click(within(floor()).getByRole('button', { name: 'Valg for P01' }));
  await user.click(within(floor()).getByRole('menuitem', { name: 'Pause', hidden: true }));
  await screen.findByText(/Pause siden/);
  await user.click(within(floor()).getByRole('button', { name: /Ferdig/ }));
  await waitFor(() => expect(list()?.speakingId).toBeNull());
  expect(line.given.map(({ kind }) => kind)).toEqual(['speaker.next', 'speaker.time', 'speaker.pause', 'speaker.stop']);
});

test('Ctrl Enter in the field gives the floor to the next one', async () => {
  await open(asked(['p1', 'p2']));
  await user.click(field());
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(list()?.speakingId).toBe('e-p1'));
});

test('in the queue arrows move, Alt and an arrow changes places, and Delete takes off with the way back', async () => {
  await open(asked(['p1', 'p2', 'p3']));
  const rows = () => [...document.querySelectorAll<HTMLElement>('.speakers-pick')];
  rows()[0]?.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(rows()[2]);
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await waitFor(() => expect(queue()).toEqual(['P01', 'P03', 'P02']));
  await user.keyboard('{Delete}');
  await waitFor(() => expect(queue()).toEqual(['P01', 'P02']));
  expect(useToasts.getState().toasts.at(-1)).toMatchObject({ text: 'P03 er tatt av lista', undo: true });
});

test('whoever is out of the room is said, keeps the place and is passed over', async () => {
  const rehearsal = asked(['p1', 'p2']);
  rehearsal.do({ kind: 'presence.mark', ...at, personIds: ['p1'], mark: 'away' });
  await open(rehearsal);
  expect(screen.getByText('Ute av rommet')).toBeTruthy();
  expect(queue()).toEqual(['P01', 'P02']);
  expect(screen.getByRole('button', { name: /Gi ordet til P02/ })).toBeTruthy();
});

test('the strek is announced, closed and opened again', async () => {
  await open();
  const closing = screen.getByRole('group', { name: 'Strek' });
  for (const [name, state] of [
    ['Siste sjanse', 'announced'],
    ['Strek satt', 'closed'],
    ['Åpen', 'open'],
  ] as const) {
    await user.click(within(closing).getByRole('radio', { name }));
    await waitFor(() => expect(list()?.closing).toBe(state));
  }
});

test('the rules are changed where they stand, and a length that will not do is said', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'Regler for lista' }));
  await user.click(screen.getByLabelText('De som ikke har snakket i dag, først'));
  await user.click(screen.getByLabelText('Ledere sist'));
  await user.clear(screen.getByLabelText('Taletid'));
  await user.type(screen.getByLabelText('Taletid'), '3:30{Enter}');
  await waitFor(() => expect(list()).toMatchObject({ newFirst: true, leadersLast: false, speechMs: 210_000 }));
  await user.clear(screen.getByLabelText('Replikktid'));
  await user.type(screen.getByLabelText('Replikktid'), '0{Enter}');
  await screen.findByText('Skriv fra 0:05 til 60:00.');
  expect(list()?.replyMs).toBe(60_000);
});

test('shares of the speaking time sum to 100 %, by level and by role', async () => {
  const rehearsal = asked(['p1', 'p4', 'p6'], 3);
  rehearsal.do({ kind: 'speaker.stop', ...at }, minutesIn(3));
  await open(rehearsal);
  const percents = () =>
    [...document.querySelectorAll('[data-share]')].map((one) => Number(/(\d+) %/.exec(one.textContent ?? '')?.[1]));
  expect(percents()).toEqual([67, 33]);
  await user.click(screen.getByRole('radio', { name: 'Rolle' }));
  expect(percents().reduce((sum, one) => sum + one, 0)).toBe(100);
});

test('a call name is written for the wall and kept with the names', async () => {
  const calls: unknown[] = [];
  line = await openDesk(asked(['p1']), {
    dispatch: async ({ command }) => {
      calls.push(command);
      return { ok: true, seq: 2, ids: [] };
    },
  });
  render(<SpeakersPanel sessionId="s1" itemId="open" />);
  await user.click(screen.getByRole('button', { name: 'Valg for P01' }));
  await user.click(screen.getByRole('menuitem', { name: 'Tiltalenavn på veggen', hidden: true }));
  await user.type(screen.getByLabelText('Det P01 vil kalles i dag'), 'Solfrid{Enter}');
  await waitFor(() => expect(calls).toEqual([{ kind: 'name.set', personId: 'p1', callName: 'Solfrid' }]));
});

test('a row of a long queue draws its choices when its menu is opened, and none of them before', async () => {
  await open(asked(['p1', 'p2', 'p3']));
  const choices = () => screen.queryAllByRole('menuitem', { hidden: true }).map((one) => one.textContent);
  expect(choices()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Valg for P02' }));
  expect(choices()).toHaveLength(5);
  await user.click(screen.getByRole('menuitem', { name: /^Ta av lista/, hidden: true }));
  await waitFor(() => expect(queue()).toEqual(['P01', 'P03']));
});

/** A list of two hundred others, none of them heard. */
function longQueue(): { rehearsal: Rehearsal; more: readonly string[] } {
  const rehearsal = nursingHome();
  const more = Array.from({ length: 200 }, (_, index) => `more${index}`);
  const like = { role: 'employee', level: 'skilled' } as const;
  rehearsal.do({ kind: 'people.add', workplaceId: 'w1', people: more.map((personId) => ({ personId, ...like })) });
  for (const personId of more) rehearsal.do({ kind: 'speaker.ask', ...at, personId, entryId: `e-${personId}` });
  return { rehearsal, more };
}

test('of two hundred rows, those that change are drawn when somebody gets the floor, is passed over or is taken off', async () => {
  const rows = vi.spyOn(QueueRow, 'type');
  const drawn = () => rows.mock.calls.map(([{ entryId }]) => entryId);
  await open(longQueue().rehearsal);
  await waitFor(() => expect(queue()).toHaveLength(200));
  rows.mockClear();
  await user.click(document.querySelector('.speakers-pick') as HTMLElement);
  await waitFor(() => expect(queue()).toHaveLength(199));
  expect([...new Set(drawn())]).toEqual(['e-more1']);
  rows.mockClear();
  void dispatch({ kind: 'presence.mark', ...at, personIds: ['more1'], mark: 'away' });
  await screen.findByText('Ute av rommet');
  expect([...new Set(drawn())]).toEqual(['e-more1', 'e-more2']);
  rows.mockClear();
  void dispatch({ kind: 'speaker.withdraw', ...at, entryId: 'e-more100' });
  await waitFor(() => expect(queue()).toHaveLength(198));
  expect(drawn()).toEqual([]);
  rows.mockRestore();
});

test('a queue of two hundred is whole, in its order, and its last row can be given the floor', async () => {
  const { rehearsal, more } = longQueue();
  await open(rehearsal);
  await waitFor(() => expect(queue()).toEqual(more.map((_, n) => `P${String(n + 7).padStart(2, '0')}`)));
  const last = [...document.querySelectorAll<HTMLElement>('.speakers-pick')].at(-1);
  await user.click(last as HTMLElement);
  await waitFor(() => expect(list()?.speakingId).toBe('e-more199'));
});

test('behind the curtain there are places and no codes, and the floor can still be given', async () => {
  await open(asked(['p1', 'p2', 'p3'], 1), true);
  expect(document.body.textContent).not.toMatch(/P0\d/);
  expect(within(floor()).getByText('Nummer 1')).toBeTruthy();
  expect(queue()).toEqual(['Nummer 2', 'Nummer 3']);
  await user.click(screen.getByRole('button', { name: /Gi ordet til Nummer 2/ }));
  await waitFor(() => expect(list()?.speakingId).toBe('e-p2'));
});
