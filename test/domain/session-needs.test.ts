import { describe, expect, it } from 'vitest';
import type { Book } from '../../domain/command-table.ts';
import { apply, type BookCommand, parseCommand } from '../../domain/commands.ts';
import { sessionNeeds } from '../../domain/session-needs.ts';
import { exampleCommands } from '../durability/desk-world.ts';
import { countingIds, emptyBook, NINE } from '../support/sample-book.ts';

/** The book with only the sessions that a command asks for. */
function withNeeded(book: Book, command: BookCommand): Book {
  const { ids, workplaceId, kin, all } = sessionNeeds(command);
  const of = workplaceId ?? (kin ? book.sessions[ids[0] ?? '']?.workplaceId : undefined);
  const wanted = Object.entries(book.sessions).filter(
    ([id, session]) =>
      all ||
      id === book.programme.openSessionId ||
      ids.includes(id) ||
      (of !== undefined && session.workplaceId === of),
  );
  return { programme: book.programme, sessions: Object.fromEntries(wanted) };
}

const REMOVALS = [
  { kind: 'person.remove', personId: 'p01' },
  { kind: 'group.remove', groupId: 'group-a' },
  { kind: 'coursework.remove', courseworkId: 'ak1' },
] as const;

describe('the sessions that a command asks for', () => {
  it('are enough for every command of the example: it does the same as with all of them', async () => {
    let book = emptyBook();
    const commands = await exampleCommands(process.cwd(), 500);
    let compared = 0;
    for (const input of commands) {
      const parsed = parseCommand(input);
      if (!parsed.ok || parsed.value.kind.startsWith('name.') || parsed.value.kind.startsWith('history.')) continue;
      const command = parsed.value as BookCommand;
      const context = () => ({ now: NINE, by: 'F1', newId: countingIds(`n${compared}-`) });
      const whole = apply(book, command, context());
      const part = apply(withNeeded(book, command), command, context());
      if (!whole.ok || !part.ok) expect(part).toEqual(whole);
      else {
        expect(part.value.patches).toEqual(whole.value.patches);
        book = whole.value.book;
      }
      compared += 1;
    }
    expect(compared).toBeGreaterThan(300);
    expect(Object.keys(book.sessions).length).toBeGreaterThan(1);
    for (const removal of REMOVALS) {
      // Nothing is open: then what is used is only known by those that were asked for.
      const closed = { ...book, programme: { ...book.programme, openSessionId: null } };
      const command = parseCommand(removal);
      if (!command.ok) expect.fail(JSON.stringify(command.problem));
      const context = { now: NINE, by: 'F1', newId: countingIds() };
      const given = command.value as BookCommand;
      expect(apply(withNeeded(closed, given), given, context)).toEqual(apply(closed, given, context));
    }
  });
});
