import { clockText } from './clock-text.ts';
import { authorsOf } from './field-accord.ts';
import type { Note } from './note-record.ts';
import { inOrder } from './order.ts';
import type { Paper, PaperTaking } from './paper.ts';
import { plainText } from './plain-text.ts';
import { say } from './words.ts';

/**
 * Field notes item by item: each with its author and its time, what hangs under it, and how the two observers stand to
 * it. Both views are kept, also where they disagree; an item with notes by one observer says so.
 */
export function notesOnPaper(taking: PaperTaking): Paper['parts'] {
  const { session, language } = taking;
  const all = inOrder(session.notes).filter(({ text }) => text.trim() !== '');
  const items = [...new Set(all.map(({ itemId }) => itemId))];
  if (items.length === 0) return [];
  const sections = items.map((itemId) => {
    const own = all.filter((note) => note.itemId === itemId);
    const alone = new Set(own.map(({ createdBy }) => createdBy)).size === 1;
    const above = own.filter(({ parentId }) => parentId === null || !own.some(({ id }) => id === parentId));
    return {
      heading: session.items[itemId]?.title ?? '',
      lines: [
        ...(alone ? [say(language, 'protocol.oneObserver')] : []),
        ...above.flatMap((note) => [
          noteLine(taking, note),
          ...own.filter(({ parentId }) => parentId === note.id).map((one) => `» ${noteLine(taking, one)}`),
        ]),
      ],
    };
  });
  return [{ title: say(language, 'protocol.notes'), lines: [], sections }];
}

function noteLine({ programme, session, language }: PaperTaking, note: Note): string {
  const at = clockText(note.startedAt, programme.timeZone);
  const type = say(language, `common.${note.type}`);
  const authors = authorsOf(session, note);
  const accord =
    note.parentId === null ? ` [${say(language, `protocol.accord-${note.accord}`)}: ${authors.join(', ')}]` : '';
  return `${at} ${note.createdBy} ${type}: ${plainText(note.text)}${accord}`;
}
