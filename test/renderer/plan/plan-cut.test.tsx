import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useDesk } from '../../../renderer/desk-client.ts';
import { PlanScreen } from '../../../renderer/plan/PlanScreen.tsx';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { nursingHome, type Rehearsal } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();
const s1 = { sessionId: 's1' };

async function open(change: (book: Rehearsal) => void = () => {}) {
  const book = nursingHome();
  change(book);
  line = await openDesk(book);
  render(<PlanScreen />);
  await screen.findByRole('heading', { level: 1, name: 'Tirsdag 24. november' });
}
const pick = (title: string) => screen.getByRole('button', { name: new RegExp(`^${title}, `) });
const rowOf = (title: string) => {
  const row = pick(title).closest('tr');
  if (!row) throw new Error('no row');
  return row;
};

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => line.stop());

test('an item is cut by hand, stays struck out, and is taken in again from its row', async () => {
  await open();
  await user.click(pick('Ideer på kort'));
  await user.click(screen.getByRole('button', { name: 'Stryk' }));
  await waitFor(() => expect(line.rehearsal.session.items.ideas?.cut).toBe(true));
  expect(within(rowOf('Ideer på kort')).getByText('Ideer på kort').tagName).toBe('S');
  await waitFor(() =>
    expect(useToasts.getState().toasts.at(-1)?.text).toContain('«Ideer på kort» er strøket. Én starttid er regnet om.'),
  );
  await user.click(within(rowOf('Ideer på kort')).getByRole('button', { name: 'Ta inn igjen' }));
  await waitFor(() => expect(line.rehearsal.session.items.ideas?.cut).toBe(false));
});

test('a plan that takes more than a locked item can give says so', async () => {
  await open((book) => book.do({ kind: 'item.edit', ...s1, itemId: 'ideas', minutes: 60 }));
  expect(within(rowOf('Lunsj og vaktbytte')).getByText('5 min mer enn punktet kan gi fra seg')).toBeTruthy();
});

test('what such an item usually takes is a quiet hint, taken with one press', async () => {
  await open();
  const held = [30, 38, 60].map((minutes, at) => ({
    ...{ itemId: `h${at}`, activity: 'plenary' as const, title: 'Ideer på kort', minutes },
  }));
  const summary = { id: 's0', workplaceId: 'w1', kind: 'kickoff' as const, number: 1, title: '', days: [], held };
  act(() => useDesk.setState({ sessions: [summary] }));
  await user.click(pick('Ideer på kort'));
  const hint = screen.getByRole('button', { name: 'Tar vanligvis 38 min (3 ganger)' });
  hint.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(line.rehearsal.session.items.ideas?.minutes).toBe(38));
  expect(screen.queryByRole('button', { name: /Tar vanligvis/ })).toBeNull();
});
