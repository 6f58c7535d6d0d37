import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { SessionStandings } from '../../../domain/coursework-standing.ts';
import { csvText } from '../../../domain/csv-table.ts';
import { guessMapping, type TableMapping } from '../../../domain/table-mapping.ts';
import { planTable, type TablePlan } from '../../../domain/table-plan.ts';
import { readCsv } from '../../../electron/import/csv.ts';
import { nursingHome, type Rehearsal } from '../../support/sample-book.ts';
import { ak2, handIn, settle, withCourseworkAk2 } from '../../support/sample-coursework.ts';

const LONG = 'Vi prøvde å lese rapporten stående, og det ble roligere.';
const FORM = '"$submission_id";"$created";"kode";"svar";"kryss.ja"';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

interface Asked {
  readonly room?: Rehearsal;
  readonly replace?: boolean;
  readonly mapping?: TableMapping;
  readonly elsewhere?: readonly SessionStandings[];
}

function planned(
  file: string | Uint8Array,
  { room = withCourseworkAk2(), replace = false, mapping, elsewhere = [] }: Asked = {},
): TablePlan {
  const table = readCsv(typeof file === 'string' ? bytes(file) : file);
  if (!table.ok) throw new Error(table.problem.code);
  const { programme, sessions } = room.book;
  const session = sessions.s1;
  if (!session) throw new Error('no session');
  return planTable(programme, session, table.value, {
    mapping: mapping ?? guessMapping(programme, session, table.value, 'ak2'),
    replace,
    elsewhere,
  });
}

/** Row, and what would come of it. */
function fates(plan: TablePlan): string[] {
  return plan.rows.map(({ row, result }) => `${row} ${result.kind === 'problem' ? result.problem : result.kind}`);
}

const textOf = (room: Rehearsal, personId: string) =>
  room.book.sessions.s1?.submissions.ak2?.[personId]?.attempts.at(-1)?.text;

function carriedOut(room: Rehearsal, plan: TablePlan): void {
  if (plan.command) room.do(plan.command);
}

test('what another session has is not handed in here as well, unless it was not approved there', () => {
  const stands = (state: 'approved' | 'notApproved') => ({
    state,
    attempt: 1 as const,
    how: 'typed' as const,
    at: 1,
    text: LONG,
  });
  const elsewhere = [
    {
      sessionId: 's0',
      number: 1,
      kind: 'kickoff' as const,
      pieces: {
        ak2: { p1: stands('approved'), p2: stands('approved'), p3: stands('notApproved'), p4: stands('notApproved') },
      },
    },
  ];
  const file = `kode;svar\nP01;${LONG}\nP02;Noe ganske annet enn det.\nP03;${LONG}\nP04;Noe ganske annet enn det.\n`;
  expect(fates(planned(file, { elsewhere }))).toEqual(['2 same', '3 ELSEWHERE', '4 same', '5 adds']);
  expect(fates(planned('kode;AK2 status\nP01;Godkjent\nP05;Levert\n', { elsewhere }))).toEqual(['2 same', '3 adds']);
});

describe('a file that is no table', () => {
  test.each([
    ['nothing at all', new Uint8Array(), 'CSV_EMPTY', 0],
    ['headings alone', bytes('kode;svar\r\n'), 'CSV_EMPTY', 0],
    ['blank rows', bytes('\uFEFF\r\n;;;\r\n \r\n'), 'CSV_EMPTY', 0],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0), 'CSV_NOT_TEXT', 0],
    ['a quote that is never closed', bytes('kode;svar\nP01;"Vi prøvde\nP02;Vi også\n'), 'CSV_QUOTES', 2],
    ['more columns than any sheet has', bytes(`kode${';x'.repeat(301)}\nP01;a\n`), 'CSV_TOO_MANY', 1],
    ['more rows than any workplace has people', bytes(`kode;svar\n${'P01;a\n'.repeat(5001)}`), 'CSV_TOO_MANY', 5002],
    ['nine megabytes', new Uint8Array(9 * 1024 ** 2).fill(0x61), 'CSV_TOO_LARGE', 0],
  ])('is told to be %s', (_what, file, code, row) => {
    expect(readCsv(file)).toEqual({ ok: false, problem: { code, row } });
  });
});

describe('a table', () => {
  test.each([
    ['with semicolons', `kode;svar\nP01;${LONG}\n`],
    ['with commas', `kode,svar\nP01,"${LONG}"\n`],
    ['with tabs', `kode\tsvar\nP01\t${LONG}\n`],
    ['with a byte order mark and Windows line ends', `\uFEFFkode;svar\r\nP01;${LONG}\r\n`],
    ['with columns filled up to the width of a sheet', `kode;svar;;;\nP01;${LONG};;;\n`],
    ['in which a code has small letters and signs that are not seen', `kode;svar\n\u200Ep01\u200B ;${LONG}\n`],
  ])('is read %s', (_what, file) => {
    const room = withCourseworkAk2();
    const plan = planned(file, { room });
    expect(fates(plan)).toEqual(['2 adds']);
    carriedOut(room, plan);
    expect(textOf(room, 'p1')).toBe(LONG);
  });

  it('is read as Excel on Windows saves it, and as it exports Unicode', () => {
    const file = `kode;svar\r\nP01;${LONG}\r\n`;
    for (const encoding of ['latin1', 'utf16le'] as const) {
      const mark = encoding === 'utf16le' ? '\uFEFF' : '';
      const room = withCourseworkAk2();
      carriedOut(room, planned(new Uint8Array(Buffer.from(mark + file, encoding)), { room }));
      expect(textOf(room, 'p1')).toBe(LONG);
    }
  });

  it('keeps text from right to left, emoji and line breaks as they are', () => {
    const text = 'قلت للزميلة: شكراً\n👩‍👩‍👧 = familie';
    const room = withCourseworkAk2();
    carriedOut(room, planned(`kode;svar\nP01;"${text}"\n`, { room }));
    expect(textOf(room, 'p1')).toBe(text);
  });
});

describe('a row', () => {
  test.each([
    ['of a code that nobody has', `kode;svar\nP01;${LONG}\nP99;${LONG}\n`, ['2 adds', '3 UNKNOWN_CODE']],
    ['without a code', `kode;svar\nP01;${LONG}\n;${LONG}\n`, ['2 adds', '3 NO_CODE']],
    ['with a cell too many in front', `kode;svar\nP01;${LONG}\nx;P02;${LONG}\n`, ['2 adds', '3 COLUMNS_SHIFTED']],
    ['with a code in another column', `kode;svar\nP01;${LONG}\n${LONG};P02\n`, ['2 adds', '3 COLUMNS_SHIFTED']],
    ['with a cell missing', `nr;kode;svar\n1;P01;${LONG}\nP02;${LONG}\n`, ['2 adds', '3 COLUMNS_SHIFTED']],
    ['that is there twice', `kode;svar\nP01;${LONG}\nP01;${LONG} Til slutt.\n`, ['2 CODE_TWICE', '3 CODE_TWICE']],
    ['with a blank text', `kode;svar\nP01;${LONG}\nP02;  \n`, ['2 adds', '3 nothing']],
    ['with an unanswered question', `kode;svar\nP01;${LONG}\nP02;-1\n`, ['2 adds', '3 nothing']],
    ['longer than any text', `kode;svar\nP01;${LONG}\nP02;${'a'.repeat(40_001)}\n`, ['2 adds', '3 TEXT_TOO_LONG']],
    ['of paper in a column of states', 'kode;AK2 status\nP01;på papir\nP02;ikke levert\n', ['2 adds', '3 nothing']],
    ['of a state that means nothing', 'kode;AK2 status\nP01;levert\nP02;snart\n', ['2 adds', '3 UNKNOWN_STATE']],
  ])('%s is told', (_what, file, fate) => {
    expect(fates(planned(file))).toEqual(fate);
  });

  it('that differs from what is there is taken only where that is said', () => {
    const room = withCourseworkAk2();
    handIn(room, 'p1', 'En tidligere tekst om rapporten.');
    const file = `kode;svar\nP01;${LONG}\nP02;${LONG}\n`;
    expect(fates(planned(file, { room }))).toEqual(['2 ALREADY_DELIVERED', '3 adds']);
    const plan = planned(file, { room, replace: true });
    expect(fates(plan)).toEqual(['2 replaces', '3 adds']);
    carriedOut(room, plan);
    expect([textOf(room, 'p1'), textOf(room, 'p2')]).toEqual([LONG, LONG]);
    expect(fates(planned(file, { room }))).toEqual(['2 same', '3 same']);
  });

  it('of somebody who has withdrawn, or whose case is settled, is left alone', () => {
    const room = withCourseworkAk2();
    for (const person of ['p1', 'p4']) handIn(room, person, 'En tidligere tekst om rapporten.');
    settle(room, 'p4');
    room.do({ kind: 'submission.withdraw', ...ak2, personId: 'p1', on: true });
    expect(fates(planned(`kode;svar\nP01;${LONG}\nP04;${LONG}\n`, { room, replace: true }))).toEqual([
      '2 WITHDRAWN',
      '3 CASE_SETTLED',
    ]);
  });
});

describe('answers of a Nettskjema', () => {
  const file = (...rows: string[]) => `\uFEFF${FORM}\r\n${rows.join('\r\n')}\r\n`;

  it('come in once by their number, in one file and the next', () => {
    const room = withCourseworkAk2();
    const first = file(
      `"101";"2027-02-09T15:01:00+01:00";"P01";"${LONG}";"1"`,
      `"101";"2027-02-09T15:01:00+01:00";"P01";"${LONG}";"1"`,
      `"102";"2027-02-09T15:02:00+01:00";"P02";"-1";"-1"`,
    );
    const plan = planned(first, { room });
    expect(fates(plan)).toEqual(['2 adds', '3 before', '4 nothing']);
    carriedOut(room, plan);
    const again = planned(
      file(`"101";"2027-02-09T15:01:00+01:00";"P01";"${LONG}";"1"`, `"103";"";"P03";"${LONG} Og mer til.";"0"`),
      { room },
    );
    expect(fates(again)).toEqual(['2 before', '3 adds']);
  });

  it('are understood without being told which column is what', () => {
    const room = withCourseworkAk2();
    const table = readCsv(bytes(file(`"101";"";"P01";"${LONG}";"1"`)));
    const session = room.book.sessions.s1;
    if (!table.ok || !session) throw new Error('no table');
    expect(guessMapping(room.book.programme, session, table.value, 'ak2')).toEqual({
      code: 2,
      submissionId: 0,
      columns: [{ column: 3, courseworkId: 'ak2', as: 'text' }],
    });
  });

  it('of several questions make one text', () => {
    const room = withCourseworkAk2();
    const rows = 'kode;hva;hvorfor;annet\nP01;Vi leste rapporten stående.;Fordi det ble roligere slik.;-1\n';
    carriedOut(room, planned(rows, { room }));
    expect(textOf(room, 'p1')).toBe('Vi leste rapporten stående.\n\nFordi det ble roligere slik.');
  });
});

describe('what is exported', () => {
  it('comes back as it was, whatever people wrote, and no cell of it is a formula', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('=1+1', '@sum', '-2', '+47', '\tx', '"', ';', 'a\r\nb', "'=x", ''),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = csvText([['Kode', 'Tekst'], ...rows.map(([a, b], at) => [`P${at}`, `x${a}`, b, '.'])]);
        const back = readCsv(bytes(text));
        expect(back.ok && back.value.rows.map(({ cells }) => cells[1])).toEqual(rows.map(([a]) => `x${a}`));
        for (const [, open = ''] of text.matchAll(/(?:^\uFEFF|;|\r\n)"(.)/g)) expect('=+-@\t').not.toContain(open);
      }),
      { numRuns: 200 },
    );
  });

  it('of the nursing home has nothing to take in', () => {
    expect(planned('kode;AK2 status\nP01;\n', { room: withCourseworkAk2(nursingHome()) }).command).toBeNull();
  });
});
