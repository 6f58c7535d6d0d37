import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cardsOf } from '../../../domain/cards.ts';
import { CardsPanel } from '../../../renderer/cards/CardsPanel.tsx';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { nursingHome } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();

async function open(refuse?: Parameters<typeof openDesk>[2]) {
  line = await openDesk(nursingHome(), {}, refuse);
  render(<CardsPanel sessionId="s1" itemId="ideas" />);
}

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => line.stop());

const cards = () => cardsOf(line.rehearsal.session, 'ideas');
const entry = () => screen.getByLabelText('Nytt kort');
const row = (text: string) => screen.getByText(text).closest('li') as HTMLElement;

async function write(text: string) {
  await user.type(entry(), `${text}{Enter}`);
  await screen.findByText(text.replace(/^.*: /, ''));
}

test('Enter adds a card, hidden, and the line is ready for the next', async () => {
  await open();
  await write('Færre skjema');
  expect(entry()).toHaveProperty('value', '');
  expect(cards()).toMatchObject([{ text: 'Færre skjema', releasedAt: null, from: { kind: 'plenum' } }]);
  expect(screen.getByText('1 kort, 0 sluppet')).toBeTruthy();
});

test('a number typed as the giver is that code, and it stays for the next card', async () => {
  await open();
  await user.type(screen.getByLabelText('Fra'), '2{Enter}');
  expect(document.activeElement).toBe(entry());
  await write('Mindre leting');
  await write('Fast vaktbytte');
  expect(cards().map(({ from }) => from)).toEqual([
    { kind: 'person', personId: 'p2' },
    { kind: 'person', personId: 'p2' },
  ]);
});

test('a code written before the text is whose it is, not what it says', async () => {
  await open();
  await write('P03: Færre skjema');
  expect(cards()).toMatchObject([{ text: 'Færre skjema', from: { kind: 'person', personId: 'p3' } }]);
});

test('a pasted list becomes a card a line in one change', async () => {
  await open();
  await user.click(entry());
  await user.paste('- Færre skjema\n- Fast vaktbytte\n- Mindre leting');
  await user.keyboard('{Enter}');
  await screen.findByText('Mindre leting');
  expect(line.given.map(({ kind }) => kind)).toEqual(['card.add-many']);
  expect(useToasts.getState().toasts[0]).toMatchObject({ text: 'La til 3 kort', undo: true });
});

test('R releases the card in focus and takes it back again', async () => {
  await open();
  await write('Færre skjema');
  screen.getByText('Færre skjema').closest('button')?.focus();
  await user.keyboard('r');
  await within(row('Færre skjema')).findByText('Sluppet');
  expect(cards()[0]?.releasedAt).not.toBeNull();
  await user.keyboard('r');
  await within(row('Færre skjema')).findByText('Slipp');
  expect(cards()[0]?.releasedAt).toBeNull();
});

test('a card that points at a person is not released and says why, while the others are', async () => {
  await open();
  await write('Færre skjema');
  await write('Slik P02 gjør det');
  await user.click(screen.getByRole('button', { name: 'Slipp alle 2' }));
  const alert = await within(row('Slik P02 gjør det')).findByRole('alert');
  expect(alert.textContent).toContain('Teksten peker på en person');
  expect(alert.textContent).toContain('Skriv om uten kode eller navn');
  await within(row('Færre skjema')).findByText('Sluppet');
  expect(cards().map(({ releasedAt }) => releasedAt !== null)).toEqual([true, false]);
});

test('when the host finds a name, only the card that holds it is held back', async () => {
  await open((command) =>
    command.kind === 'card.release' && command.cardIds?.includes(cards()[1]?.id ?? '')
      ? { code: 'PERSON_IN_TEXT' }
      : null,
  );
  await write('Færre skjema');
  await write('Slik Berit gjør det');
  await user.click(screen.getByRole('button', { name: 'Slipp alle 2' }));
  await within(row('Slik Berit gjør det')).findByRole('alert');
  await waitFor(() => expect(cards().map(({ releasedAt }) => releasedAt !== null)).toEqual([true, false]));
  expect(within(row('Færre skjema')).queryByRole('alert')).toBeNull();
});

test('rewriting a stopped card clears the mark on it', async () => {
  await open();
  await write('Slik P02 gjør det');
  await user.click(within(row('Slik P02 gjør det')).getByRole('button', { name: /^Slipp/ }));
  await user.click(await screen.findByRole('button', { name: 'Skriv om' }));
  await user.keyboard('Slik nattevakta gjør det{Enter}');
  await screen.findByText('Slik nattevakta gjør det');
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('Alt and an arrow move the card, plus and minus count it', async () => {
  await open();
  await write('En');
  await write('To');
  screen.getByText('To').closest('button')?.focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await waitFor(() => expect(cards().map(({ text }) => text)).toEqual(['To', 'En']));
  await user.keyboard('++-');
  await screen.findByText('2 sa det');
});

test('M merges the card into the one above', async () => {
  await open();
  await write('Færre skjema');
  await write('Mindre papir');
  screen.getByText('Mindre papir').closest('button')?.focus();
  await user.keyboard('m');
  await waitFor(() => expect(cards()).toMatchObject([{ text: 'Færre skjema', count: 2 }]));
});

test('a removed card is offered back', async () => {
  await open();
  await write('Færre skjema');
  screen.getByText('Færre skjema').closest('button')?.focus();
  await user.keyboard('{Delete}');
  await waitFor(() => expect(cards()).toEqual([]));
  await waitFor(() =>
    expect(useToasts.getState().toasts[0]).toMatchObject({ text: 'Fjernet «Færre skjema»', undo: true }),
  );
});

test('a renamed heading is renamed for all its cards', async () => {
  await open();
  await user.type(screen.getByLabelText('Overskrift'), 'Tid');
  await write('En');
  await write('To');
  const heading = await screen.findByLabelText('Endre overskriften «Tid»');
  await user.clear(heading);
  await user.type(heading, 'Papir{Enter}');
  await waitFor(() => expect(cards().map(({ label }) => label)).toEqual(['Papir', 'Papir']));
});

test('a code that is waited for becomes the giver with one press', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'Skriv kort for P04' }));
  expect(screen.getByLabelText('Fra')).toHaveProperty('value', 'P04');
  await write('Færre skjema');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Skriv kort for P04' })).toBeNull());
});

test('behind the curtain no card is in the document', async () => {
  line = await openDesk(nursingHome());
  line.rehearsal.do({ kind: 'card.add', sessionId: 's1', itemId: 'ideas', text: 'Hemmelig' });
  line.stop();
  line = await openDesk(line.rehearsal);
  render(
    <CurtainContext value={true}>
      <CardsPanel sessionId="s1" itemId="ideas" />
    </CurtainContext>,
  );
  expect(screen.getByText('1 kort, 0 sluppet')).toBeTruthy();
  expect(document.body.textContent).not.toContain('Hemmelig');
  expect(screen.queryByLabelText('Nytt kort')).toBeNull();
});

test('arrow keys pressed in haste each go one card on', async () => {
  await open();
  for (const text of ['En', 'To', 'Tre']) await write(text);
  screen.getByText('En').closest('button')?.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement?.textContent).toBe('Tre');
  await user.keyboard('{Home}');
  expect(document.activeElement?.textContent).toBe('En');
});
