import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { treeHash } from '../../support/live-host.ts';
import { ownDesk } from '../../support/own-desk.ts';

const desk = ownDesk();

describe('a folder', () => {
  it('that another machine has not let go of says since when, and is opened when somebody says that it is open nowhere', async () => {
    await desk.give({ kind: 'decision.add', sessionId: desk.session.id, text: 'Én vaktliste' });
    await desk.host.closeProgramme();
    const left = {
      pid: process.pid,
      host: 'another-machine',
      mark: 'boot:1',
      startedAt: 1_790_000_000_000,
      token: 'x',
    };
    for (const meta of ['.samling', '.samling/names']) {
      await writeFile(join(desk.folder, meta, 'lock'), JSON.stringify(left));
    }
    const before = await treeHash(desk.folder);
    expect(await desk.host.openProgramme(desk.folder)).toEqual({
      ok: false,
      problem: { code: 'LOCKED_ELSEWHERE', params: { folder: desk.folder, since: left.startedAt } },
    });
    expect(await treeHash(desk.folder)).toBe(before);
    expect(await desk.host.openProgramme(desk.folder, true)).toEqual({ ok: true, value: null });
    expect(Object.values(desk.session.decisions).map(({ text }) => text)).toEqual(['Én vaktliste']);
  });

  it('is not taken from a process of this machine that has it, whatever anybody says', async () => {
    const second = await desk.another();
    expect(await second.openProgramme(desk.folder, true)).toEqual({ ok: false, problem: { code: 'LOCKED' } });
    expect(await desk.give({ kind: 'programme.edit', name: 'Fortsatt her' })).toMatchObject({ ok: true });
  });
});
