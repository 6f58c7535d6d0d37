import { authorsOf, itemsWithOneObserver } from './field-accord.ts';
import type { Note } from './note-record.ts';
import { inOrder } from './order.ts';
import type { PaperTaking } from './paper.ts';
import { momentText } from './protocol.ts';
import { type QdaCode, type QdaCoding, type QdaPart, type QdaText, qdaFact } from './qda-project.ts';
import { say } from './words.ts';

/**
 * The observers' notes. What one saw is a source; what hangs under it – what it may mean, or how the other saw the same –
 * is a note of its own about that source, with its own author and time. How the two stand to it is a fact of the source
 * and the word on the link from it to the other's view.
 */
export function qdaFieldNotes(taking: PaperTaking): QdaPart {
  const all = inOrder(taking.session.notes).filter(({ text }) => text.trim() !== '');
  const byId = new Map(all.map((note) => [note.id, note]));
  const hangs = (note: Note) => note.parentId !== null && byId.has(note.parentId);
  return {
    codes: codesOf(taking, all),
    sources: all.filter((note) => !hangs(note)).map((note) => sourceOf(taking, note, all)),
    notes: all.filter(hangs).map((note) => textOf(taking, note, all)),
    links: all.flatMap((note) => {
      const above = note.parentId === null ? undefined : byId.get(note.parentId);
      if (!above) return [];
      return [{ key: `link/${note.id}`, name: linkName(taking, above, note), from: keyOf(above), to: keyOf(note) }];
    }),
  };
}

function keyOf({ id }: Note): string {
  return `fieldNote/${id}`;
}

function linkName({ language }: PaperTaking, above: Note, note: Note): string {
  return note.createdBy === above.createdBy
    ? say(language, `common.${note.type}`)
    : say(language, `protocol.accord-${above.accord}`);
}

function sourceOf(taking: PaperTaking, note: Note, all: readonly Note[]): QdaText {
  const { session, language } = taking;
  const alone = itemsWithOneObserver(session).includes(note.itemId);
  const accord = say(language, `protocol.accord-${note.accord}`);
  return {
    ...textOf(taking, note, all),
    description: alone ? say(language, 'protocol.oneObserver') : '',
    values: [
      qdaFact('session', session.number),
      ...itemOf(taking, note),
      qdaFact('accord', `${accord}: ${authorsOf(session, note).join(', ')}`),
    ],
  };
}

function textOf(taking: PaperTaking, note: Note, all: readonly Note[]): QdaText {
  // When it was seen, not when its record was made.
  const { createdBy, startedAt: createdAt, updatedBy, updatedAt } = note;
  const coded = (code: string): QdaCoding => ({
    ...{ key: `${keyOf(note)}/${code}`, code, notes: [] },
    ...{ createdBy, createdAt },
  });
  return {
    key: keyOf(note),
    name: `${momentText(taking, note.startedAt)} ${createdBy} ${say(taking.language, `common.${note.type}`)}`,
    description: '',
    text: note.text,
    selections: [],
    codings: [coded(`noteType/${note.type}`), ...note.tags.map((tag) => coded(`tag/${tag}`))],
    notes: all.filter(({ parentId }) => parentId === note.id).map(keyOf),
    values: [qdaFact('session', taking.session.number), ...itemOf(taking, note)],
    ...{ createdBy, createdAt, updatedBy, updatedAt },
  };
}

function itemOf({ session }: PaperTaking, { itemId }: Note) {
  const title = session.items[itemId]?.title ?? '';
  return title === '' ? [] : [qdaFact('item', title)];
}

function codesOf({ language }: PaperTaking, all: readonly Note[]): QdaCode[] {
  if (all.length === 0) return [];
  const leaf = (key: string, name: string): QdaCode => ({ key, name, description: '', codable: true, codes: [] });
  const types = [...new Set(all.map(({ type }) => type))];
  const tags = [...new Set(all.flatMap((note) => note.tags))];
  const gathered = (key: string, name: string, codes: readonly QdaCode[]): QdaCode[] =>
    codes.length > 0 ? [{ key, name, description: '', codable: false, codes }] : [];
  return [
    ...gathered(
      'noteTypes',
      say(language, 'protocol.notes'),
      types.map((type) => leaf(`noteType/${type}`, say(language, `common.${type}`))),
    ),
    ...gathered(
      'tags',
      say(language, 'protocol.qda-tags'),
      tags.map((tag) => leaf(`tag/${tag}`, tag)),
    ),
  ];
}
