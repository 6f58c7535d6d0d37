import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskApi } from '../../../domain/contract.ts';
import type { Attachment } from '../../../domain/presentation-record.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import type { Helper } from '../../../electron/helper/helper.ts';
import { fetchExport, makeDeck } from '../../../renderer/file-export.ts';
import { partsOfFile } from '../../support/archive-parts.ts';
import {
  Cleanup,
  give,
  inlineHelper,
  liveHost,
  liveWeb,
  newProgramme,
  overPort,
  overSocket,
} from '../../support/live-host.ts';
import { smallPng } from '../../support/small-pictures.ts';

const cleanup = new Cleanup();
afterEach(() => cleanup.run());

/** What the helper does: its own work, or what a test has it do instead. */
let helper: Helper;
let host: DeskHost;
beforeEach(async () => {
  helper = inlineHelper;
  const asTold: Helper = { runJob: (...job) => helper.runJob(...job), getReady: () => {}, close: () => {} };
  ({ host } = await liveHost(cleanup, { helper: asTold }));
});

/** A helper that begins, and goes on until it is ended. */
function endless(): { helper: Helper; readonly ended: Promise<void> } {
  let tell = () => {};
  const ended = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const runJob: Helper['runJob'] = (_kind, _input, { signal, onProgress } = {}) =>
    new Promise((resolve) => {
      onProgress?.(10);
      signal?.addEventListener('abort', () => {
        tell();
        resolve({ ok: false, problem: { code: 'CANCELLED' } });
      });
    });
  return { helper: { runJob, getReady: () => {}, close: () => {} }, ended };
}

const folder = () => host.programme?.folder ?? '';
const sessionId = () => host.programme?.shown.programme.openSessionId ?? '';
const deck = () => ({ sessionId: sessionId(), language: 'nb' as const });

const transports: Record<string, () => Promise<DeskApi>> = {
  MessagePort: async () => overPort(cleanup, host, 'desk'),
  WebSocket: async () => (await overSocket(cleanup, await liveWeb(cleanup, host), 'desk')).api,
};

describe.each(Object.entries(transports))('a deck that is asked for over a %s', (_name, connect) => {
  let api: DeskApi;
  beforeEach(async () => {
    api = await connect();
    await api.createProgramme(newProgramme);
  });

  it('tells how far it is, and can be fetched piece by piece', async () => {
    const heard: number[] = [];
    const made = await makeDeck(api, deck(), { onProgress: (percent) => heard.push(percent) });
    if (!made.ok) throw new Error(made.problem.code);
    expect(heard.at(-1)).toBe(100);
    const fetched = await fetchExport(api, made.value.fileName);
    expect(fetched.ok && fetched.value.size).toBe(made.value.bytes);
    expect((await partsOfFile(made.value.path)).size).toBeGreaterThan(20);
  });

  it('is given up when it is cancelled: the helper is ended, and an older deck stays', async () => {
    const first = await makeDeck(api, deck());
    const before = await readdir(join(folder(), 'exports'));
    const { helper: slow, ended } = endless();
    helper = slow;
    const stop = new AbortController();
    const making = makeDeck(api, deck(), { signal: stop.signal, onProgress: () => stop.abort() });
    expect(await making).toEqual({ ok: false, problem: { code: 'CANCELLED' } });
    await ended;
    expect(await readdir(join(folder(), 'exports'))).toEqual(before);
    expect(first.ok).toBe(true);
  });

  it('can be asked for again after that', async () => {
    const { helper: slow, ended } = endless();
    helper = slow;
    const stop = new AbortController();
    await makeDeck(api, deck(), { signal: stop.signal, onProgress: () => stop.abort() });
    await ended;
    helper = inlineHelper;
    expect((await makeDeck(api, deck())).ok).toBe(true);
  });
});

it('ends the helper when whoever asked is gone', async () => {
  const web = await liveWeb(cleanup, host);
  const { api, socket } = await overSocket(cleanup, web, 'desk');
  await api.createProgramme(newProgramme);
  const { helper: slow, ended } = endless();
  helper = slow;
  void makeDeck(api, deck(), { onProgress: () => socket.terminate() }).catch(() => {});
  await ended;
});

it('hands out files of the exports folder and nothing else', async () => {
  const api = await transports.MessagePort?.();
  await api?.createProgramme(newProgramme);
  const exports = join(folder(), 'exports');
  await mkdir(exports, { recursive: true });
  await writeFile(join(exports, 'a.pptx'), 'abc');
  await symlink(join(folder(), 'programme.json'), join(exports, 'link.pptx'));
  await mkdir(join(exports, 'folder'));
  const read = (fileName: string, at = 0) => api?.exportPiece({ fileName, at });
  const piece = await read('a.pptx', 1);
  expect(piece?.ok && Buffer.from(await piece.value.arrayBuffer()).toString()).toBe('bc');
  for (const name of ['b.pptx', 'link.pptx', 'folder', '..', '../names.json', 'folder/../a.pptx', '.hidden']) {
    expect(await read(name), name).toEqual({ ok: false, problem: { code: 'NO_SUCH_FILE' } });
  }
});

it('holds the picture of a file that the room has seen, and of no other', async () => {
  const api = (await transports.MessagePort?.()) as DeskApi;
  await api.createProgramme(newProgramme);
  const hashes: string[] = [];
  for (const [id, height] of [
    ['seen', 60],
    ['unseen', 40],
  ] as const) {
    const on = { sessionId: sessionId(), presentationId: id };
    await give(api, { kind: 'presentation.add', ...on, presentationKind: 'project', title: id });
    const attachment = await takenIn(api, smallPng(80, height));
    await give(api, { kind: 'presentation.attach', ...on, attachment });
    // Looked into by then, and its shown copy made.
    expect(await api.inspection({ sha256: attachment.sha256 })).toMatchObject({ value: { showsAs: 'picture' } });
    if (id === 'seen') await give(api, { kind: 'file.release', ...on, fileId: attachment.id, on: true });
    hashes.push(attachment.sha256);
  }
  const [sha256 = ''] = hashes;
  const plan = await api.deckPlan(deck());
  if (!plan.ok) throw new Error(plan.problem.code);
  const pictures = plan.value.slides.flatMap((slide) => (slide.kind === 'presentation' ? [slide.picture] : []));
  expect(pictures).toEqual([{ sha256, type: 'png', width: 80, height: 60, alt: 'Bilde fra «seen»' }, null]);
  const shown = await api.deckPicture({ sha256 });
  expect(shown.ok && shown.value.size).toBeGreaterThan(50);
  const made = await makeDeck(api, deck());
  if (!made.ok) throw new Error(made.problem.code);
  const media = [...(await partsOfFile(made.value.path)).keys()].filter((name) => name.includes('media'));
  expect(media).toEqual(['ppt/media/picture1.png']);
});

it('keeps a first page that was drawn of a file it has, and nothing else', async () => {
  const api = (await transports.MessagePort?.()) as DeskApi;
  await api.createProgramme(newProgramme);
  const on = { sessionId: sessionId(), presentationId: 'talk' };
  await give(api, { kind: 'presentation.add', ...on, presentationKind: 'project', title: 'Byttering' });
  const attachment = await takenIn(api, Buffer.from('no picture at all'));
  await give(api, { kind: 'presentation.attach', ...on, attachment });
  const { sha256 } = attachment;
  const keep = (hash: string, bytes: Buffer) =>
    api.keepFirstPage({ sha256: hash, picture: new Blob([bytes as Uint8Array<ArrayBuffer>]) });
  expect(await keep('a'.repeat(64), smallPng(8, 6))).toMatchObject({ problem: { code: 'ATTACHMENT_MISSING' } });
  expect(await keep(sha256, Buffer.from('<svg/>'))).toMatchObject({ problem: { code: 'FILE_NOT_SHOWABLE' } });
  expect((await api.deckPicture({ sha256 })).ok).toBe(false);
  expect(await keep(sha256, smallPng(8, 6))).toEqual({ ok: true, value: null });
  const shown = await api.deckPicture({ sha256 });
  expect(shown.ok && Buffer.from(await shown.value.arrayBuffer()).equals(smallPng(8, 6))).toBe(true);
});

async function takenIn(api: DeskApi, bytes: Buffer): Promise<Attachment> {
  const opened = await api.intakeOpen({ name: 'flippover.png', bytes: bytes.length });
  if (!opened.ok) throw new Error(opened.problem.code);
  await api.intakeWrite({ ...opened.value, piece: new Blob([bytes as Uint8Array<ArrayBuffer>]) });
  const taken = await api.intakeFinish(opened.value);
  if (!taken.ok) throw new Error(taken.problem.code);
  return taken.value;
}
