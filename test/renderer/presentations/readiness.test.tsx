import { render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { DayReadiness } from '../../../renderer/presentations/DayReadiness.tsx';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { nursingHome } from '../../support/sample-book.ts';

let line: DeskLine;
afterEach(() => line.stop());

async function open(give: (book: ReturnType<typeof nursingHome>) => void = () => {}) {
  const book = nursingHome();
  give(book);
  line = await openDesk(book);
  const { items } = line.rehearsal.session;
  return items.talks?.dayId ?? '';
}

const talk = { kind: 'presentation.add', sessionId: 's1', presentationKind: 'project' } as const;
const rows = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getByRole('rowheader').textContent);

test('a day that is planned says what is ready for it, also of groups that have no place in it yet', async () => {
  const dayId = await open((book) => {
    book.do({ ...talk, itemId: 'talks', presentationId: 'a', groupId: 'g1', title: 'Byttering' });
    book.do({ ...talk, itemId: null, presentationId: 'b', groupId: 'g2', title: 'Overlapp' });
    book.do({ kind: 'presentation.edit', sessionId: 's1', presentationId: 'b', status: 'ready' });
  });
  render(<DayReadiness sessionId="s1" dayId={dayId} />);
  expect(screen.getByText('1 av 2')).toBeTruthy();
  expect(rows()).toEqual(['Vakter', 'Rapport']);
});

test('a day in which groups present says how files come in before there is any', async () => {
  const dayId = await open();
  render(<DayReadiness sessionId="s1" dayId={dayId} />);
  expect(screen.getByText(/Slipp filer hvor som helst/)).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});

test('another day, and a desk behind its curtain, say nothing', async () => {
  const dayId = await open((book) =>
    book.do({ ...talk, itemId: 'talks', presentationId: 'a', groupId: 'g1', title: 'Byttering' }),
  );
  const { container } = render(
    <>
      <DayReadiness sessionId="s1" dayId="no such day" />
      <CurtainContext value={true}>
        <DayReadiness sessionId="s1" dayId={dayId} />
      </CurtainContext>
    </>,
  );
  expect(container.textContent).toBe('');
});
