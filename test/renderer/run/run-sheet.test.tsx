import { render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { deskDay } from '../../../domain/desk-view.ts';
import type { Instant } from '../../../domain/timer.ts';
import { RunSheet } from '../../../renderer/run/RunSheet.tsx';
import { SheetItem } from '../../../renderer/run/SheetItem.tsx';
import { sheetOf } from '../../../renderer/run/sheet-rows.ts';
import { minutesIn, NINE, nursingHome, type Rehearsal } from '../../support/sample-book.ts';

const on = { sessionId: 's1' };
/** Every drawing of a row, by the item it stands for. */
const rows = vi.spyOn(SheetItem, 'type');
const drawn = () => rows.mock.calls.map(([{ itemId }]) => itemId);

afterEach(() => rows.mockClear());

/** A day of sixty items, of which "open" runs, and a way to read its sheet again. */
function longDay() {
  const rehearsal = nursingHome();
  const dayId = deskDay(rehearsal.session)?.id ?? '';
  for (let n = Object.keys(rehearsal.session.items).length; n < 60; n += 1) {
    rehearsal.do({ kind: 'item.add', ...on, dayId, itemId: `more${n}`, title: `Punkt ${n}`, minutes: 5 });
  }
  rehearsal.do({ kind: 'run.start', ...on, itemId: 'open' }, NINE);
  const { rerender } = render(sheet(rehearsal, NINE));
  const read = (now: Instant, viewed: string | null = null) => {
    rows.mockClear();
    rerender(sheet(rehearsal, now, viewed));
  };
  return { rehearsal, read };
}

function sheet({ book, session }: Rehearsal, now: Instant, viewed: string | null = null) {
  const day = deskDay(session);
  return day && <RunSheet sheet={sheetOf(book.programme, session, day, now)} viewedItemId={viewed} />;
}

const startOf = (itemId: string) => document.querySelector(`[data-item="${itemId}"] .tm`)?.firstChild?.textContent;

test('a sheet that is read again and says the same draws none of its rows', () => {
  const { read } = longDay();
  read(minutesIn(1));
  expect(drawn()).toEqual([]);
});

test('a title that is changed draws its own row and no other', async () => {
  const { rehearsal, read } = longDay();
  rehearsal.do({ kind: 'item.edit', ...on, itemId: 'more30', title: 'Noe annet' });
  read(minutesIn(1));
  expect(drawn()).toEqual(['more30']);
  expect(screen.getByText('Noe annet')).toBeTruthy();
});

test('a look at another item draws that one and the one that was shown', () => {
  const { read } = longDay();
  read(minutesIn(1), 'more30');
  expect(drawn().sort()).toEqual(['more30', 'open']);
});

test('when the item that runs goes past its time, what is ahead moves with it minute by minute', () => {
  const { rehearsal, read } = longDay();
  const minutes = rehearsal.session.items.open?.minutes ?? 0;
  const before = startOf('ideas');
  read(minutesIn(minutes + 4));
  expect(startOf('ideas')).not.toBe(before);
  const four = startOf('ideas');
  read(minutesIn(minutes + 5));
  expect(Number(startOf('ideas')?.slice(-2)) - Number(four?.slice(-2))).toBe(1);
  expect(drawn().length).toBeGreaterThan(1);
});
