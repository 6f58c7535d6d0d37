import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { OutcomesPanel } from '../../../renderer/outcomes/OutcomesPanel.tsx';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { nursingHome } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();

afterEach(() => line.stop());

async function open(outcomes: string[]) {
  const room = nursingHome();
  const dayId = Object.keys(room.session.days)[0] ?? '';
  room.do({ kind: 'day.edit', sessionId: 's1', dayId, outcomes });
  line = await openDesk(room);
  render(<OutcomesPanel sessionId="s1" itemId="out" />);
  await screen.findByRole('heading', { name: 'Læringsutbytte' });
}

const counted = () => Object.values(line.rehearsal.session.days)[0]?.checkout['0'];
const field = (answer: string) => screen.getByRole('textbox', { name: `${answer}: bruke ett begrep` });

test('hands are written from field to field, and it is said when there are enough to be shown', async () => {
  await open(['bruke ett begrep']);
  await user.type(field('Ja'), '3{Tab}1{Tab}');
  await screen.findByText('4 svar, for få');
  await user.type(field('Ikke ennå'), '2{Enter}');
  await screen.findByText('6 svar, vises');
  expect(counted()).toEqual({ yes: 3, partly: 1, notYet: 2 });
});

test('letters are no hands, and Escape takes back what was not meant', async () => {
  await open(['bruke ett begrep']);
  await user.type(field('Ja'), '1to2');
  expect(field('Ja')).toHaveProperty('value', '12');
  await user.keyboard('{Escape}');
  expect(field('Ja')).toHaveProperty('value', '');
  expect(line.given).toEqual([]);
});

test('what the day is to give and what it gave are two scenes of the wall', async () => {
  await open(['bruke ett begrep']);
  await user.click(screen.getByRole('button', { name: 'I dag skal du' }));
  await waitFor(() => expect(line.rehearsal.session.wall.scene.kind).toBe('outcomes'));
  await user.click(screen.getByRole('button', { name: 'Utsjekk' }));
  await waitFor(() => expect(line.rehearsal.session.wall.scene.kind).toBe('checkout'));
});

test('a day without outcomes says where they are written', async () => {
  await open([]);
  expect(screen.getByText(/Skriv det i planen/)).toBeTruthy();
});
