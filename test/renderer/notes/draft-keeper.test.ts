import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import type { DispatchAnswer } from '../../../domain/contract.ts';
import { beginNote, type DraftPort } from '../../../renderer/notes/draft-keeper.ts';
import { LONGEST_MS, QUIET_MS } from '../../../renderer/text-keeper.ts';

const place = { sessionId: 's', itemId: 'i', presentationId: null, type: 'observation', parentId: null } as const;

/** A host with one note and a line on which answers can lie waiting; time goes by hand. */
class Room {
  readonly notes = new Map<string, { text: string; rev: number }>();
  readonly commands: CommandInput[] = [];
  readonly seen: string[] = [];
  time = 0;
  unsent = false;
  ids = 0;
  #timers: { at: number; run: () => void }[] = [];
  #line: (() => void)[] = [];

  readonly port: DraftPort = {
    newId: () => {
      this.ids += 1;
      return `n${this.ids}`;
    },
    now: () => this.time,
    recorded: (id) => this.notes.get(id) ?? null,
    onText: (text) => this.seen.push(text),
    onUnsent: (unsent) => {
      this.unsent = unsent;
    },
    later: (run, ms) => {
      const timer = { at: this.time + ms, run };
      this.#timers.push(timer);
      return () => {
        this.#timers = this.#timers.filter((one) => one !== timer);
      };
    },
    dispatch: (command) => {
      this.commands.push(command);
      return new Promise((resolve) => this.#line.push(() => resolve(this.#take(command))));
    },
  };

  #take(command: CommandInput): DispatchAnswer {
    const done: DispatchAnswer = { ok: true, seq: 1, ids: [] };
    const refused = (code: 'STALE_TEXT' | 'NO_SUCH_RECORD'): DispatchAnswer => ({ ok: false, refusal: { code } });
    if (command.kind === 'note.begin') {
      this.notes.set(command.noteId ?? '', { text: command.text ?? '', rev: 0 });
      return done;
    }
    if (command.kind !== 'note.splice') return done;
    const note = this.notes.get(command.noteId);
    if (!note) return refused('NO_SUCH_RECORD');
    if (command.base !== note.rev || command.at + command.remove > note.text.length) return refused('STALE_TEXT');
    const text = note.text.slice(0, command.at) + command.insert + note.text.slice(command.at + command.remove);
    this.notes.set(command.noteId, { text, rev: note.rev + 1 });
    return done;
  }

  /** The host answers what lies on the line. */
  async answer(): Promise<void> {
    for (const go of this.#line.splice(0)) go();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  }

  async pass(ms: number): Promise<void> {
    const until = this.time + ms;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = until;
  }

  /** Lets everything come to rest. */
  async rest(): Promise<void> {
    for (let round = 0; round < 8; round += 1) {
      await this.pass(LONGEST_MS);
      await this.answer();
    }
  }
}

describe('a note while it is written', () => {
  it('is begun with the first key, at once', () => {
    const room = new Room();
    beginNote(room.port, place, 'P');
    expect(room.commands).toEqual([{ kind: 'note.begin', noteId: 'n1', ...place, text: 'P' }]);
  });

  it('is sent when the keys have been still for a moment', async () => {
    const room = new Room();
    const keeper = beginNote(room.port, place, 'P');
    keeper.write('P1');
    await room.pass(QUIET_MS - 1);
    expect(room.commands).toHaveLength(1);
    await room.pass(1);
    expect(room.commands[1]).toMatchObject({ kind: 'note.splice', base: 0, at: 1, remove: 0, insert: '1' });
  });

  it('says at once that something is unsent, until it is sent', async () => {
    const room = new Room();
    const keeper = beginNote(room.port, place, 'P');
    expect(room.unsent).toBe(false);
    keeper.write('P1');
    expect(room.unsent).toBe(true);
    await room.pass(QUIET_MS);
    expect(room.unsent).toBe(false);
  });

  it('is sent twice a second however fast the keys go', async () => {
    const room = new Room();
    const keeper = beginNote(room.port, place, 'a');
    for (let key = 1; key <= 20; key += 1) {
      await room.pass(50);
      keeper.write('a'.repeat(key + 1));
    }
    expect(room.time).toBe(1000);
    expect(room.commands.filter(({ kind }) => kind === 'note.splice')).toHaveLength(1);
    await room.pass(50);
    expect(room.commands.filter(({ kind }) => kind === 'note.splice')).toHaveLength(2);
  });

  it('comes together with the host whatever is written, whenever answers come and whoever else writes', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('write' as const), text: fc.string({ maxLength: 12 }) }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 700 }) }),
      fc.record({ do: fc.constant('answer' as const) }),
      fc.record({ do: fc.constant('other' as const), text: fc.string({ minLength: 1, maxLength: 4 }) }),
      fc.record({ do: fc.constant('taken-away' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const room = new Room();
        const keeper = beginNote(room.port, place, 'x');
        let last = 'x';
        for (const one of steps) {
          if (one.do === 'write') {
            last = one.text;
            keeper.write(one.text);
          }
          if (one.do === 'wait') await room.pass(one.ms);
          if (one.do === 'answer') await room.answer();
          const note = room.notes.get(keeper.noteId);
          if (one.do === 'other' && note) {
            room.notes.set(keeper.noteId, { text: note.text + one.text, rev: note.rev + 1 });
          }
          if (one.do === 'taken-away') room.notes.delete(keeper.noteId);
        }
        await room.rest();
        const others = steps.some((one) => one.do === 'other' || one.do === 'taken-away');
        const onScreen = room.seen.at(-1);
        const recorded = room.notes.get(keeper.noteId)?.text;
        if (!others) expect(recorded).toBe(last);
        else {
          // The next key brings it home, also where another's change was the last.
          keeper.write(`${onScreen ?? last}!`);
          await room.rest();
          const final = room.notes.get(keeper.noteId)?.text ?? '';
          expect(final).toContain('!');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is written anew when it was taken away elsewhere while the writing went on', async () => {
    const room = new Room();
    const keeper = beginNote(room.port, place, 'en');
    await room.answer();
    room.notes.clear();
    keeper.write('en to');
    await room.rest();
    expect(room.notes.get(keeper.noteId)?.text).toBe('en to');
    expect(keeper.noteId).not.toBe('n1');
  });

  it('keeps what both wrote, and shows it', async () => {
    const room = new Room();
    const keeper = beginNote(room.port, place, 'en to tre');
    await room.answer();
    room.notes.set('n1', { text: 'null en to tre', rev: 1 });
    keeper.write('en to tre fire');
    await room.rest();
    expect(room.notes.get('n1')?.text).toBe('null en to tre fire');
    expect(room.seen).toEqual(['null en to tre fire']);
  });
});
