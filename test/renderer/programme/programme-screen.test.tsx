import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeskApi } from '../../../domain/contract.ts';
import { peopleOf } from '../../../domain/mix.ts';
import { inOrder } from '../../../domain/order.ts';
import { ProgrammeScreen } from '../../../renderer/programme/ProgrammeScreen.tsx';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE, nursingHome } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();
const stamps = { createdAt: NINE, createdBy: 'F1', updatedAt: NINE, updatedBy: 'F1' };
const withNames: Partial<DeskApi> = {
  names: async () => ({ id: 'names', ...stamps, people: { p1: { name: 'Kari Nordmann', callName: '' } } }),
};

async function open(curtained = false, book = nursingHome()) {
  // The link key has a host of its own; here there is none, and the screen must live with that.
  line = await openDesk(book, withNames, (command) =>
    (command.kind as string).startsWith('name.') ? { code: 'NOT_IN_REHEARSAL' } : null,
  );
  render(
    <CurtainContext value={curtained}>
      <ProgrammeScreen />
    </CurtainContext>,
  );
  await screen.findByRole('heading', { level: 1, name: 'Prøve' });
}

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => line.stop());

const programme = () => line.rehearsal.book.programme;
const people = () => peopleOf(programme().people, 'w1');
const part = (name: RegExp | string) => screen.getByRole('region', { name });

test('the one common project is changed where it stands', async () => {
  await open();
  const title = screen.getByLabelText('Prosjektets tittel');
  await user.clear(title);
  await user.type(title, 'Trygg på natta{Enter}');
  await waitFor(() =>
    expect(programme().workplaces.w1?.project).toEqual({ title: 'Trygg på natta', aim: 'Mindre leting, mer tid.' }),
  );
});

test('a person is changed in the table, and a code that is taken is refused', async () => {
  await open();
  await user.selectOptions(screen.getByLabelText('Nivå, P01'), 'profesjonsutdannet');
  await waitFor(() => expect(people()[0]?.level).toBe('professional'));
  const code = screen.getByLabelText('Kode, P01');
  await user.clear(code);
  await user.type(code, 'P02{Enter}');
  await waitFor(() => expect(line.given.at(-1)).toMatchObject({ kind: 'person.edit', code: 'P02' }));
  expect(people()[0]?.code).toBe('P01');
  await waitFor(() => expect(code).toHaveProperty('value', 'P01'));
});

test('the arrows go to the same field of the next row', async () => {
  await open();
  await user.click(screen.getByLabelText('Enhet, P01'));
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(screen.getByLabelText('Enhet, P02'));
});

test('names are seen only while the button is held', async () => {
  await open();
  const hold = screen.getByRole('button', { name: 'Vis navn' });
  fireEvent.pointerDown(hold);
  expect(await screen.findByText('Kari Nordmann')).toBeTruthy();
  fireEvent.pointerUp(hold);
  expect(document.body.textContent).not.toContain('Kari Nordmann');
  fireEvent.keyDown(hold, { key: ' ' });
  expect(await screen.findByText('Kari Nordmann')).toBeTruthy();
  fireEvent.blur(window);
  await waitFor(() => expect(document.body.textContent).not.toContain('Kari Nordmann'));
});

test('a button that was let go before the names came shows none', async () => {
  await open();
  const hold = screen.getByRole('button', { name: 'Vis navn' });
  fireEvent.pointerDown(hold);
  fireEvent.pointerUp(hold);
  await withNames.names?.({});
  expect(document.body.textContent).not.toContain('Kari Nordmann');
});

test('behind the curtain names can be neither seen nor written', async () => {
  await open(true);
  expect(screen.getByRole('button', { name: 'Vis navn' })).toHaveProperty('disabled', true);
  expect(screen.getByRole('button', { name: 'Lim inn liste' })).toHaveProperty('disabled', true);
  expect(screen.queryByLabelText('Navn, kan stå tomt')).toBeNull();
});

test('a pasted list is shown line by line, and only the good lines are added', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'Lim inn liste' }));
  const dialog = await screen.findByRole('dialog');
  const list = within(dialog).getByLabelText('Én deltaker på hver linje');
  await user.click(list);
  await user.paste('P07; sykepleier; leder; Ola Hansen\nP10; gartner\nassistent');
  expect(within(dialog).getByText(/Hva er «gartner»/)).toBeTruthy();
  expect(within(dialog).getByText(/Ett navn lagres for seg, etter kodene\./)).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: 'Legg til 2 deltakere' }));
  await waitFor(() => expect(people()).toHaveLength(8));
  expect(people().slice(6)).toMatchObject([
    { code: 'P07', level: 'professional', role: 'leader' },
    { code: 'P08', level: 'assistant', role: 'employee' },
  ]);
  // What could not be added is left to be put right.
  await waitFor(() => expect(list).toHaveProperty('value', 'P10; gartner'));
});

test('a list for codes that are there changes who has them, as one step, and leaves what it does not say', async () => {
  await open();
  const before = people();
  await user.click(screen.getByRole('button', { name: 'Lim inn liste' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByLabelText('Én deltaker på hver linje'));
  await user.paste('p01; assistent; Ola Hansen\nP02; leder');
  expect(within(dialog).getAllByText('Koden finnes, og får dette')).toHaveLength(2);
  await user.click(within(dialog).getByRole('button', { name: 'Endre 2 deltakere' }));
  await waitFor(() => expect(line.given.map(({ kind }) => kind)).toEqual(['people.edit', 'name.set']));
  expect(JSON.stringify(line.given[0])).not.toContain('Ola');
  await waitFor(() => expect(people()[0]).toMatchObject({ code: 'P01', level: 'assistant', role: before[0]?.role }));
  expect(people()[1]).toMatchObject({ role: 'leader', level: before[1]?.level });
  expect(people()).toHaveLength(before.length);
});

test('a name goes by a command of its own, after the code', async () => {
  await open();
  await user.type(screen.getByLabelText('Navn, kan stå tomt'), 'Ola Hansen');
  await user.click(within(screen.getByRole('form', { name: 'Legg til en deltaker' })).getByRole('button'));
  await waitFor(() => expect(line.given.map(({ kind }) => kind)).toEqual(['people.add', 'name.set']));
  expect(JSON.stringify(line.given[0])).not.toContain('Ola');
  expect(people()).toHaveLength(7);
});

test('a person who is referred to is not removed', async () => {
  const book = nursingHome();
  book.do({ kind: 'presence.mark', sessionId: 's1', itemId: 'open', personIds: ['p1'], mark: 'present' });
  await open(false, book);
  await user.click(screen.getByRole('button', { name: 'Mer om P01' }));
  await user.click(screen.getByRole('menuitem', { name: 'Fjern P01', hidden: true }));
  await waitFor(() => expect(line.given.at(-1)).toMatchObject({ kind: 'person.remove' }));
  expect(people()).toHaveLength(6);
});

test('facilitators are initials: added once, and removed', async () => {
  await open();
  const panel = part('Fasilitatorer');
  await user.type(within(panel).getByLabelText('Initialer'), 'F1{Enter}');
  await waitFor(() => expect(inOrder(programme().facilitators).map(({ initials }) => initials)).toEqual(['F1']));
  await user.type(within(panel).getByLabelText('Initialer'), 'F1');
  expect(within(panel).getByText('Initialene er i bruk')).toBeTruthy();
  await user.click(within(panel).getByRole('button', { name: 'Fjern F1' }));
  await waitFor(() => expect(programme().facilitators).toEqual({}));
});

test('a unit is added to the workplace', async () => {
  await open();
  await user.type(screen.getByLabelText('Ny enhet'), '2. etasje{Enter}');
  await waitFor(() => expect(programme().workplaces.w1?.units).toEqual(['2. etasje']));
});

test('the next session is proposed with a kind, and asked of the host by template', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'Ny samling' }));
  const dialog = await screen.findByRole('dialog');
  await user.selectOptions(within(dialog).getByLabelText('Type samling'), 'Vurdering');
  await user.click(within(dialog).getByRole('button', { name: 'Lag samlingen' }));
  await waitFor(() =>
    expect(line.given.at(-1)).toMatchObject({
      kind: 'session.create',
      workplaceId: 'w1',
      sessionKind: 'evaluation',
      language: 'nb',
    }),
  );
});

test('the groups that a facilitator follows are chosen by name, and said beside the initials', async () => {
  const book = nursingHome();
  book.do({ kind: 'facilitator.add', facilitatorId: 'f1', initials: 'F1' });
  await open(false, book);
  await user.click(screen.getByRole('button', { name: 'Grupper som F1 følger, og ikke vurderer' }));
  await user.click(screen.getByRole('menuitem', { name: 'Vakter', hidden: true }));
  await waitFor(() => expect(programme().facilitators.f1?.follows).toEqual({ g1: true }));
  expect(await screen.findByText('følger Vakter')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Grupper som F1 følger, og ikke vurderer' }));
  await user.click(screen.getByRole('menuitem', { name: 'Vakter', hidden: true }));
  await waitFor(() => expect(programme().facilitators.f1?.follows).toEqual({}));
});
