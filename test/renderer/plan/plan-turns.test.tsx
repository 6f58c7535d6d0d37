import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { PlanScreen } from '../../../renderer/plan/PlanScreen.tsx';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { nursingHome } from '../../support/sample-book.ts';

vi.setConfig({ testTimeout: 20_000 });

let line: DeskLine;
const user = userEvent.setup();
afterEach(() => line.stop());

async function open() {
  line = await openDesk(nursingHome());
  render(<PlanScreen />);
  await user.click(await screen.findByRole('button', { name: /^Velkommen, / }));
}
const item = () => line.rehearsal.session.items.open;
const write = async (label: string, text: string) => {
  await user.clear(screen.getByLabelText(label));
  await user.type(screen.getByLabelText(label), `${text}{Enter}`);
};

test('an item is given a round, a clock of its own, and those for whom its steps are run', async () => {
  await open();
  await write('Runde, sekunder til hver', '60');
  await waitFor(() => expect(item()?.turnSeconds).toBe(60));
  await write('Klokka, minutter', '15');
  await waitFor(() => expect(item()?.timerMinutes).toBe(15));
  await user.selectOptions(screen.getByLabelText('Stegene gjelder'), 'Hver lesegruppe');
  await waitFor(() => expect(item()?.repeat).toBe('readingGroups'));
  await user.selectOptions(screen.getByLabelText('På veggen'), 'Talere');
  await waitFor(() => expect(item()?.scene).toBe('speakers'));
});

test('empty fields take round and clock away, and a length that will not do is said', async () => {
  await open();
  await write('Runde, sekunder til hver', '60');
  await waitFor(() => expect(item()?.turnSeconds).toBe(60));
  await write('Runde, sekunder til hver', '4');
  await screen.findByText('Skriv 5 til 3600 sekunder');
  await user.clear(screen.getByLabelText('Runde, sekunder til hver'));
  await user.tab();
  await waitFor(() => expect(item()?.turnSeconds).toBeNull());
});

test('a copy of an item has its round and its clock too', async () => {
  await open();
  await write('Runde, sekunder til hver', '45');
  await waitFor(() => expect(item()?.turnSeconds).toBe(45));
  await user.click(screen.getByRole('button', { name: /Lag kopi/ }));
  await waitFor(() => expect(line.given.at(-1)).toMatchObject({ kind: 'item.add', turnSeconds: 45 }));
});
