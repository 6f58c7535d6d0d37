import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';
import { ensureBuilt, give, newFolder, samling, spawnSamling } from '../../support/start-samling.ts';

const cleanup = new Cleanup();
let home: string;
let folder: string;

beforeAll(async () => {
  await ensureBuilt();
  home = await temporaryFolder(cleanup);
  folder = join(home, 'programme');
  await newFolder(folder, home, 3);
});
afterAll(() => cleanup.run());

const NEW = ['--template', 'kickoff', '--language', 'nb', '--workplace', 'Fjordgløtt'];
const run = (...args: string[]) => samling(args, home);

describe('the exit code', () => {
  it.each([
    [2, 'an unknown option', ['show', 'FOLDER', '--view', 'desk', '--colour', 'red']],
    [2, 'an unknown command', ['frobnicate']],
    [2, 'no command', []],
    [2, 'a missing option', ['show', 'FOLDER']],
    [2, 'a missing folder', ['do']],
    [2, 'a value that is none of the choices', ['show', 'FOLDER', '--view', 'ceiling']],
    [2, 'a day that no calendar has', ['new', 'FOLDER/x', ...NEW, '--date', '2026-02-30']],
    [2, 'a port that there is none of', ['serve', 'FOLDER', '--port', '65536']],
    [2, 'a time that is none', ['show', 'FOLDER', '--view', 'plenum', '--at', 'noon']],
    [2, 'a name of blanks', ['new', 'FOLDER/x', ...NEW, '--workplace', '  ']],
    [1, 'a folder that is not there', ['show', 'FOLDER/none', '--view', 'desk']],
    [1, 'a session that is not there', ['show', 'FOLDER', '--view', 'desk', '--session', 'nobody']],
    [0, 'a question for help', ['--help']],
    [0, 'a question for help on one command', ['new', '--help']],
    [1, 'a folder that is called help', ['check', 'help']],
  ])('is %d for %s', async (code, _, args) => {
    const ran = await run(...args.map((word) => word.replace('FOLDER', folder)));
    expect(ran.code).toBe(code);
    // A wrong line is told to the person; standard output belongs to what was asked for.
    if (code === 2) expect([ran.out, ran.err.includes('samling')]).toEqual(['', true]);
  });

  it('is 1 when one of several lines was refused, and the others are done', async () => {
    const { rows } = JSON.parse((await run('show', folder, '--view', 'desk')).out);
    const { itemId } = rows[0];
    const { code, answers } = await give(folder, home, [
      { kind: 'card.add', itemId, text: 'Først' },
      { kind: 'card.add', itemId: 'nobody', text: 'Ingen steder' },
      { kind: 'card.add', itemId, text: 'Sist', colour: 'red' },
      { kind: 'no.such' },
      { kind: 'card.add', itemId, text: 'Sist' },
    ]);
    expect(code).toBe(1);
    expect(answers.map(({ ok, code: why }) => why ?? ok)).toEqual([
      true,
      'NO_SUCH_RECORD',
      'BAD_COMMAND',
      'UNKNOWN_COMMAND',
      true,
    ]);
    const after = JSON.parse((await run('show', folder, '--view', 'desk')).out);
    expect(after.rows[0].cards.all).toBe(2);
  });
});

describe('help on one command', () => {
  it('says what each of its options means', async () => {
    const { out } = await run('show', '--help');
    for (const option of ['--session', '--view', '--at', '--json']) {
      expect(out).toMatch(new RegExp(`^ +${option} .*  \\S`, 'm'));
    }
  });
});

describe('a reader that has read enough', () => {
  it('does not make the command fail', async () => {
    const child = spawnSamling(['commands', '--json'], home);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdout.destroy();
    const [code] = (await once(child, 'exit')) as [number | null];
    expect([code, err]).toEqual([0, '']);
  });
});

describe('commands --json', () => {
  it('tells every command with a schema that says what it takes', async () => {
    const all = JSON.parse((await run('commands', '--json')).out) as { kind: string; schema: Schema }[];
    interface Schema {
      readonly properties: { readonly kind: { readonly const: string } };
      readonly additionalProperties: boolean;
    }
    expect(all.length).toBeGreaterThan(60);
    for (const { kind, schema } of all) {
      expect([schema.properties.kind.const, schema.additionalProperties]).toEqual([kind, false]);
    }
  });
});

describe('new', () => {
  it('refuses a folder that holds something, and leaves it as it was', async () => {
    const other = await temporaryFolder(cleanup);
    await writeFile(join(other, 'mine.txt'), 'mine');
    await expect(newFolder(other, home)).rejects.toThrow('NOT_EMPTY');
    expect(await readdir(other)).toEqual(['mine.txt']);
  });

  it('leaves nothing half made behind when it is refused, and says which field it was', async () => {
    const place = await temporaryFolder(cleanup);
    const refused = await run('new', join(place, 'x'), ...NEW, '--workplace', 'a'.repeat(500));
    expect([refused.code, refused.err.includes('«name»')]).toEqual([1, true]);
    expect(await readdir(place)).toEqual([]);
  });
});

describe('show --view plenum --at', () => {
  it('reads a running clock at that instant, so that two readings differ by what lies between them', async () => {
    const begun = '2026-11-24T08:00:00Z';
    const { day } = JSON.parse((await run('show', folder, '--view', 'desk')).out);
    const { answers } = await give(folder, home, [{ kind: 'run.start', dayId: day.id, at: begun }]);
    expect(answers).toEqual([expect.objectContaining({ ok: true })]);
    const left = async (at: string) => {
      const { out } = await run('show', folder, '--view', 'plenum', '--at', at);
      return (JSON.parse(out) as { timer: { remainingMs: number } }).timer.remainingMs;
    };
    const first = await left('2026-11-24T08:01:00.250Z');
    expect(first - (await left('2026-11-24T08:03:30.750Z'))).toBe(150_500);
    expect(await left(begun)).toBe(first + 60_250);
  });
});
