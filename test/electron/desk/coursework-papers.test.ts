import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Book } from '../../../domain/command-table.ts';
import type { CourseworkExport } from '../../../domain/contract.ts';
import type { Names } from '../../../domain/programme.ts';
import { exportCoursework, importCoursework } from '../../../electron/cli/coursework.ts';
import { readBook } from '../../../electron/cli/read-book.ts';
import type { Terminal } from '../../../electron/cli/terminal.ts';
import { machineClock } from '../../../electron/clock.ts';
import { playDemo } from '../../../electron/demo/play-demo.ts';
import { courseworkPapers, exportCourseworkTo } from '../../../electron/desk/coursework-export.ts';
import { emptyNames, thisMachine } from '../../../electron/desk/storage.ts';
import { previewTable, tableOf } from '../../../electron/desk/table-intake.ts';
import { partsOfFile } from '../../support/archive-parts.ts';

const root = resolve(import.meta.dirname, '../../..');
const machine = thisMachine(machineClock);
const templates = { shippedFolder: join(root, 'templates/sessions') };
const NAMES: Names = {
  ...emptyNames(machine.clock),
  people: { p07: { name: 'Sigurveig Lundgård', callName: '' } },
};

let folder: string;
let out: string;
let book: Book;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samling-papers-'));
  out = join(folder, 'out');
  const demoFolder = join(root, 'templates/demo');
  const made = await playDemo({ machine, folder: join(folder, 'p'), templates, demoFolder, language: 'nb' });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  book = made.value.desk.shown;
  await made.value.desk.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const asked: CourseworkExport = {
  sessionId: 'kickoff',
  language: 'nb',
  what: 'protocol',
  format: 'md',
  texts: false,
  names: false,
  personId: null,
};

/** The texts of the files that were written, by name. */
async function written(more: Partial<CourseworkExport>, names = NAMES): Promise<Map<string, string>> {
  const done = await exportCourseworkTo(machine, out, book, names, { ...asked, ...more });
  if (!done.ok) throw new Error(done.problem.code);
  const texts = await Promise.all(done.value.files.map(({ path }) => readFile(path, 'utf8')));
  return new Map(done.value.files.map(({ fileName }, at) => [fileName, texts[at] ?? '']));
}

const only = (files: Map<string, string>) => {
  expect(files.size).toBe(1);
  return [...files.values()][0] ?? '';
};

describe('the protocol', () => {
  it('has everybody, both assessors, the disagreement and how it was settled, and says that it is confidential', async () => {
    const text = only(await written({}));
    for (const code of Object.values(book.programme.people).map((one) => one.code)) expect(text).toContain(code);
    expect(text).toContain('**Fortrolig. Bare for dem som leder samlingen.**');
    expect(text).toContain('20 deltakere, 19 levert, 19 godkjent, 0 ikke godkjent, 1 ikke levert');
    expect(text).toContain('F2 alene: Ikke godkjent.');
    expect(text).toContain('Slik ble uenigheten snakket ut: F2 savnet');
    expect(text).toContain('2. forsøk: Skrevet inn'.replace('.', '\\.'));
    expect(text).not.toContain('Lundgård');
  });

  it('keeps the views of both observers where they see it differently', async () => {
    const text = only(await written({ sessionId: 'implementation' }));
    expect(text).toMatch(/10:52 F1 Observasjon: .* \\\[uenig: F1, F2\\\]/);
    expect(text).toMatch(/» 10:55 F2 Observasjon: P14 smilte/);
    expect(text).toContain('Bare én observatør har notert her.');
  });

  it('is a table and a PDF as well', async () => {
    const [, first] = only(await written({ format: 'csv' })).split('\r\n');
    expect(first).toMatch(/^"AK1";"P01";"1";"Skrevet inn";[\s\S]*"Godkjent"/);
    expect(only(await written({ format: 'pdf' })).slice(0, 5)).toBe('%PDF-');
  });

  it('has names where they are asked for, and never in the name of a file', async () => {
    const files = await written({ names: true });
    expect(only(files)).toContain('P07 Sigurveig Lundgård');
    expect([...files.keys()].join()).toMatch(/protokoll-fortrolig-nb\.md$/);
    expect((await readdir(out)).join()).not.toMatch(/sigurveig|lundg/i);
  });
});

describe('a paper with characters that the font of a PDF has not', () => {
  const names: Names = { ...NAMES, people: { p07: { name: 'فاطمة 🌙', callName: '' } } };

  it('is written as Markdown in its place, and no other with it', async () => {
    const files = await written({ what: 'pages', format: 'pdf', names: true }, names);
    const asText = [...files].filter(([name]) => name.endsWith('.md'));
    expect(asText.map(([name]) => /p\d\d/i.exec(name)?.[0])).toEqual(['p07']);
    expect(asText[0]?.[1]).toContain('# P07 فاطمة 🌙');
    const done = await exportCourseworkTo(machine, out, book, names, { ...asked, format: 'pdf', names: true });
    expect(done).toMatchObject({ ok: true, value: { asText: 1 } });
    expect((await written({ what: 'pages', format: 'pdf' }, names)).size).toBe(20);
  });

  it('comes to the page that prints it as it was written, with names only where they are asked for', () => {
    const papers = (more: Partial<CourseworkExport>) => courseworkPapers(book, names, { ...asked, ...more });
    const page = papers({ what: 'pages', personId: 'p07', names: true });
    expect(page.ok && page.value.map(({ title }) => title)).toEqual(['P07 فاطمة 🌙']);
    expect(JSON.stringify(papers({ what: 'pages' }))).not.toContain('فاطمة');
    expect(papers({ what: 'pages', personId: 'nobody' })).toMatchObject({
      ok: false,
      problem: { code: 'NO_SUCH_PERSON' },
    });
  });
});

describe('a private page', () => {
  it('has where one person stands and what that person is told, and nothing of anybody else', async () => {
    const files = await written({ what: 'pages', personId: 'p20' });
    const text = only(files);
    expect(text).toContain('### 1\\. forsøk, samling 1: Ikke godkjent');
    expect(text).toContain('### 2\\. forsøk, samling 1: Godkjent');
    expect(text).toContain('Tenk på forrige vakt');
    expect(text).not.toMatch(/P0\d|F1|Notatet har ingen situasjon/);
  });

  it('is a file for each also where two codes come to the same letters', async () => {
    const { p07, p08 } = book.programme.people;
    if (!p07 || !p08) throw new Error('nobody there');
    const people = { ...book.programme.people, p07: { ...p07, code: 'Å 1' }, p08: { ...p08, code: 'A-1' } };
    const twins = { ...book, programme: { ...book.programme, people } };
    const done = await exportCourseworkTo(machine, out, twins, NAMES, { ...asked, what: 'pages' });
    const files = done.ok ? done.value.files.map(({ fileName }) => fileName) : [];
    expect(files.filter((name) => /-a-1-/.test(name))).toHaveLength(2);
    expect(new Set(files).size).toBe(files.length);
  });

  it('is written for each of them', async () => {
    expect((await written({ what: 'pages', format: 'pdf' })).size).toBe(20);
  });
});

describe('the matrix', () => {
  it('comes back with nothing to change, texts and all', async () => {
    const text = only(await written({ what: 'matrix', format: 'csv', texts: true }));
    const table = tableOf(Buffer.from(text));
    if (!table.ok) throw new Error(table.problem.code);
    const ask = { sessionId: 'kickoff', courseworkId: null, mapping: null, replace: true };
    const preview = previewTable(book, NAMES, table.value, ask);
    expect(preview.ok && preview.value.counts).toMatchObject({ adds: 0, replaces: 0, problem: 0 });
    expect(preview.ok && preview.value.counts.same).toBeGreaterThan(19);
  });

  it('has the work of every session, and says of which', async () => {
    const [header = '', first = ''] = only(
      await written({ sessionId: 'implementation', what: 'matrix', format: 'csv' }),
    ).split('\r\n');
    expect(header).toContain('"AK1 status";"AK1 samling";"AK1 forsøk"');
    expect(first).toMatch(/^"P01";"Godkjent";"1";"1";"Skrevet inn";/);
    const page = only(await written({ sessionId: 'implementation', what: 'pages', personId: 'p20' }));
    expect(page).toMatch(/## AK1 .*: Godkjent, samling 1/);
    // What was said in the first session is on the page of the second as well.
    expect(page).toContain('Tenk på forrige vakt');
  });
});

describe('what goes to analysis', () => {
  it('is one confidential file with both observers in it, and never a name', async () => {
    const done = await exportCourseworkTo(machine, out, book, NAMES, {
      ...{ ...asked, sessionId: 'implementation', what: 'qda', format: 'qdpx', names: true },
    });
    const [file] = done.ok ? done.value.files : [];
    expect(file?.fileName).toMatch(/analyse-fortrolig-nb\.qdpx$/);
    const parts = await partsOfFile(file?.path ?? '');
    const texts = [...parts.values()].map((part) => part.toString('utf8')).join('\n');
    expect(texts).toContain('uenig: F1, F2');
    expect(texts).toContain('P07');
    expect(texts).not.toMatch(/Sigurveig|Lundgård/);
  });
});

describe('samling coursework', () => {
  const lines: string[] = [];
  const terminal: Terminal = { language: 'nb', out: (line) => lines.push(line), err: (line) => lines.push(line) };
  const taking = { machine, templates, terminal };
  const at = () => ({ folder: join(folder, 'p'), session: 'implementation', json: false });
  const deliveredBy = async (person: string) => {
    const read = await readBook(machine, join(folder, 'p'));
    return read.ok && read.value.sessions.implementation?.submissions.ak2?.[person]?.attempts.at(-1)?.how;
  };

  it('shows what a table would change, and changes nothing until that is asked for', async () => {
    const file = join(folder, 'svar.csv');
    await writeFile(
      file,
      'kode;svar\nP12;Jeg leste om slakk og så overlappen på nytt.\nP99;Noe annet som er langt nok.\n',
    );
    const wanted = { ...at(), file, coursework: 'AK2', replace: false };
    expect(await importCoursework(taking, { ...wanted, dryRun: true })).toBe(1);
    expect(lines.splice(0)).toEqual([
      'Rad 2, P12, AK2: leveres',
      'Rad 3, P99, : ingen her har koden',
      '1 leveres, 0 erstattes, 0 står der alt, 0 kom inn før, 0 er ikke levert, 1 kan ikke tas inn.',
      'Ingenting er endret.',
    ]);
    expect(await deliveredBy('p12')).toBeUndefined();
    expect(await importCoursework(taking, { ...wanted, dryRun: false })).toBe(1);
    expect(await deliveredBy('p12')).toBe('imported');
    lines.splice(0);
    await writeFile(file, Uint8Array.of(0x50, 0x4b, 3, 4, 0));
    expect(await importCoursework(taking, { ...wanted, dryRun: true })).toBe(1);
    expect(lines.splice(0).join()).toContain('CSV_NOT_TEXT');
  });

  it('writes the papers into a folder', async () => {
    const wanted = { out: join(folder, 'cli'), language: undefined, texts: false, names: false };
    expect(await exportCoursework(taking, { ...at(), ...wanted, what: 'protocol', format: 'md' })).toBe(0);
    expect(await exportCoursework(taking, { ...at(), ...wanted, what: 'pages', format: 'md' })).toBe(0);
    expect(await exportCoursework(taking, { ...at(), ...wanted, what: 'qda', format: 'md' })).toBe(0);
    expect(await readdir(join(folder, 'cli'))).toHaveLength(22);
  });
});
