import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskApi, PagesEvent } from '../../../domain/contract.ts';
import { attachmentsOf } from '../../../electron/desk/book.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { Cleanup, give, liveHost, newProgramme, overPort, temporaryFolder } from '../../support/live-host.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

const files = resolve(import.meta.dirname, '../../../templates/demo/files');
const PAGES = join(files, 'byttering.pdf');
const cleanup = new Cleanup();
const clock = new SteeredClock();
let host: DeskHost;
let desk: DeskApi;
let on: { readonly sessionId: string; readonly presentationId: string };
let sha256: string;
/** What stands in for LibreOffice just now. */
let program: string;

beforeEach(async () => {
  ({ host } = await liveHost(cleanup, { clock, findOffice: async () => program }));
  desk = overPort(cleanup, host);
  await desk.createProgramme(newProgramme);
  on = { sessionId: host.programme?.shown.programme.openSessionId ?? '', presentationId: 'a' };
  await give(desk, { kind: 'presentation.add', ...on, presentationKind: 'project', title: 'Rapport' });
  const bytes = await readFile(join(files, 'rapport-ti-minutter.pptx'));
  const opened = await desk.intakeOpen({ name: 'Rapport.pptx', bytes: bytes.length });
  if (!opened.ok) throw new Error(opened.problem.code);
  await desk.intakeWrite({ intakeId: opened.value.intakeId, piece: new Blob([new Uint8Array(bytes)]) });
  const taken = await desk.intakeFinish(opened.value);
  if (!taken.ok) throw new Error(taken.problem.code);
  await give(desk, { kind: 'presentation.attach', ...on, attachment: taken.value });
  ({ sha256 } = taken.value);
  expect(await desk.inspection({ sha256 })).toMatchObject({ ok: true });
});

afterEach(() => cleanup.run());

/** A program by LibreOffice's name that does what a script says, in the folder that the slides lie in. */
async function office(script: string): Promise<void> {
  program = join(await temporaryFolder(cleanup), 'soffice');
  await writeFile(program, `#!/bin/sh\n${script}\n`);
  await chmod(program, 0o755);
}

const GOOD = `mkdir -p pages && cp '${PAGES}' pages/slides.pdf`;

/** Has pages made; `onStep` hears each step as it is told. */
async function made(onStep: (step: string) => void = () => {}): Promise<PagesEvent | undefined> {
  let last: PagesEvent | undefined;
  for await (const event of await desk.makePages({ sha256 })) {
    last = event;
    if (event.kind === 'step') onStep(event.step);
  }
  return last;
}

const file = () => attachmentsOf(host.programme?.shown ?? fail()).find((one) => one.sha256 === sha256);
const fail = (): never => {
  throw new Error('no programme is open');
};
const beside = async () => (await readdir(join(host.programme?.folder ?? '', '.samling', 'shown', sha256))).sort();
const scene = () => host.programme?.shown.sessions[on.sessionId]?.wall.scene;

describe.skipIf(process.platform === 'win32')('slides that are to become pages', () => {
  it('are pages once the program has made them, and are kept as such', async () => {
    await office(GOOD);
    expect(await made()).toEqual({ kind: 'made', pages: 2 });
    expect(file()).toMatchObject({ showsAs: 'pages', facts: { pages: 2 } });
    expect(await beside()).toEqual(['inspection.json', 'pages.pdf']);
  });

  it.each([
    ['fails', 'exit 3'],
    ['gives nothing', 'exit 0'],
    ['gives a PDF that cannot be read', 'mkdir -p pages && echo %PDF-1.7 nonsense > pages/slides.pdf'],
  ])('stay slides when the program %s; nothing is kept, and it can be tried again', async (_how, script) => {
    await office(script);
    expect(await made()).toMatchObject({ kind: 'failed', problem: { code: 'OFFICE_FAILED' } });
    expect(file()).toMatchObject({ showsAs: null });
    expect(await beside()).toEqual(['inspection.json']);
    await office(GOOD);
    expect(await made()).toMatchObject({ kind: 'made' });
  });

  it('stay slides when the facilitator gives up, and the program is gone', async () => {
    const mark = join(await temporaryFolder(cleanup), 'ended');
    await office(`sleep 300 && touch '${mark}'`);
    for await (const event of await desk.makePages({ sha256 })) {
      if (event.kind === 'step' && event.step === 'making') break;
    }
    expect(file()).toMatchObject({ showsAs: null });
    await office(GOOD);
    // The next one waits its turn: it is made only when the one that was given up is gone.
    expect(await made()).toMatchObject({ kind: 'made' });
    await expect(readFile(mark)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('are given up when the programme is closed, and nothing is written in its folder after that', async () => {
    const go = join(await temporaryFolder(cleanup), 'go');
    await office(`until [ -e '${go}' ]; do sleep 0.1; done; ${GOOD}`);
    const shown = join(host.programme?.folder ?? '', '.samling', 'shown', sha256);
    let closed: unknown;
    const last = await made((step) => {
      if (step === 'making') closed = desk.closeProgramme({}).finally(() => writeFile(go, ''));
    });
    expect(await closed).toEqual({ ok: true, value: null });
    expect(last).toEqual({ kind: 'failed', problem: { code: 'CANCELLED' } });
    expect(await readdir(shown)).toEqual(['inspection.json']);
  });

  it('have the wall in words while a slow program works, and are given up after two minutes', async () => {
    const began = join(await temporaryFolder(cleanup), 'began');
    await office(`touch '${began}'; sleep 300`);
    let told = '';
    const last = await made(async (step) => {
      if (step !== 'making' || told) return;
      told = step;
      const outline = ['Rapport på ti minutter', 'Slik gjør vi det'];
      await give(desk, { kind: 'presentation.edit', ...on, outline });
      await give(desk, {
        kind: 'wall.show',
        sessionId: on.sessionId,
        scene: { kind: 'outline', itemId: null, refId: 'a' },
      });
      await expect
        .poll(() =>
          readFile(began).then(
            () => true,
            () => false,
          ),
        )
        .toBe(true);
      clock.go(120_000);
    });
    expect(last).toMatchObject({ kind: 'failed', problem: { code: 'OFFICE_TOO_SLOW' } });
    expect(scene()).toMatchObject({ kind: 'outline', refId: 'a' });
    expect(file()).toMatchObject({ showsAs: null });
    expect(await beside()).toEqual(['inspection.json']);
  });
});
