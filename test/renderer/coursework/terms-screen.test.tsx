import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TermsScreen } from '../../../renderer/coursework/TermsScreen.tsx';
import { useDesk } from '../../../renderer/desk-client.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { handIn, withCourseworkAk2 } from '../../support/sample-coursework.ts';

let line: DeskLine;
const user = userEvent.setup();

function Screen() {
  const programme = useDesk((desk) => desk.programme);
  return programme && <TermsScreen programme={programme} workplaceId="w1" />;
}

async function open(room = withCourseworkAk2()) {
  line = await openDesk(room);
  render(<Screen />);
  await screen.findByRole('region', { name: 'Arbeidskrav i programmet' });
}

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => line.stop());

const piece = () => line.rehearsal.book.programme.coursework.ak2;

test('the standard is changed where it stands, field by field', async () => {
  await open();
  const outcome = screen.getByLabelText('Læringsutbytte');
  await user.clear(outcome);
  await user.type(outcome, 'Se skjønn i egen vakt');
  await user.tab();
  await waitFor(() => expect(piece()?.outcome).toBe('Se skjønn i egen vakt'));
  await user.selectOptions(screen.getByLabelText('Frist i samlingen'), 'Vurdering');
  await waitFor(() => expect(piece()?.dueKind).toBe('evaluation'));
  await user.click(screen.getByRole('radio', { name: 'Ett' }));
  await waitFor(() => expect(piece()?.attempts).toHaveLength(1));
});

test('criteria keep their titles when they change form, and are added, moved and removed by keyboard alone', async () => {
  await open();
  await user.selectOptions(screen.getByLabelText('Kriterier i form av'), 'Nivåer');
  await waitFor(() =>
    expect(piece()?.criteria).toMatchObject({
      form: 'rubric',
      list: [
        { title: 'Bruker begrepene', levels: ['Ikke ennå', 'På vei', 'Til stede'] },
        { title: 'Knytter til praksis' },
      ],
    }),
  );
  screen.getByLabelText('Nytt kriterium').focus();
  await user.keyboard('Ser merverdi{Enter}');
  await waitFor(() => expect(piece()?.criteria.list).toHaveLength(3));
  screen.getByRole('button', { name: 'Flytt opp: Ser merverdi' }).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(piece()?.criteria.list[1]).toMatchObject({ title: 'Ser merverdi' }));
  screen.getByRole('button', { name: 'Fjern kriteriet: Bruker begrepene' }).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(piece()?.criteria.list).toHaveLength(2));
});

test('levels that are too few are said and not kept', async () => {
  await open();
  await user.selectOptions(screen.getByLabelText('Kriterier i form av'), 'Nivåer');
  const levels = await screen.findByLabelText(/^Nivåer for Bruker begrepene/);
  await user.clear(levels);
  await user.type(levels, 'Bare ett');
  await user.tab();
  expect(await screen.findByText('Skriv to til seks nivåer, ett per linje.')).toBeTruthy();
  expect(piece()?.criteria).toMatchObject({ list: [{ levels: ['Ikke ennå', 'På vei', 'Til stede'] }, {}] });
});

test('a workplace follows the standard until it is tailored, and what differs is said in a word beside the standard', async () => {
  await open();
  await user.click(screen.getByRole('radio', { name: /^Sykehjem C/ }));
  expect(screen.getByText(/^Sykehjem C følger standarden/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Tilpass her' }));
  expect(await screen.findByText('Alt er likt standarden.')).toBeTruthy();
  const title = screen.getByLabelText('Tittel', { selector: '.coursework-field input' });
  await user.clear(title);
  await user.type(title, 'Lesing for natta{Enter}');
  expect(await screen.findByText('Ett felt er annerledes enn standarden.')).toBeTruthy();
  const field = document.querySelector<HTMLElement>('.coursework-field[data-field=title]');
  expect(within(field as HTMLElement).getByText('Annerledes')).toBeTruthy();
  expect(within(field as HTMLElement).getByText('Forberedt lesing og presentasjon')).toBeTruthy();
  expect(piece()?.title).toBe('Forberedt lesing og presentasjon');
  await user.click(screen.getByRole('button', { name: 'Ta standarden for Tittel' }));
  expect(await screen.findByText('Alt er likt standarden.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Følg standarden igjen' }));
  await waitFor(() => expect(piece()?.tailored).toEqual({}));
});

test('one more is added with the next free key, and a key that is in use is refused in words', async () => {
  await open();
  const form = within(screen.getByRole('form', { name: 'Legg til et arbeidskrav' }));
  expect(form.getByLabelText('Kortnavn')).toHaveProperty('value', 'AK1');
  await user.clear(form.getByLabelText('Kortnavn'));
  await user.type(form.getByLabelText('Kortnavn'), 'ak2');
  expect(form.getByText('Kortnavnet er i bruk.')).toBeTruthy();
  await user.clear(form.getByLabelText('Kortnavn'));
  await user.type(form.getByLabelText('Kortnavn'), 'ak3');
  await user.type(form.getByLabelText('Tittel'), 'Innovasjonen{Enter}');
  expect(await screen.findByRole('region', { name: 'AK3 Innovasjonen' })).toBeTruthy();
});

test('what somebody has handed in keeps the coursework from being removed', async () => {
  const room = withCourseworkAk2();
  handIn(room, 'p1', 'Tekst');
  await open(room);
  await user.click(screen.getByRole('button', { name: 'Fjern AK2' }));
  await waitFor(() => expect(line.given.at(-1)?.kind).toBe('coursework.remove'));
  expect(piece()).toBeDefined();
});
