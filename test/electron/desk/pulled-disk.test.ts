import { existsSync } from 'node:fs';
import { readdir, rename } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ownDesk } from '../../support/own-desk.ts';

const desk = ownDesk();

it('a file that is dropped while the disk is out makes no folder in its place, and what is done meanwhile is written', async () => {
  const { folder, host } = desk;
  await rename(folder, `${folder}-out`);
  expect(await host.files.intakeOpen({ name: 'a.pdf', bytes: 3 })).toMatchObject({
    ok: false,
    problem: { code: 'IO', params: { errno: 'ENODEV' } },
  });
  expect(existsSync(folder)).toBe(false);
  await rename(`${folder}-out`, folder);
  expect(await desk.addPresentation()).toMatchObject({ ok: true });
});

it('papers and tables are not written to a folder that is made in its place', async () => {
  const { folder, host, dataFolder } = desk;
  await rename(folder, `${folder}-out`);
  const kind = { what: 'matrix', format: 'csv', names: false, texts: false, language: 'nb', personId: null } as const;
  expect((await host.coursework.write({ ...kind, sessionId: desk.session.id })).ok).toBe(false);
  expect(await readdir(dataFolder)).toEqual(['prove-out']);
  await rename(`${folder}-out`, folder);
});

it('a programme that is closed while the disk is out leaves nothing in its place', async () => {
  const { folder, host, dataFolder } = desk;
  await desk.addPresentation();
  await rename(folder, `${folder}-out`);
  expect(await host.closeProgramme()).toEqual({ ok: true, value: null });
  expect(await readdir(dataFolder)).toEqual(['prove-out']);
  await rename(`${folder}-out`, folder);
  expect(await host.openProgramme(folder)).toEqual({ ok: true, value: null });
  expect(Object.keys(desk.session.presentations)).toEqual(['p1']);
});
