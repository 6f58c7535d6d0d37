import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { peopleOf } from '../../../domain/mix.ts';
import { presenceAt } from '../../../domain/presence.ts';
import { PresencePanel } from '../../../renderer/presence/PresencePanel.tsx';
import { countPresence, gridStep, nextMark, presenceCells, unitsOf } from '../../../renderer/presence/presence-grid.ts';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { nursingHome } from '../../support/sample-book.ts';

let line: DeskLine | null = null;
const user = userEvent.setup();
afterEach(() => line?.stop());

function marked() {
  const book = nursingHome();
  const mark = (itemId: string, personIds: string[], to: 'present' | 'away') =>
    book.do({ kind: 'presence.mark', sessionId: 's1', itemId, personIds, mark: to });
  mark('open', ['p1', 'p2'], 'present');
  mark('ideas', ['p2'], 'away');
  mark('talks', ['p3'], 'present');
  return book;
}

const cellsAt = (itemId: string) => {
  const book = marked();
  return presenceCells(book.session, itemId, peopleOf(book.book.programme.people, 'w1'));
};
const short = (itemId: string) => cellsAt(itemId).map(({ person, mark, since }) => `${person.code} ${mark} ${since}`);

async function open() {
  line = await openDesk(nursingHome());
  render(<PresencePanel sessionId="s1" itemId="ideas" />);
}
const marks = () => Object.fromEntries(presenceAt((line as DeskLine).rehearsal.session, 'ideas'));
const cell = (name: string) => screen.findByRole('button', { name });

test('a mark holds for later items until the next, and says where it was set', () => {
  expect(short('ideas').slice(0, 3)).toEqual(['P01 present open', 'P02 away ideas', 'P03 null null']);
  expect(short('talks').slice(0, 3)).toEqual(['P01 present open', 'P02 away ideas', 'P03 present talks']);
});

test('the desk counts by level and role and leaves out what nobody is', () => {
  expect(countPresence(cellsAt('talks'))).toEqual({
    present: 2,
    of: 6,
    away: 1,
    floor: 0,
    unmarked: 3,
    levels: [
      { key: 'assistant', present: 0, of: 3 },
      { key: 'skilled', present: 2, of: 3 },
    ],
    roles: [
      { key: 'employee', present: 2, of: 5 },
      { key: 'leader', present: 0, of: 1 },
    ],
  });
});

test('whoever is not expected is not counted until they come', () => {
  const book = marked();
  for (const personId of ['p4', 'p3']) book.do({ kind: 'presence.expect', sessionId: 's1', personId, dayIds: [] });
  const cells = presenceCells(book.session, 'talks', peopleOf(book.book.programme.people, 'w1'));
  expect(cells.map(({ expected }) => expected)).toEqual([true, true, false, false, true, true]);
  expect(countPresence(cells)).toMatchObject({ present: 2, of: 5, away: 1, unmarked: 2 });
});

test('a press goes from here to out to the floor and back', () => {
  expect([null, 'present', 'away', 'floor'].map((mark) => nextMark(mark as never))).toEqual([
    'present',
    'away',
    'floor',
    'present',
  ]);
});

test('units are offered only when there is more than one', () => {
  const people = cellsAt('open').map(({ person }) => person);
  expect(unitsOf(people)).toEqual([]);
  expect(unitsOf(people.map((person, at) => ({ ...person, unit: at < 2 ? 'Solsida' : '' })))).toEqual(['Solsida', '']);
});

test('arrow keys stay inside the grid', () => {
  expect(gridStep(1, 'ArrowDown', 3, 6)).toBe(4);
  expect(gridStep(4, 'ArrowDown', 3, 6)).toBeNull();
  expect(gridStep(0, 'ArrowLeft', 3, 6)).toBeNull();
  expect(gridStep(2, 'End', 3, 6)).toBe(5);
  expect(gridStep(2, 'x', 3, 6)).toBeNull();
});

test('Space marks a code as here, then as out, and Delete takes the mark away', async () => {
  await open();
  (await cell('P01, ikke merket')).focus();
  await user.keyboard(' ');
  await cell('P01, til stede');
  await user.keyboard(' ');
  await cell('P01, ute');
  expect(marks()).toEqual({ p1: 'away' });
  await user.keyboard('{Delete}');
  await cell('P01, ikke merket');
  expect(marks()).toEqual({});
});

test('V puts a code on the floor and takes it back in', async () => {
  await open();
  (await cell('P02, ikke merket')).focus();
  await user.keyboard('v');
  await cell('P02, på vakt');
  expect(screen.getByText(/1 på vakt, 5 ikke merket/)).toBeTruthy();
  await user.keyboard('v');
  await cell('P02, til stede');
});

test('the floor is said to be short in a word once both figures are written, and covered when somebody is called out', async () => {
  await open();
  expect(screen.getByText('Vakta er ikke talt opp')).toBeTruthy();
  await user.type(screen.getByLabelText('Minst på vakt'), '3{Enter}');
  expect((line as DeskLine).given).toHaveLength(0);
  await user.type(screen.getByLabelText('Utenom samlingen'), '2{Enter}');
  await screen.findByText('Vakta mangler 1');
  await user.type(screen.getByLabelText('Utenom samlingen'), 'x{Enter}');
  expect(screen.getByLabelText('Utenom samlingen')).toHaveProperty('value', '2');
  (await cell('P02, ikke merket')).focus();
  await user.keyboard('v');
  await screen.findByText('Vakta er dekket');
  expect(screen.getByText('3 på vakt')).toBeTruthy();
  await user.clear(screen.getByLabelText('Minst på vakt'));
  await user.tab();
  await screen.findByText('Vakta er ikke talt opp');
  expect((line as DeskLine).rehearsal.session.cover).toEqual({});
});

test('one button marks the rest as here, and those who are out stay out', async () => {
  await open();
  await user.click(await cell('P02, ikke merket'));
  await user.click(await cell('P02, til stede'));
  await cell('P02, ute');
  await user.click(screen.getByRole('button', { name: 'Resten er til stede' }));
  await screen.findByText('5 av 6 i rommet');
  await waitFor(() => expect(marks().p2).toBe('away'));
  expect(useToasts.getState().toasts.at(-1)).toMatchObject({ undo: true });
});

test('behind the curtain there are numbers but no codes', async () => {
  line = await openDesk(marked());
  render(
    <CurtainContext value={true}>
      <PresencePanel sessionId="s1" itemId="talks" />
    </CurtainContext>,
  );
  expect(screen.getByText('2 av 6 i rommet')).toBeTruthy();
  expect(document.body.textContent).not.toContain('P01');
});
