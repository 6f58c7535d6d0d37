import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTemplates } from '../../../electron/templates/load-templates.ts';
import type { TemplateMistakeCode } from '../../../electron/templates/mistake-kinds.ts';
import type { TemplateMistake } from '../../../electron/templates/template-mistake.ts';

const good = await readFile(resolve(import.meta.dirname, '../../fixtures/templates/short-day.nb.yaml'), 'utf8');

let root: string;
let shippedFolder: string;
let ownFolder: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'samling-templates-'));
  shippedFolder = join(root, 'shipped');
  ownFolder = join(root, 'own');
  await mkdir(shippedFolder);
  await mkdir(join(ownFolder, 'notes'), { recursive: true });
});

afterEach(() => rm(root, { recursive: true, force: true }));

const ship = (name: string, text: string | Uint8Array) => writeFile(join(shippedFolder, name), text);
const own = (name: string, text: string | Uint8Array) => writeFile(join(ownFolder, name), text);
const load = () => loadTemplates({ shippedFolder, ownFolder });

/** The good template with one text in it exchanged; the text must be there, and only once. */
function damaged(from: string, to: string): string {
  expect(good.split(from)).toHaveLength(2);
  return good.replace(from, () => to);
}

/** The only mistake of a template, after a good one beside it was seen to load all the same. */
async function onlyMistake(text: string | Uint8Array): Promise<TemplateMistake> {
  await ship('good.yaml', good.replace('id: short-day', 'id: good-day'));
  await own('mine.yaml', text);
  const { templates, mistakes } = await load();
  expect(templates.map(({ template }) => template.id)).toEqual(['good-day']);
  const [mistake] = mistakes;
  if (!mistake || mistakes.length > 1) throw new Error(`expected one mistake: ${JSON.stringify(mistakes)}`);
  expect([mistake.origin, mistake.file]).toEqual(['own', 'mine.yaml']);
  for (const words of Object.values(mistake.words)) {
    expect(words.title).not.toBe('');
    expect(`${words.sentence} ${words.next}`).not.toMatch(/undefined|NaN|«»|""/);
  }
  return mistake;
}

/** Code, what to exchange, and the text on the line that must be pointed at. */
const slips: readonly (readonly [TemplateMistakeCode, string, string, string])[] = [
  ['unknown-field', '        minutes: 25', '        minuter: 25', 'minuter: 25'],
  ['missing-field', '        activity: close\n', '', 'key: close'],
  ['not-text', 'title: Kort dag', 'title: 2027', 'title: 2027'],
  ['not-whole-number', 'minutes: 25', 'minutes: 25.5', 'minutes: 25.5'],
  ['not-whole-number', 'minutes: 25', 'minutes: "25"', 'minutes: "25"'],
  ['not-whole-number', 'minutes: 25', 'minutes: 25 min', 'minutes: 25 min'],
  ['out-of-range', 'minutes: 25', 'minutes: 0', 'minutes: 0'],
  ['not-true-false', 'locked: true', 'locked: ja', 'locked: ja'],
  [
    'not-a-list',
    '          - { title: Alene, minutes: 5 }\n          - { title: Sammen, minutes: 20 }\n',
    '          title: Alene\n',
    'title: Alene',
  ],
  ['not-fields', '          - { title: Alene, minutes: 5 }', '          - Alene', '- Alene'],
  ['unknown-value', 'activity: groupWork', 'activity: gruppearbeid', 'activity: gruppearbeid'],
  ['empty-text', 'title: Gruppearbeid', 'title: ""', 'title: ""'],
  ['empty-text', 'title: Gruppearbeid', 'title:', 'title:\n        minutes: 25'],
  ['text-too-long', 'shortTitle: Hei', 'shortTitle: Hei alle sammen her', 'shortTitle: Hei alle'],
  ['prompt-too-long', 'Hva venter du deg?', 'Hva '.repeat(41), 'prompt: Hva Hva'],
  ['not-a-time', '"09:45"', '"kvart på ti"', 'kvart på ti'],
  ['not-a-name', 'key: work', 'key: Gruppe arbeid', 'key: Gruppe arbeid'],
  [
    'outcomes-missing',
    '    outcomes:\n      - se at malen leses\n      - finne feil på rett linje\n',
    '',
    'theme: Prøvedag',
  ],
  ['outcomes-missing', '      - finne feil på rett linje\n', '', '- se at malen leses'],
  ['outcomes-too-many', '- se at malen leses', '- a\n      - b\n      - c\n      - d', '- a'],
  [
    'list-too-long',
    '- { title: Alene, minutes: 5 }',
    Array(12).fill('- { title: Alene, minutes: 1 }').join('\n          '),
    '- { title: Alene, minutes: 1 }',
  ],
  ['day-backwards', 'end: "10:30"', 'end: "08:30"', 'end: "08:30"'],
  ['day-total', '        minutes: 15', '        minutes: 10', 'theme: Prøvedag'],
  ['lock-not-reached', '"09:45"', '"09:40"', 'start: "09:40"'],
  ['lock-without-start', '        start: "09:45"\n', '', 'locked: true'],
  ['start-without-lock', '        locked: true\n', '', 'start: "09:45"'],
  ['least-above-minutes', 'minMinutes: 10', 'minMinutes: 30', 'minMinutes: 30'],
  ['steps-too-long', 'Sammen, minutes: 20', 'Sammen, minutes: 21', '- { title: Alene'],
  ['timer-too-long', 'timer: 5', 'timer: 26', 'timer: 26'],
  ['two-notes', 'privateNote: Smil.', 'privateNote: Smil.\n        noteFile: notes/a.md', 'noteFile: notes/a.md'],
  ['duplicate-key', 'key: work', 'key: welcome', 'key: welcome\n        title: Gruppearbeid'],
  ['yaml-tab', '        lead: F1', '\t\tlead: F1', 'lead: F1'],
  ['yaml-colon', 'title: Gruppearbeid', 'title: Gruppearbeid: vi', 'title: Gruppearbeid: vi'],
  ['yaml-no-colon', '        lead: F1', '        lead F1', 'lead F1'],
  ['yaml-indent', '        lead: F1', '         lead: F1', '         lead: F1'],
  ['yaml-open', 'title: Gruppearbeid', 'title: "Gruppearbeid', 'title: "Gruppearbeid'],
  ['yaml-sign', 'privateNote: Smil.', 'privateNote: **Smil.**', '**Smil.**'],
  ['yaml-sign', 'privateNote: Smil.', 'privateNote: @alle', '@alle'],
  ['yaml-twice', '        lead: F1', '        lead: F1\n        lead: F2', 'lead: F2'],
  ['yaml-other', 'title: Gruppearbeid', 'title: "Gruppe" arbeid', 'title: "Gruppe" arbeid'],
  ['note-path', 'privateNote: Smil.', 'noteFile: ../shipped/secret.md', 'noteFile: ../shipped'],
  ['note-path', 'privateNote: Smil.', 'noteFile: /etc/passwd', 'noteFile: /etc'],
  ['note-path', 'privateNote: Smil.', 'noteFile: notes\\..\\secret.md', 'noteFile: notes'],
  ['note-path', 'privateNote: Smil.', 'noteFile: notes/secret.txt', 'noteFile: notes'],
  ['note-missing', 'privateNote: Smil.', 'noteFile: notes/gone.md', 'noteFile: notes/gone.md'],
];

describe('a mistake in a template', () => {
  it.each(slips)('%s is told where it is: %j', async (code, from, to, marker) => {
    const text = damaged(from, to);
    const mistake = await onlyMistake(text);
    expect(mistake.code).toBe(code);
    expect(mistake.line).toBe(text.slice(0, text.indexOf(marker)).split('\n').length);
  });

  it('is told for a list that is empty', async () => {
    const mistake = await onlyMistake(`${good.slice(0, good.indexOf('    items:'))}    items: []\n`);
    expect(mistake.code).toBe('list-empty');
  });

  it('proposes what was probably meant, in both languages', async () => {
    const mistake = await onlyMistake(damaged('minutes: 25', 'minuter: 25'));
    expect(mistake).toMatchObject({ code: 'unknown-field', column: 9, suggestion: 'minutes' });
    expect(mistake.words).toEqual({
      nb: { title: 'Ukjent felt', sentence: '«minuter» er ikke et felt som kan stå her.', next: 'Mente du «minutes»?' },
      en: {
        title: 'Unknown field',
        sentence: '"minuter" is not a field that can be used here.',
        next: 'Did you mean "minutes"?',
      },
    });
  });

  it('lists what can be chosen when nothing is near', async () => {
    const mistake = await onlyMistake(damaged('activity: close', 'activity: fotball'));
    expect(mistake.suggestion).toBeNull();
    expect(mistake.words.nb.next).toContain('«welcome», «round»');
  });

  it('says by how many minutes a day or a lock is wrong', async () => {
    const day = await onlyMistake(damaged('        minutes: 15', '        minutes: 22'));
    expect(day.words.nb.sentence).toBe('Punktene er 97 min, men fra 09:00 til 10:30 er det 90 min.');
    expect(day.words.nb.next).toBe('Ta bort 7 min.');
    const lock = await onlyMistake(damaged('"09:45"', '"09:50"'));
    expect(lock.words.nb.sentence).toBe('«Lunsj» er låst til 09:50, men punktene før er ferdige 09:45.');
    expect(lock.words.en.next).toBe('Add 5 min before 09:50.');
  });

  it('is told for every wrong field at once, in the order of the file', async () => {
    await own(
      'mine.yaml',
      damaged('minutes: 25', 'minuter: 25')
        .replace('kind: kickoff', 'kind: oppstart')
        .replace('cards: group', 'cards: gruppe'),
    );
    const { mistakes } = await load();
    expect(mistakes.map(({ code, line, suggestion }) => [code, line, suggestion])).toEqual([
      ['unknown-value', 3, 'kickoff'],
      ['unknown-field', 29, 'minutes'],
      ['unknown-value', 36, 'group'],
    ]);
  });

  it('cuts short what was written', async () => {
    const mistake = await onlyMistake(damaged('activity: close', `activity: ${'langt '.repeat(50)}`));
    expect(mistake.words.nb.sentence.length).toBeLessThan(90);
  });

  it.each([
    ['an empty file', '', 'not-fields'],
    ['a list', '- a\n- b\n', 'not-fields'],
    ['a field with a dangerous name', `${good}__proto__: { polluted: true }\n`, 'unknown-field'],
    ['two documents', `${good}---\n${good}`, 'yaml-other'],
    ['nesting without end', `a: ${'['.repeat(50_000)}`, 'yaml-other'],
    ['fields within fields without end', '{a: '.repeat(49_000), 'yaml-other'],
    ['lists within lists without end', '- '.repeat(99_000), 'yaml-other'],
    ['keys within keys without end', '? '.repeat(99_000), 'yaml-other'],
    ['a made-up type', good.replace('title: Kort dag', 'title: !!js/function "x"'), 'yaml-other'],
  ])('is told for %s', async (_what, text, code) => {
    expect((await onlyMistake(text)).code).toBe(code);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('refuses aliases, which could make a small file grow without end', async () => {
    const text = `a: &a [x, x]\nb: &b [*a, *a]\n`;
    await own('mine.yaml', text);
    const { mistakes } = await load();
    expect(new Set(mistakes.map(({ code }) => code))).toEqual(new Set(['yaml-sign']));
  });
});

describe('a template file', () => {
  it('that is not UTF-8 is told with line and column', async () => {
    const latin1 = Buffer.from(good, 'latin1');
    expect(await onlyMistake(latin1)).toMatchObject({ code: 'not-utf8', line: 8, column: 14 });
  });

  it('with a byte order mark and Windows line ends is read like any other', async () => {
    await own('mine.yaml', `\uFEFF${good.replaceAll('\n', '\r\n')}`);
    const { templates, mistakes } = await load();
    expect(mistakes).toEqual([]);
    expect(templates[0]?.template.days[0]?.theme).toBe('Prøvedag');
  });

  it('may be 200 kB and no more', async () => {
    const pad = (bytes: number) => `${good}#${'x'.repeat(bytes - Buffer.byteLength(good) - 1)}`;
    await own('mine.yaml', pad(200_000));
    expect((await load()).mistakes).toEqual([]);
    expect(await onlyMistake(pad(200_001))).toMatchObject({ code: 'file-too-large', line: 1 });
  });

  it('that is a link out of the folder is not followed', async () => {
    await writeFile(join(root, 'elsewhere.yaml'), good);
    await symlink(join(root, 'elsewhere.yaml'), join(ownFolder, 'mine.yaml'));
    const { templates, mistakes } = await load();
    expect(templates).toEqual([]);
    expect(mistakes.map(({ code }) => code)).toEqual(['file-outside']);
  });

  it('that is a folder costs only itself', async () => {
    await mkdir(join(ownFolder, 'mine.yaml'));
    await own('other.yml', good);
    const { templates, mistakes } = await load();
    expect(templates.map(({ file }) => file)).toEqual(['other.yml']);
    expect(mistakes.map(({ code }) => code)).toEqual(['file-unreadable']);
  });

  it('is found by its ending; hidden and other files are left alone', async () => {
    await own('._mine.yaml', 'not: [yaml');
    await own('read-me.txt', 'x');
    await own('mine.YAML', good);
    const { templates, mistakes } = await load();
    expect([templates.length, mistakes]).toEqual([1, []]);
  });
});

describe('the two folders', () => {
  it('let an own template take the place of the shipped one with its id and language', async () => {
    await ship('a.yaml', good);
    await ship('b.yaml', good.replace('language: nb', 'language: en'));
    await own('mine.yaml', good.replace('title: Kort dag', 'title: Min dag'));
    const { templates, mistakes } = await load();
    expect(mistakes).toEqual([]);
    expect(templates.map(({ origin, template }) => [origin, template.language, template.title])).toEqual([
      ['own', 'nb', 'Min dag'],
      ['shipped', 'en', 'Kort dag'],
    ]);
  });

  it('put an own template with a new id before the shipped one of the same session', async () => {
    await ship('a.yaml', good);
    await own('mine.yaml', good.replace('id: short-day', 'id: zebra'));
    expect((await load()).templates.map(({ template }) => template.id)).toEqual(['zebra', 'short-day']);
  });

  it('keep the shipped template while the own one has a mistake', async () => {
    await ship('a.yaml', good);
    await own('mine.yaml', damaged('kind: kickoff', 'kind: kikkoff'));
    const { templates, mistakes } = await load();
    expect(templates.map(({ origin }) => origin)).toEqual(['shipped']);
    expect(mistakes.map(({ origin, suggestion }) => [origin, suggestion])).toEqual([['own', 'kickoff']]);
  });

  it('let the first of two files with the same id stand, and tell of the second', async () => {
    await own('a.yaml', good.replace('title: Kort dag', 'title: Første'));
    await own('b (kopi).yaml', good);
    const { templates, mistakes } = await load();
    expect(templates.map(({ template }) => template.title)).toEqual(['Første']);
    expect(mistakes).toMatchObject([{ code: 'duplicate-template', file: 'b (kopi).yaml', line: 2 }]);
    expect(mistakes[0]?.words.nb.sentence).toBe('«short-day» finnes alt i a.yaml.');
  });

  it('may lack an own folder, but not the shipped one', async () => {
    await rm(ownFolder, { recursive: true });
    expect((await load()).mistakes).toEqual([]);
    expect((await loadTemplates({ shippedFolder })).mistakes).toEqual([]);
    await rm(shippedFolder, { recursive: true });
    expect((await load()).mistakes).toMatchObject([{ code: 'folder-unreadable', origin: 'shipped', file: '' }]);
  });

  it('are read for 200 files each', async () => {
    for (let index = 0; index < 201; index++) {
      await own(`t${String(index).padStart(3, '0')}.yaml`, good.replace('id: short-day', `id: day-${index}`));
    }
    const { templates, mistakes } = await load();
    expect([templates.length, mistakes.map(({ code }) => code)]).toEqual([200, ['too-many-files']]);
  });
});

describe('a note file', () => {
  const noted = (path: string) => good.replace('privateNote: Smil.', `noteFile: ${path}`);

  it('becomes the private note of its item', async () => {
    await own('notes/long.nb.md', '\uFEFF**Smil**\r\n\r\n- og vent\r\n');
    await own('mine.yaml', noted('notes/long.nb.md'));
    const { templates, mistakes } = await load();
    expect(mistakes).toEqual([]);
    const item = templates[0]?.template.days[0]?.items[0];
    expect(item?.privateNote).toBe('**Smil**\n\n- og vent');
    expect(item && 'noteFile' in item).toBe(false);
  });

  it('that links out of the folder is refused', async () => {
    await writeFile(join(root, 'secret.md'), 'hemmelig');
    await symlink(join(root, 'secret.md'), join(ownFolder, 'notes', 'link.md'));
    expect((await onlyMistake(noted('notes/link.md'))).code).toBe('note-path');
  });

  it('that is too long for a note is told with both figures', async () => {
    await own('notes/long.md', 'x'.repeat(4001));
    const mistake = await onlyMistake(noted('notes/long.md'));
    expect(mistake.words.nb.sentence).toBe('Notatet er 4001 tegn og kan være høyst 4000.');
  });

  it('that is not UTF-8 is told by its own name', async () => {
    await own('notes/odd.md', Uint8Array.of(0x61, 0x0a, 0xe6));
    await own('mine.yaml', noted('notes/odd.md'));
    const { mistakes } = await load();
    expect(mistakes).toMatchObject([{ code: 'not-utf8', file: 'notes/odd.md', line: 2, column: 1 }]);
  });
});
