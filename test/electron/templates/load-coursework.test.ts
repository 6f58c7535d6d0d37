import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { termsOf } from '../../../domain/coursework-template.ts';
import { courseworkIn, loadCoursework } from '../../../electron/templates/load-coursework.ts';
import type { TemplateMistakeCode } from '../../../electron/templates/mistake-kinds.ts';

const shippedFolder = resolve(import.meta.dirname, '../../../templates/sessions');
const folder = resolve(shippedFolder, '../coursework');
const good = await readFile(join(folder, 'prepared-reading.nb.yaml'), 'utf8');

let ownFolder: string;
beforeEach(async () => {
  ownFolder = await mkdtemp(join(tmpdir(), 'samling-coursework-'));
  await mkdir(join(ownFolder, 'coursework'));
});
afterEach(() => rm(ownFolder, { recursive: true, force: true }));

const own = (text: string) => writeFile(join(ownFolder, 'coursework', 'mine.yaml'), text);
const load = () => loadCoursework({ shippedFolder, ownFolder });

function damaged(from: string, to: string): string {
  expect(good.split(from), from).toHaveLength(2);
  return good.replace(from, () => to);
}

describe('the shipped pieces of coursework', () => {
  it('are three in two languages, without a mistake', async () => {
    const { templates, mistakes } = await load();
    expect(mistakes).toEqual([]);
    expect(templates.map(({ template: { key, language, due } }) => `${key} ${language} ${due}`)).toEqual([
      'AK1 nb kickoff',
      'AK1 en kickoff',
      'AK2 nb implementation',
      'AK2 en implementation',
      'AK3 nb evaluation',
      'AK3 en evaluation',
    ]);
  });

  it('ask for the same in both languages', async () => {
    const loaded = await load();
    const bones = (language: 'nb' | 'en') =>
      courseworkIn(loaded, language).map((one) => {
        const { form, dueKind, attempts, criteria, strengths, nextSteps } = termsOf(one);
        const list = criteria.list.map((criterion) => ({
          id: criterion.id,
          levels: 'levels' in criterion ? criterion.levels.length : 0,
        }));
        return { key: one.key, form, dueKind, attempts, judged: criteria.form, list, strengths, nextSteps };
      });
    expect(bones('en')).toEqual(bones('nb'));
  });

  it('are spoken of by the items of the six days', async () => {
    const found = new Set<string>();
    for (const session of ['kickoff', 'implementation', 'evaluation']) {
      const text = await readFile(join(shippedFolder, `${session}.nb.yaml`), 'utf8');
      for (const [, key = ''] of text.matchAll(/^ +coursework: (\S+)$/gm)) found.add(`${session} ${key}`);
    }
    expect([...found]).toEqual(['kickoff AK1', 'implementation AK2', 'implementation AK3', 'evaluation AK3']);
  });
});

/** Code, what to exchange, and the text on the line that must be pointed at. */
const slips: readonly (readonly [TemplateMistakeCode, string, string, string])[] = [
  ['not-a-coursework-key', 'key: AK2', 'key: ak 2', 'key: ak 2'],
  ['unknown-field', 'attempts: 2', 'forsok: 2', 'forsok: 2'],
  ['out-of-range', 'attempts: 2', 'attempts: 3', 'attempts: 3'],
  ['not-whole-number', 'attempts: 2', 'attempts: to', 'attempts: to'],
  ['unknown-value', 'due: implementation', 'due: gjennomføring', 'due: gjennomføring'],
  ['unknown-value', 'form: presentation', 'form: foredrag', 'form: foredrag'],
  ['unknown-value', 'form: rubric', 'form: stjerner', 'form: stjerner'],
  [
    'missing-field',
    'outcome: Bruke begreper fra en fagtekst til å vise hva som er nytt i det gruppa prøver ut.\n',
    '',
    '# ',
  ],
  ['out-of-range', 'strengths: 3', 'strengths: 7', 'strengths: 7'],
  ['not-a-date', 'attempts: 2', 'attempts: 2\ndates: ["9. februar"]', '9. februar'],
  ['dates-too-many', 'attempts: 2', 'attempts: 1\ndates: ["2027-02-09", "2027-03-09"]', 'dates:'],
  ['dates-too-many', 'attempts: 2', 'attempts: 2\ndates: ["2027-02-09", "2027-03-09", "2027-04-09"]', 'dates:'],
  ['dates-backwards', 'attempts: 2', 'attempts: 2\ndates: ["2027-03-09", "2027-02-09"]', 'dates:'],
  [
    'levels-missing',
    '      levels: [Begrepet er nevnt, Begrepet er forklart, Begrepet brukes til å se noe nytt]\n',
    '',
    '- key: concept',
  ],
  ['list-empty', '[Begrepet er nevnt, Begrepet er forklart, Begrepet brukes til å se noe nytt]', '[]', 'levels: []'],
  ['most-not-here', 'form: rubric', 'form: rubric\n  most: 5', 'most: 5'],
  ['duplicate-criterion', 'key: practice', 'key: concept', 'key: concept\n      title: Egen praksis'],
  ['not-a-name', 'key: practice', 'key: Egen praksis', 'key: Egen praksis'],
  ['yaml-colon', 'title: Begrepet', 'title: Begrepet: ordet', 'title: Begrepet: ordet'],
];

describe('a mistake in a piece of coursework', () => {
  it.each(slips)('%s is told where it is: %j', async (code, from, to, marker) => {
    const text = damaged(from, to);
    await own(text);
    const { templates, mistakes } = await load();
    expect(mistakes.map((one) => [one.code, one.origin, one.file])).toEqual([[code, 'own', 'mine.yaml']]);
    const [mistake] = mistakes;
    if (marker !== '# ') expect(mistake?.line).toBe(text.slice(0, text.indexOf(marker)).split('\n').length);
    for (const words of Object.values(mistake?.words ?? {})) {
      expect(words.title).not.toBe('');
      expect(`${words.sentence} ${words.next}`).not.toMatch(/undefined|NaN|«»|""/);
    }
    // The shipped one stands in for it.
    expect(templates.filter(({ template }) => template.key === 'AK2').map(({ origin }) => origin)).toEqual([
      'shipped',
      'shipped',
    ]);
  });

  it('asks for the highest number of a scale, and has no levels there', async () => {
    await own(
      'key: AK4\nlanguage: nb\ntitle: T\noutcome: O\nform: text\ndue: kickoff\ncriteria:\n  form: scale\n  list: [{ title: A, levels: [x, y] }]\n',
    );
    expect((await load()).mistakes.map(({ code, line }) => [code, line])).toEqual([
      ['most-missing', 8],
      ['levels-not-here', 9],
    ]);
  });
});

describe('an own piece of coursework', () => {
  it('takes the place of the shipped one with its key and language', async () => {
    await own(damaged('title: Forberedt lesing og presentasjon', 'title: Les og vis'));
    const loaded = await load();
    expect(courseworkIn(loaded, 'nb').map(({ title }) => title)[1]).toBe('Les og vis');
    expect(courseworkIn(loaded, 'en').map(({ title }) => title)[1]).toBe('Prepared reading and presentation');
  });

  it('with a new key comes beside the three, also where it is only there in the other language', async () => {
    await own(damaged('key: AK2', 'key: AK10'));
    expect(courseworkIn(await load(), 'en').map(({ key }) => key)).toEqual(['AK1', 'AK2', 'AK3', 'AK10']);
  });

  it('gives terms with criteria named by their place, and dates where there are some', async () => {
    await own(
      'key: AK4\nlanguage: nb\ntitle: T\noutcome: O\nform: text\ndue: kickoff\nattempts: 2\ndates: ["2027-01-09"]\ncriteria:\n  form: scale\n  most: 5\n  list: [{ title: A }, { title: B }]\n',
    );
    const piece = courseworkIn(await load(), 'nb').at(-1);
    expect(piece && termsOf(piece)).toEqual({
      title: 'T',
      outcome: 'O',
      task: '',
      form: 'text',
      dueKind: 'kickoff',
      attempts: [{ due: '2027-01-09' }, { due: null }],
      criteria: {
        form: 'scale',
        most: 5,
        list: [
          { id: 'c1', title: 'A' },
          { id: 'c2', title: 'B' },
        ],
      },
      strengths: 3,
      nextSteps: 3,
    });
  });
});
