import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { WritingPanel } from '../../../renderer/writing/WritingPanel.tsx';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import type { Rehearsal } from '../../support/sample-book.ts';
import { ak2, handIn, withCourseworkAk2 } from '../../support/sample-coursework.ts';

let line: DeskLine;
const user = userEvent.setup();

afterEach(() => line.stop());

function writing(): Rehearsal {
  const room = withCourseworkAk2();
  room.do({ kind: 'item.edit', sessionId: 's1', itemId: 'open', coursework: 'AK2', activity: 'reflection' });
  return room;
}

async function open(room: Rehearsal) {
  line = await openDesk(room);
  render(<WritingPanel sessionId="s1" itemId="open" courseworkId="ak2" />);
}

const cell = (code: string) => screen.getByRole('button', { name: new RegExp(`^${code}:`) });

test('one press begins the item, its clock and the scene, and then it says that the room is writing', async () => {
  await open(writing());
  await user.click(await screen.findByRole('button', { name: 'Begynn stille skriving' }));
  await screen.findByRole('button', { name: 'Rommet skriver' });
  const { session } = line.rehearsal;
  expect(session.wall.scene).toEqual({ kind: 'reflection', itemId: 'open' });
  expect(session.run.timer?.startedAt).not.toBeNull();
});

test('what came on paper is marked by code and can be taken back, by keyboard', async () => {
  await open(writing());
  (await screen.findByRole('button', { name: 'P01: ikke levert' })).focus();
  await user.keyboard('{ArrowRight} ');
  await screen.findByRole('button', { name: 'P02: levert på papir' });
  expect(screen.getByRole('status').textContent).toBe('1 av 6 levert');
  expect(document.activeElement).toBe(cell('P02'));
  await user.keyboard(' ');
  await screen.findByRole('button', { name: 'P02: ikke levert' });
});

test('a text that was handed in is not touched by a press', async () => {
  const room = writing();
  handIn(room, 'p1', 'Dette er mitt.');
  await open(room);
  await user.click(await screen.findByRole('button', { name: 'P01: levert' }));
  expect(line.given).toEqual([]);
  expect(document.body.textContent).not.toContain('Dette er mitt');
});

test('the rest of a stack is marked at once, but not those who are out of the room', async () => {
  const room = writing();
  const mark = { kind: 'presence.mark', sessionId: 's1', itemId: 'open' } as const;
  room.do({ ...mark, personIds: ['p1', 'p2', 'p3', 'p4', 'p5'], mark: 'present' });
  room.do({ ...mark, personIds: ['p6'], mark: 'away' });
  room.do({ kind: 'submission.hand-in', ...ak2, personId: 'p1', how: 'paper' });
  await open(room);
  await user.click(await screen.findByRole('button', { name: 'Merk de 4 andre som levert på papir' }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('5 av 6 levert'));
  expect(cell('P06').getAttribute('aria-label')).toBe('P06: ikke levert');
});
