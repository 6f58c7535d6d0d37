import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskApi } from '../../../domain/contract.ts';
import type { PresentationFile } from '../../../domain/presentation-record.ts';
import { fail, ok } from '../../../domain/result.ts';
import { shownFolder } from '../../../electron/attachments/shown-place.ts';
import { machineClock } from '../../../electron/clock.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { storeOptions, thisMachine } from '../../../electron/desk/storage.ts';
import type { Helper } from '../../../electron/helper/helper.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { Cleanup, give, inlineHelper, liveHost, newProgramme, overPort, reading } from '../../support/live-host.ts';
import { fromPhone, halves, UNSEEN } from '../../support/sample-pictures.ts';

const PDF = resolve(import.meta.dirname, '../../../templates/demo/files/byttering.pdf');
const cleanup = new Cleanup();
let host: DeskHost;
let desk: DeskApi;
let sessionId: string;

beforeEach(async () => {
  ({ host } = await liveHost(cleanup));
  desk = overPort(cleanup, host);
  await desk.createProgramme(newProgramme);
  sessionId = host.programme?.shown.programme.openSessionId ?? '';
  const presentation = { presentationId: 'a', presentationKind: 'project', title: 'Ring' } as const;
  await give(desk, { kind: 'presentation.add', sessionId, ...presentation });
});

afterEach(() => cleanup.run());

async function takeIn(name: string, bytes: Buffer, presentationId = 'a'): Promise<string> {
  const opened = await desk.intakeOpen({ name, bytes: bytes.length });
  if (!opened.ok) throw new Error(opened.problem.code);
  const { intakeId } = opened.value;
  await desk.intakeWrite({ intakeId, piece: new Blob([new Uint8Array(bytes)]) });
  const taken = await desk.intakeFinish({ intakeId });
  if (!taken.ok) throw new Error(taken.problem.code);
  await give(desk, { kind: 'presentation.attach', sessionId, presentationId, attachment: taken.value });
  return taken.value.sha256;
}

const files = (): PresentationFile[] =>
  Object.values(host.programme?.shown.sessions[sessionId]?.presentations.a?.files ?? {});
const fileOf = (sha256: string) => files().find((file) => file.sha256 === sha256);

async function shownBytes(api: DeskApi, sha256: string): Promise<Buffer | string> {
  const answer = await api.shownFile({ sha256 });
  return answer.ok ? Buffer.from(await answer.value.file.arrayBuffer()) : answer.problem.code;
}

describe('a file that a session has which cannot be read', () => {
  it('is refused with that reason where it is looked into, and the wall shows it all the same', async () => {
    const sha256 = await takeIn('Byttering.pdf', await readFile(PDF));
    await desk.inspection({ sha256 });
    const attachment = fileOf(sha256);
    const [workplaceId = ''] = Object.keys(host.programme?.shown.programme.workplaces ?? {});
    const later = { sessionId: 'later', workplaceId, sessionKind: 'implementation', language: 'nb' } as const;
    await give(desk, { kind: 'session.create', ...later, date: '2027-02-09' });
    await give(desk, { kind: 'session.open', sessionId: 'later' });
    const folder = host.programme?.folder ?? '';
    await desk.closeProgramme({});
    const [kickoff = ''] = (await readdir(join(folder, 'sessions'))).sort();
    await desk.openProgramme({ folder });
    // Damaged after it was opened, with every copy that it could be mended from.
    await writeFile(join(folder, 'sessions', kickoff, 'session.json'), '{"v":1');
    for (const place of ['generations', 'backups', 'journal'])
      await rm(join(folder, '.samling', place), { recursive: true });
    expect(await desk.inspection({ sha256 })).toMatchObject({ ok: false, problem: { code: 'SESSION_UNREADABLE' } });
    expect(await shownBytes(desk, sha256)).toEqual(await readFile(PDF));
    expect(attachment?.showsAs).toBe('pages');
  });
});

describe('a file that comes in', () => {
  it('is looked into, and the programme keeps numbers and codes of it and not a word', async () => {
    const sha256 = await takeIn('Byttering.pdf', await readFile(PDF));
    const inspection = await desk.inspection({ sha256 });
    expect(inspection).toMatchObject({
      ok: true,
      value: { pages: [{ title: expect.stringContaining('Byttering') }, {}] },
    });
    expect(fileOf(sha256)).toMatchObject({
      facts: { form: 'pdf', pages: 2, width: 595, height: 842, troubles: [] },
      showsAs: 'pages',
      releasedAt: null,
    });
    expect(JSON.stringify(host.programme?.shown)).not.toContain('telefonrunde');
  });

  it('is looked into once, however often it is asked for, and again where what came of it is gone', async () => {
    const sha256 = await takeIn('Byttering.pdf', await readFile(PDF));
    const first = await desk.inspection({ sha256 });
    await rm(shownFolder(host.programme?.folder ?? '', sha256), { recursive: true });
    expect(await desk.inspection({ sha256 })).toEqual(first);
  });

  it('is said to be cut short, or not read, and stays in the folder all the same', async () => {
    const sha256 = await takeIn('Byttering.pdf', (await readFile(PDF)).subarray(0, 300));
    await desk.inspection({ sha256 });
    expect(fileOf(sha256)).toMatchObject({ facts: { form: 'pdf', troubles: ['damaged'] }, showsAs: null });
    expect(await desk.attachment({ sha256 })).toMatchObject({ ok: true });
    expect(await shownBytes(desk, sha256)).toBe('FILE_NOT_SHOWABLE');
  });

  it('is judged by its own name where the same bytes have come under another', async () => {
    const bytes = await readFile(PDF);
    const sha256 = await takeIn('Byttering.png', bytes);
    await desk.inspection({ sha256 });
    expect(fileOf(sha256)?.facts?.troubles).toEqual(['wrong-extension']);
    await give(desk, {
      kind: 'presentation.add',
      sessionId,
      presentationId: 'b',
      presentationKind: 'project',
      title: 'To',
    });
    await takeIn('Byttering.pdf', bytes, 'b');
    await desk.inspection({ sha256 });
    const own = host.programme?.shown.sessions[sessionId]?.presentations.b?.files ?? {};
    expect(Object.values(own)).toMatchObject([{ facts: { troubles: [] } }]);
  });

  it('is looked into again with the next change where the disk was full', async () => {
    let full = true;
    const helper: Helper = {
      ...inlineHelper,
      runJob: (kind, input, watch) =>
        full
          ? Promise.resolve(ok(fail({ code: 'IO', params: { errno: 'ENOSPC' } })) as never)
          : inlineHelper.runJob(kind, input, watch),
    };
    ({ host } = await liveHost(cleanup, { helper }));
    desk = overPort(cleanup, host);
    await desk.createProgramme(newProgramme);
    sessionId = host.programme?.shown.programme.openSessionId ?? '';
    await give(desk, {
      kind: 'presentation.add',
      sessionId,
      presentationId: 'a',
      presentationKind: 'project',
      title: 'Ring',
    });
    const sha256 = await takeIn('Byttering.pdf', await readFile(PDF));
    expect(await desk.inspection({ sha256 })).toMatchObject({ ok: false, problem: { code: 'IO' } });
    full = false;
    await give(desk, { kind: 'presentation.edit', sessionId, presentationId: 'a', title: 'Ringen' });
    await expect.poll(() => fileOf(sha256)?.facts?.pages).toBe(2);
  });

  it('is not there for whoever asks for a file that nobody took in', async () => {
    expect(await desk.inspection({ sha256: '0'.repeat(64) })).toMatchObject({
      problem: { code: 'ATTACHMENT_MISSING' },
    });
    expect(await shownBytes(desk, '0'.repeat(64))).toBe('ATTACHMENT_MISSING');
  });
});

describe('a wall', () => {
  it('gets the bytes of the file that it shows, and of no other', async () => {
    const wall = overPort(cleanup, host, 'plenum');
    const read = await reading(cleanup, wall.plenumFeed({}));
    const pdf = await takeIn('Byttering.pdf', await readFile(PDF));
    const photo = await takeIn('tavla.jpg', fromPhone(await halves(40, 20), 1));
    for (const sha256 of [pdf, photo]) await desk.inspection({ sha256 });
    expect(await shownBytes(wall, pdf)).toBe('ATTACHMENT_MISSING');
    const refId = fileOf(pdf)?.id ?? '';
    await give(desk, { kind: 'wall.show', sessionId, scene: { kind: 'file', itemId: null, refId } });
    for (let view = (await read()).view; view.scene.kind !== 'file'; ) ({ view } = await read());
    expect(await shownBytes(wall, pdf)).toEqual(await readFile(PDF));
    expect(await shownBytes(wall, photo)).toBe('ATTACHMENT_MISSING');
    const answer = await wall.shownFile({ sha256: pdf });
    expect(answer.ok && 'name' in answer.value.file ? answer.value.file.name : '').not.toContain('Byttering');
  });

  it('gets a photo upright, and without place, words or what hung behind it', async () => {
    const sha256 = await takeIn('tavla.jpg', fromPhone(await halves(40, 20), 6));
    await desk.inspection({ sha256 });
    expect(fileOf(sha256)).toMatchObject({ facts: { width: 20, height: 40, troubles: [] }, showsAs: 'picture' });
    const shown = await shownBytes(desk, sha256);
    expect(Buffer.isBuffer(shown) && shown.includes('Exif')).toBe(false);
    expect(Buffer.isBuffer(shown) && shown.includes(UNSEEN)).toBe(false);
    const own = await desk.attachment({ sha256 });
    expect(own.ok && Buffer.from(await own.value.file.arrayBuffer()).includes(UNSEEN)).toBe(true);
  });

  it('does not get what lies beside the shown copy', async () => {
    const sha256 = await takeIn('tavla.jpg', fromPhone(await halves(40, 20), 1));
    await desk.inspection({ sha256 });
    const folder = shownFolder(host.programme?.folder ?? '', sha256);
    expect((await readFile(join(folder, 'inspection.json'))).length).toBeGreaterThan(0);
    expect(await shownBytes(desk, sha256)).toEqual(await readFile(join(folder, 'picture.jpg')));
  });
});

it("a file by a name that nothing here is ever kept under is none: its folder may be anybody's work", async () => {
  const folder = host.programme?.folder ?? '';
  await desk.closeProgramme({});
  const store = await openStore(storeOptions(thisMachine(machineClock), folder, 'programme'));
  if (!store.ok) throw new Error(store.problem.code);
  const key = `session/${sessionId}`;
  await store.value.shelf.load(key);
  const made = { replaces: null, facts: null, showsAs: null, releasedAt: null };
  const value = { id: 'f', sha256: '../../ute', ext: 'pdf', name: 'a', bytes: 3, mime: '', addedAt: 0, ...made };
  const patches = { [key]: [{ op: 'add' as const, path: ['presentations', 'a', 'files', 'f'], value }] };
  const stamp = { commandId: 'odd', kind: 'presentation.attach', at: '2026-11-24T09:00:00.000+01:00', by: 'F1' };
  store.value.append({ ...stamp, patches, inverse: {} });
  await store.value.close();
  await writeFile(join(folder, '..', 'ute.pdf'), await readFile(PDF));
  await desk.openProgramme({ folder });
  const none = { ok: false, problem: { code: 'ATTACHMENT_MISSING' } };
  expect(await host.files.inspection('../../ute')).toEqual(none);
  expect(await host.files.shownFile('../../ute', 'desk')).toEqual(none);
  expect(await host.files.attachment('../../ute')).toEqual(none);
  expect(await readdir(folder)).not.toContain('ute');
});
