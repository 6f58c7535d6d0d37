import { fail, ok } from '../../domain/result.ts';
import { type Change, ChangeLine, type Recorded } from './change-line.ts';

/** Commands that reach further than the book, and which a rehearsal therefore leaves alone. */
export function isBarredInRehearsal(kind: string): boolean {
  return kind.startsWith('name.') || kind === 'presentation.attach';
}

/** A line of changes that begins where another is and records nothing: nobody can tell afterwards that it was there. */
export function rehearsalOf(line: ChangeLine, onChange: (change: Change) => void): ChangeLine {
  const seen = new Map<string, Recorded>();
  return new ChangeLine({
    book: line.book,
    past: [],
    onChange,
    recorder: {
      append: ({ commandId, patches }) => {
        if (seen.has(commandId)) return fail(null);
        const recorded = { seq: seen.size + 1, record: { patches }, saved: Promise.resolve(ok(undefined)) };
        seen.set(commandId, recorded);
        return ok(recorded);
      },
      answered: (commandId) => seen.get(commandId) ?? null,
    },
  });
}
