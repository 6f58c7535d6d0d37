import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { PrintScreen } from '../../../renderer/print/PrintScreen.tsx';
import { paperRows, paperTasks } from '../../../renderer/print/paper-facts.ts';
import { handoutOf, printKindOf } from '../../../renderer/print/print-kinds.ts';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { nursingHome } from '../../support/sample-book.ts';

let line: DeskLine | null = null;

async function open(kind: string, curtained = false, room = nursingHome()) {
  line = await openDesk(room);
  const { hook } = memoryLocation({ path: `/print/${kind}` });
  render(
    <Router hook={hook}>
      <CurtainContext value={curtained}>
        <PrintScreen />
      </CurtainContext>
    </Router>,
  );
  await screen.findByRole('heading', { level: 1 });
}

afterEach(() => line?.stop());

test('the facilitator’s own sheet has the notes, and the room’s has not', async () => {
  await open('run-sheet');
  expect(screen.getByText('Gå rolig.')).toBeTruthy();
  line?.stop();
  document.body.replaceChildren();
  await open('room-sheet');
  expect(screen.getByText('Velkommen')).toBeTruthy();
  expect(document.body.textContent).not.toContain('Gå rolig.');
  expect(document.body.textContent).not.toContain('Hva har dere prøvd?');
});

test('the sheet with the notes is not drawn behind the curtain', async () => {
  await open('run-sheet', true);
  expect(document.body.textContent).not.toContain('Gå rolig.');
});

test('that there is nothing to print is said in the language of the desk, whatever the paper is in', async () => {
  const room = nursingHome();
  room.do({ kind: 'session.edit', sessionId: 's1', language: 'en' });
  await open('handouts', false, room);
  expect(screen.getByText('Ingen grupper har presentert ennå.')).toBeTruthy();
});

test('there is a task sheet for each item with a prompt', async () => {
  await open('tasks');
  expect(screen.getByText('Hva har dere prøvd?')).toBeTruthy();
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(1);
});

test('a slip holds a code and what to do with it', async () => {
  await open('codes');
  expect(screen.getAllByRole('listitem')).toHaveLength(6);
  expect(screen.getByText('P06').parentElement?.textContent).toBe(
    'P06Sykehjem CBehold lappen. Skriv koden, aldri navnet, på alt du leverer.',
  );
});

test('a reflection note asks for a code and never for a name', async () => {
  await open('notes');
  expect(screen.getByText('Skriv koden din, ikke navn. Ingen opplysninger om beboere.')).toBeTruthy();
});

test('the sheets for the groups come all at once or one by one, each line in its own direction', async () => {
  const room = nursingHome();
  for (const [groupId, title] of [
    ['g1', 'Byttering'],
    ['g2', 'خاتم المناوبات'],
  ] as const) {
    const talk = { presentationKind: 'project' as const, groupId, title, points: [`${title} 🌙`] };
    room.do({ kind: 'presentation.add', sessionId: 's1', ...talk });
  }
  await open('handouts', false, room);
  const titles = () => screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent);
  expect(titles()).toEqual(['Byttering', 'خاتم المناوبات']);
  for (const item of screen.getAllByRole('listitem')) expect(item.getAttribute('dir')).toBe('auto');
  const choice = screen.getByLabelText('Grupper');
  const [, , second] = choice.querySelectorAll('option');
  fireEvent.change(choice, { target: { value: second?.value } });
  expect(titles()).toEqual(['خاتم المناوبات']);
  expect(handoutOf('/print/handouts/2')).toBe(2);
  expect(handoutOf('/print/handouts')).toBeNull();
});

test('a code that stands in a text for the room does not reach its paper', () => {
  const book = nursingHome();
  book.do({ kind: 'item.edit', sessionId: 's1', itemId: 'open', title: 'P03 ønsker velkommen', prompt: 'Spør P03' });
  const { programme } = book.book;
  const [day] = Object.values(book.session.days);
  if (!day) throw new Error('no day');
  expect(paperTasks(programme, book.session, day)[0]).toMatchObject({
    title: 'en deltaker ønsker velkommen',
    prompt: 'Spør en deltaker',
  });
  expect(paperRows(programme, book.session, day, true)[0]?.title).toBe('en deltaker ønsker velkommen');
  expect(paperRows(programme, book.session, day, false)[0]?.title).toBe('P03 ønsker velkommen');
});

test('an unknown address is the sheet that can be put up', () => {
  expect(printKindOf('/print/tasks')).toBe('tasks');
  expect(printKindOf('/print')).toBe('room-sheet');
  expect(printKindOf('/print/names')).toBe('room-sheet');
});
