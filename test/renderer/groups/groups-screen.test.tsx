import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GroupsScreen } from '../../../renderer/groups/GroupsScreen.tsx';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { nursingHome } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();

beforeEach(async () => {
  useToasts.setState({ toasts: [] });
  line = await openDesk(nursingHome());
  render(<GroupsScreen />);
  await screen.findByRole('heading', { name: 'Grupper' });
});
afterEach(() => line.stop());

const groups = () => line.rehearsal.book.programme.groups;
const card = (name: string) => screen.getByRole('region', { name });
const chip = (code: string) => screen.getByRole('button', { name: new RegExp(`^${code}`) });

test('codes are chosen by key and put in a group together', async () => {
  chip('P06').focus();
  await user.keyboard(' ');
  await user.click(chip('P01'));
  await user.click(within(card('Rapport')).getByRole('button', { name: /Sett inn 2/ }));
  await waitFor(() => expect(Object.keys(groups().g2?.members ?? {}).sort()).toEqual(['p1', 'p4', 'p5', 'p6']));
  expect(Object.keys(groups().g1?.members ?? {})).toEqual(['p2', 'p3']);
  await waitFor(() =>
    expect(useToasts.getState().toasts.at(-1)).toMatchObject({ text: 'Satte 2 i Rapport.', undo: true }),
  );
  expect(within(card('Ikke i noen gruppe')).getByText('Alle er i en gruppe.')).toBeTruthy();
});

test('someone is taken out of a group', async () => {
  await user.click(chip('P02'));
  await user.click(screen.getByRole('button', { name: 'Ta ut 1' }));
  await waitFor(() => expect(Object.keys(groups().g1?.members ?? {})).toEqual(['p1', 'p3']));
  expect(within(card('Ikke i noen gruppe')).getByRole('button', { name: /^P02/ })).toBeTruthy();
});

test('the sets are kept apart', async () => {
  await user.click(screen.getByLabelText('Lesegrupper'));
  expect(screen.queryByRole('region', { name: 'Vakter' })).toBeNull();
  expect(within(card('Blå')).getByRole('button', { name: /^P04/ })).toBeTruthy();
});

test('a group is added with the next free shape, renamed and removed', async () => {
  await user.click(screen.getByLabelText('Lesegrupper'));
  await user.type(screen.getByLabelText('Ny gruppe'), 'Gul{Enter}');
  await waitFor(() =>
    expect(Object.values(groups()).at(-1)).toMatchObject({ name: 'Gul', set: 'reading', shape: 'triangle' }),
  );
  const name = await screen.findByLabelText('Navn på gruppa Gul');
  await user.clear(name);
  await user.type(name, 'Gule{Enter}');
  await waitFor(() => expect(Object.values(groups()).at(-1)?.name).toBe('Gule'));
  await user.click(screen.getByRole('button', { name: 'Fjern gruppa Gule' }));
  await waitFor(() => expect(Object.keys(groups())).toHaveLength(3));
});

test('how mixed a group is stands in words', () => {
  expect(within(card('Vakter')).getByText('3 fagarbeidere')).toBeTruthy();
  expect(within(card('Ikke i noen gruppe')).getByText('1 assistent, herav 1 leder')).toBeTruthy();
});

test('people are divided by lot: seen first, drawn again, then taken as it was seen', async () => {
  await user.click(screen.getByLabelText('Lesegrupper'));
  await user.click(screen.getByRole('button', { name: 'Del inn' }));
  const dialog = screen.getByRole('dialog', { name: 'Del inn i lesegrupper' });
  const count = within(dialog).getByLabelText('Antall grupper');
  await user.clear(count);
  expect(within(dialog).getByRole('button', { name: 'Bruk denne inndelingen' })).toHaveProperty('disabled', true);
  await user.type(count, '2');
  const seen = () =>
    within(within(dialog).getByRole('list', { name: 'Slik blir gruppene' }))
      .getAllByRole('listitem')
      .map((group) => group.textContent?.match(/P0\d/g) ?? []);
  const first = JSON.stringify(seen());
  for (let draws = 0; draws < 20 && JSON.stringify(seen()) === first; draws += 1) {
    await user.click(within(dialog).getByRole('button', { name: 'Ny trekning' }));
  }
  expect(JSON.stringify(seen())).not.toBe(first);
  const taken = seen();
  await user.click(within(dialog).getByRole('button', { name: 'Bruk denne inndelingen' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const reading = Object.values(groups()).filter(({ set }) => set === 'reading');
  expect(reading.map(({ name }) => name)).toEqual(['Blå', 'Gul']);
  expect(
    reading.map(({ members }) =>
      Object.keys(members)
        .map((id) => id.replace('p', 'P0'))
        .toSorted(),
    ),
  ).toEqual(taken);
  await waitFor(() =>
    expect(useToasts.getState().toasts.at(-1)).toMatchObject({ text: 'Delte inn i 2 grupper.', undo: true }),
  );
});

test('the division says what does not work out', async () => {
  await user.click(screen.getByRole('button', { name: 'Del inn' }));
  const dialog = screen.getByRole('dialog', { name: 'Del inn i arbeidsgrupper' });
  await user.clear(within(dialog).getByLabelText('Antall grupper'));
  await user.type(within(dialog).getByLabelText('Antall grupper'), '4');
  expect(within(dialog).getAllByText(/: ingen assistent$/)).toHaveLength(1);
  expect(within(dialog).getByText('Gruppene har 1 eller 2 medlemmer')).toBeTruthy();
  await user.clear(within(dialog).getByLabelText('Antall grupper'));
  await user.type(within(dialog).getByLabelText('Antall grupper'), '7');
  expect(within(dialog).getByText('Det er 6 å dele inn. Velg fra 1 til 6 grupper.')).toBeTruthy();
});
