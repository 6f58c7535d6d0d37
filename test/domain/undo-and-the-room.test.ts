import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../domain/commands.ts';
import { type PastChange, planRedo, planUndo, planUndoOf } from '../../domain/history.ts';
import { nursingHome } from '../support/sample-book.ts';

const s1 = { sessionId: 's1' };
const conflict = { ok: false, problem: { code: 'UNDO_CONFLICT' } };

/** Gives commands one after another; the records that they leave. */
function past(...commands: CommandInput[]): PastChange[] {
  const room = nursingHome();
  return commands.map((command, at) => {
    const { patches, inverse } = room.do(command);
    return { seq: at + 1, kind: command.kind, patches, inverse };
  });
}

const edit = (prompt: string): CommandInput => ({ kind: 'item.edit', ...s1, itemId: 'ideas', prompt });
const show = (itemId: string): CommandInput => ({ kind: 'wall.show', ...s1, scene: { kind: 'task', itemId } });

describe('undo, of what the room has got since', () => {
  it('brings no earlier wording of a task to the wall that it was put right for', () => {
    expect(planUndo(past(edit('Hva sa sjefen?'), edit('Hva ble sagt?'), show('ideas')))).toMatchObject(conflict);
    expect(planUndo(past(edit('Hva ble sagt?'), show('open'))).ok).toBe(true);
    expect(planUndo(past(show('ideas'), edit('Hva ble sagt?'))).ok).toBe(true);
  });

  it('brings no earlier wording of an outline to the wall that it was put right for', () => {
    const one = { ...s1, presentationId: 'p' };
    const add: CommandInput = {
      kind: 'presentation.add',
      ...one,
      presentationKind: 'project',
      itemId: 'talks',
      title: 'A',
    };
    const points: CommandInput = { kind: 'presentation.edit', ...one, points: ['Slik gikk det'] };
    const outline: CommandInput = { kind: 'wall.show', ...s1, scene: { kind: 'outline', itemId: null, refId: 'p' } };
    expect(planUndo(past(add, points, outline))).toMatchObject(conflict);
    expect(planUndo(past(add, points)).ok).toBe(true);
  });

  it('brings no earlier wording of a decision into the deck', () => {
    const one = { ...s1, decisionId: 'd' };
    const records = past(
      { kind: 'decision.add', ...one, text: 'Sjefen bestemte', forDeck: false },
      { kind: 'decision.edit', ...one, text: 'Vi ble enige' },
      { kind: 'decision.edit', ...one, forDeck: true },
    );
    expect(planUndoOf(records, 2)).toMatchObject(conflict);
    expect(planUndo(records).ok).toBe(true);
  });

  it('does not let a note out again that has been written in since it was taken back', () => {
    const note = { ...s1, noteId: 'n' };
    const begin: CommandInput = {
      kind: 'note.begin',
      ...note,
      itemId: 'ideas',
      text: 'Stille i rommet',
      finished: true,
    };
    const [on, off] = [true, false].map((is): CommandInput => ({ kind: 'note.mark-for-deck', ...note, on: is }));
    const write: CommandInput = { kind: 'note.splice', ...note, base: 0, at: 0, remove: 0, insert: 'Privat. ' };
    if (!on || !off) return;
    expect(planUndo(past(begin, on, off, write))).toMatchObject(conflict);
    expect(planUndo(past(begin, on, off)).ok).toBe(true);
    expect(planUndo(past(begin, on, write)).ok).toBe(true);
    const [first, marked, written] = past(begin, on, write);
    if (!first || !marked || !written) return;
    const undo = { seq: 4, kind: 'history.undo', of: 2, patches: marked.inverse, inverse: marked.patches };
    const records = [first, marked, undo, { ...written, seq: 5 }];
    expect(planRedo(records)).toMatchObject(conflict);
    expect(planRedo(records.slice(0, 3)).ok).toBe(true);
  });
});
