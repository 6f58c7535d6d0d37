import { execFileSync, spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';
import { ensureBuilt, give, newFolder, samling } from '../../support/start-samling.ts';

const cleanup = new Cleanup();
let home: string;
let folder: string;
const hasReader = spawnSync('pdftotext', ['-v']).error === undefined;

beforeAll(async () => {
  await ensureBuilt();
  home = await temporaryFolder(cleanup);
  folder = join(home, 'programme');
  await newFolder(folder, home, 3);
  const { workplaceId } = JSON.parse(await readFile(await sessionFile(), 'utf8')).data;
  const groups = ['Vakter', 'Vakter!'].map((name, index) => ({
    kind: 'group.add',
    groupId: `g${index}`,
    workplaceId,
    set: 'working',
    name,
    shape: 'circle',
  }));
  const talks = ['Byttering & <ring>', 'Overlapp'].map((title, index) => ({
    kind: 'presentation.add',
    presentationKind: 'project',
    groupId: `g${index}`,
    title,
    points: ['Fem i hver ring'],
  }));
  const { answers } = await give(folder, home, [...groups, ...talks]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true]);
});
afterAll(() => cleanup.run());

async function sessionFile(): Promise<string> {
  const sessions = join(folder, 'sessions');
  return join(sessions, (await readdir(sessions))[0] ?? '', 'session.json');
}

const write = (out: string, ...more: string[]) =>
  samling(['export', 'handouts', folder, '--out', join(home, out), '--json', ...more], home);

describe('handouts on the command line', () => {
  it('are a file of Markdown for each group, also where two names come to the same letters', async () => {
    const { code, out } = await write('sheets');
    expect(code).toBe(0);
    const files = (await readdir(join(home, 'sheets'))).sort();
    expect(files).toHaveLength(2);
    expect(files.every((name) => /vakter.*-nb(-2)?\.md$/.test(name))).toBe(true);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      files: expect.arrayContaining([join(home, 'sheets', files[0] ?? '')]),
    });
    const texts = await Promise.all(files.map((name) => readFile(join(home, 'sheets', name), 'utf8')));
    expect(texts.join('\n')).toContain('Fem i hver ring');
    expect(texts.join('\n')).toContain('## Byttering \\& \\<ring\\>');
  });

  it.skipIf(!hasReader)(
    'are PDF files when that is asked for',
    async () => {
      expect((await write('papers', '--format', 'pdf')).code).toBe(0);
      const files = await readdir(join(home, 'papers'));
      expect(files).toHaveLength(2);
      const text = files
        .map((name) => execFileSync('pdftotext', [join(home, 'papers', name), '-'], { encoding: 'utf8' }))
        .join('\n');
      expect(text).toContain('Byttering & <ring>');
      expect(text).toContain('Fem i hver ring');
    },
    60_000,
  );

  it('are Markdown in the place of a PDF whose font has not all that was written', async () => {
    const point = {
      kind: 'presentation.add',
      presentationKind: 'project',
      groupId: 'g0',
      title: 'Ring',
      points: ['فاطمة'],
    };
    expect((await give(folder, home, [point])).answers.map(({ ok }) => ok)).toEqual([true]);
    const { out } = await write('mixed', '--format', 'pdf');
    expect(JSON.parse(out)).toMatchObject({ ok: true, asText: 1 });
    const files = (await readdir(join(home, 'mixed'))).sort();
    expect(files.map((name) => name.split('.').at(-1))).toEqual(['md', 'pdf']);
    expect(await readFile(join(home, 'mixed', files[0] ?? ''), 'utf8')).toContain('فاطمة');
  });

  it('are refused where no group has presented', async () => {
    const empty = join(home, 'empty');
    await newFolder(empty, home, 3);
    const ran = await samling(['export', 'handouts', empty, '--out', join(home, 'none'), '--json'], home);
    expect([ran.code, JSON.parse(ran.out)]).toEqual([1, { ok: false, code: 'NO_HANDOUTS' }]);
  });

  it('have a form, which a deck has not', async () => {
    const deck = await samling(['export', 'deck', folder, '--out', join(home, 'a.pptx'), '--format', 'md'], home);
    expect([deck.code, deck.err]).toEqual([2, expect.stringContaining('--format')]);
    expect((await samling(['export', 'papers', folder, '--out', home], home)).code).toBe(2);
    expect((await samling(['export', '--help'], home)).out).toMatch(/deck\|handouts.*\n[\s\S]*--format md\|pdf/);
  });
});
