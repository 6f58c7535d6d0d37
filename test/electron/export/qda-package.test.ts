import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { markedText } from '../../../domain/highlights.ts';
import { planQdaProject } from '../../../domain/qda-plan.ts';
import { qdaPackage } from '../../../electron/export/qda-package.ts';
import { guidOf, plainSource, positionsOf } from '../../../electron/export/qda-xml.ts';
import { archiveParts } from '../../support/archive-parts.ts';
import { minutesIn, type Rehearsal } from '../../support/sample-book.ts';
import { ak2, handIn, settle, withCourseworkAk2 } from '../../support/sample-coursework.ts';
import { childOrderFaults, type XmlNode, xmlTree } from '../../support/xml-tree.ts';

const s1 = { sessionId: 's1' };
const FAMILY = '👩‍👧';
const TEXT = `Vi brukte 🙂 skjønn.\r\nSå målte vi e\u0301n gang til ${FAMILY} på natt & <dag>.`;
const PLACES = ['🙂 skjønn', 'e\u0301n gang', FAMILY, '& <dag>'];

/** Four places in a text with what is hard to count, a paper with a comment, two observers, and a presentation. */
function playedSession(): Rehearsal {
  const room = withCourseworkAk2();
  handIn(room, 'p4', TEXT);
  room.do({ kind: 'submission.hand-in', ...ak2, personId: 'p5', how: 'paper', text: '' });
  for (const [n, place] of PLACES.entries()) {
    const start = TEXT.indexOf(place);
    room.do({
      ...{ kind: 'highlight.add', ...ak2, personId: 'p4', highlightId: `h${n}`, start, end: start + place.length },
      ...{ highlightKind: n % 2 ? 'nextStep' : 'strength', criterionId: n < 2 ? 'begrep' : null },
      comment: n === 0 ? 'Linje én\nog «to» & <tre>' : '',
    });
  }
  const whole = { personId: 'p5', highlightId: 'paper', highlightKind: 'strength' as const };
  room.do({ kind: 'highlight.add', ...ak2, ...whole, comment: 'Kort og eget' }, undefined, 'F2');
  const card = { themeId: 't1', themeKind: 'strength' as const, title: 'Skjønn i bruk', text: 'Dere bruker ordet.' };
  room.do({ kind: 'theme.add', ...ak2, ...card, highlightIds: ['h0', 'paper'] });
  settle(room, 'p5');
  const note = { ...s1, itemId: 'talks', finished: true };
  room.do({ kind: 'note.begin', ...note, noteId: 'seen', text: 'To snakker.', tags: ['natt'] }, minutesIn(112));
  const means = { noteId: 'means', parentId: 'seen', type: 'interpretation' as const, text: 'De venter på leder.' };
  room.do({ kind: 'note.begin', ...note, ...means }, minutesIn(113));
  room.do(
    { kind: 'note.begin', ...note, noteId: 'too', parentId: 'seen', text: 'Fire skriver.' },
    minutesIn(115),
    'F2',
  );
  room.do({ kind: 'note.accord', ...s1, noteId: 'seen', accord: 'disagreed' });
  return room;
}

const packed = ({ book, session }: Rehearsal, now = minutesIn(300)) =>
  qdaPackage({
    project: planQdaProject({
      ...{ programme: book.programme, session, elsewhere: [], language: 'nb' },
      // Names are there for the asking, and are not asked for.
      nameOf: () => 'Sigurveig Lundgård',
    }),
    programmeId: book.programme.id,
    now,
  });

let bytes: Buffer;
let parts: Map<string, Buffer>;
let root: XmlNode;
let room: Rehearsal;
beforeAll(async () => {
  room = playedSession();
  bytes = Buffer.from(await packed(room));
  const read = await archiveParts(bytes);
  if (!read.ok) throw new Error(read.problem.code);
  parts = read.value;
  root = xmlTree(parts.get('project.qde')?.toString('utf8') ?? '');
});

const all = (name: string, within = root): XmlNode[] =>
  within.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(name, child)]);
const everything = (within = root): XmlNode[] => [within, ...within.children.flatMap(everything)];
const textOf = (source: XmlNode) => {
  const path = source.attributes.plainTextPath?.replace('internal://', 'sources/');
  return parts.get(path ?? '')?.toString('utf8') ?? '';
};
const selected = (source: XmlNode) =>
  all('PlainTextSelection', source).map(({ attributes: { startPosition, endPosition } }) =>
    [...textOf(source)].slice(Number(startPosition), Number(endPosition)).join(''),
  );
const named = (name: string, of: string) => all(of).find(({ attributes }) => attributes.name === name);
const guid = (one: XmlNode | undefined) => one?.attributes.guid ?? '';
const userOf = (initials: string) => guid(named(initials, 'User'));

describe('a project for analysis', () => {
  it('is one project.qde and a text file for each source, in one folder', () => {
    const [first, ...rest] = [...parts.keys()];
    expect(first).toBe('project.qde');
    expect(rest).toHaveLength(all('TextSource').length);
    for (const name of rest) expect(name).toMatch(/^sources\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.txt$/);
  });

  it('has its elements in the order of the schema, and no element that gathers nothing', () => {
    expect(childOrderFaults(root)).toEqual([]);
    const gathering = ['Users', 'Codes', 'Variables', 'Cases', 'Sources', 'Notes', 'Links', 'Sets'];
    for (const one of everything().filter(({ name }) => gathering.includes(name))) {
      expect(one.children.length).toBeGreaterThan(0);
    }
  });

  it('names everything once, and points at nothing that is not there', () => {
    const guids = everything().flatMap(({ attributes }) => attributes.guid ?? []);
    expect(new Set(guids).size).toBe(guids.length);
    const pointing = ['targetGUID', 'originGUID', 'creatingUser', 'modifyingUser'] as const;
    for (const { name, attributes } of everything()) {
      for (const key of pointing) if (attributes[key]) expect(guids, `${name} ${key}`).toContain(attributes[key]);
      if (attributes.plainTextPath) expect(textOf({ name, attributes, children: [], text: '' })).not.toBe('');
    }
  });

  it('selects exactly what was marked, with emoji, combining marks and line breaks before it', () => {
    const source = named('AK2 P04', 'TextSource');
    if (!source) throw new Error('no text of P04');
    expect(selected(source)).toEqual(PLACES);
    const marks = Object.values(room.session.highlights.ak2 ?? {}).filter(({ personId }) => personId === 'p4');
    expect(selected(source)).toEqual(marks.map((one) => markedText(room.session, 'ak2', one)));
  });

  it('has a code for each criterion, and puts kind, criterion and card on a place, each with who and when', () => {
    const [first] = all('PlainTextSelection', named('AK2 P04', 'TextSource'));
    const codes = all('CodeRef', first).map(({ attributes }) => attributes.targetGUID);
    const wanted = ['Styrke', 'Bruker begrepene', 'Skjønn i bruk'].map((name) => guid(named(name, 'Code')));
    expect(codes).toEqual(wanted);
    for (const coding of all('Coding', first)) expect(coding.attributes.creatingUser).toBe(userOf('F1'));
    const [about] = all('NoteRef', first).map(({ attributes }) => attributes.targetGUID);
    const comment = all('Note').find((one) => guid(one) === about);
    expect(comment && all('PlainTextContent', comment)[0]?.text).toBe('Linje én\nog «to» & <tre>');
  });

  it('has a paper as a source whose comment is about all of it', () => {
    const paper = named('AK2 P05', 'TextSource');
    expect(paper && textOf(paper)).toBe('På papir. Teksten er ikke her.');
    const [coding] = paper?.children.filter(({ name }) => name === 'Coding') ?? [];
    expect(coding?.attributes.creatingUser).toBe(userOf('F2'));
    expect(all('NoteRef', coding)).toHaveLength(1);
  });

  it('keeps both observers apart: each with author and time, what it may mean as a note of its own, and that they disagree', () => {
    const noteType = (one: XmlNode) => all('CodeRef', one).map(({ attributes }) => attributes.targetGUID)[0];
    const at = (one: XmlNode | undefined) => one?.attributes.creationDateTime;
    const said = (words: string) => all('Note').find((one) => all('PlainTextContent', one)[0]?.text === words);
    const seen = all('TextSource').find((one) => textOf(one) === 'To snakker.');
    const [means, too] = ['De venter på leder.', 'Fire skriver.'].map(said);
    if (!seen || !means || !too) throw new Error('not all of them are there');
    expect([seen, means, too].map(({ attributes }) => attributes.creatingUser)).toEqual(['F1', 'F1', 'F2'].map(userOf));
    expect([seen, means, too].map(at)).toEqual(
      [112, 113, 115].map((minute) => new Date(minutesIn(minute)).toISOString()),
    );
    expect([seen, means, too].map(noteType)).toEqual(
      ['Observasjon', 'Tolkning', 'Observasjon'].map((name) => guid(named(name, 'Code'))),
    );
    expect(all('TextValue', seen).map(({ text }) => text)).toContain('uenig: F1, F2');
    const links = all('Link').map(({ attributes: { name, originGUID, targetGUID } }) => [name, originGUID, targetGUID]);
    expect(links).toEqual([
      ['Tolkning', guid(seen), guid(means)],
      ['uenig', guid(seen), guid(too)],
    ]);
    expect(
      seen.children.filter(({ name }) => name === 'NoteRef').map(({ attributes }) => attributes.targetGUID),
    ).toEqual([means, too].map(guid));
  });

  it('has codes for people and never a name', () => {
    expect(all('Case').map(({ attributes }) => attributes.name)).toEqual(['Sykehjem C', 'P04', 'P05']);
    for (const part of parts.values()) expect(part.toString('utf8')).not.toMatch(/Sigurveig|Lundgård/);
  });

  it('is the same to the byte when it is made again at the same time', async () => {
    expect(Buffer.from(await packed(playedSession())).equals(bytes)).toBe(true);
  });

  it('leaves out who has withdrawn, and what one may not see of the other while two judge blind', async () => {
    const other = playedSession();
    other.do({ kind: 'submission.withdraw', ...ak2, personId: 'p5', on: true });
    other.do({ kind: 'case.assessors', ...ak2, personId: 'p4', assessors: ['f1', 'f2'] });
    other.do({ kind: 'case.way', ...ak2, personId: 'p4', way: 'blindFirst' });
    const read = await archiveParts(Buffer.from(await packed(other)));
    if (!read.ok) throw new Error(read.problem.code);
    const tree = xmlTree(read.value.get('project.qde')?.toString('utf8') ?? '');
    expect(all('Case', tree).map(({ attributes }) => attributes.name)).toEqual(['Sykehjem C', 'P04']);
    expect(all('PlainTextSelection', tree)).toEqual([]);
    expect(all('Note', tree).some((one) => all('PlainTextContent', one)[0]?.text.startsWith('Linje'))).toBe(false);
    const told = tree.children.find(({ name }) => name === 'Description')?.text;
    expect(told).toContain('4 merker er utelatt');
  });
});

describe('a place in a text', () => {
  const units = ['a', 'å', ' ', '\n', '\r\n', '🙂', FAMILY, 'e\u0301', '\u2028', '&', '<', 'ש', '\uFEFF', '\u0007'];
  const pieces = fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 30 });

  it('is counted in code points of the file, and selects what was marked whatever stands before and in it', () => {
    fc.assert(
      fc.property(pieces, pieces, pieces, (before, inside, after) => {
        const [start, end] = [before.join('').length, [...before, ...inside].join('').length];
        const text = [...before, ...inside, ...after].join('');
        const at = positionsOf(text, start, end);
        const file = [...plainSource(text)];
        expect(file.slice(at.start, at.end).join('')).toBe(plainSource(text.slice(start, end)));
        expect(file.every((one) => !/^[\uD800-\uDFFF]$/.test(one))).toBe(true);
      }),
    );
  });

  it('takes half of a character whole', () => {
    expect(positionsOf('a🙂b', 2, 4)).toEqual({ start: 1, end: 3 });
    expect(positionsOf('a🙂b', 0, 2)).toEqual({ start: 0, end: 2 });
  });

  it('does not count the mark of byte order', () => {
    expect(positionsOf('\uFEFFab', 1, 2)).toEqual({ start: 0, end: 1 });
  });
});

it('gives other programmes other GUIDs, and the same thing the same one', () => {
  expect(guidOf('one', 'user/F1')).toBe(guidOf('one', 'user/F1'));
  expect(guidOf('one', 'user/F1')).not.toBe(guidOf('two', 'user/F1'));
  expect(guidOf('one', 'user/F1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
