import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import type { DispatchAnswer } from '../../../domain/contract.ts';
import type { Attachment } from '../../../domain/presentation-record.ts';
import type { Session } from '../../../domain/session.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { FullDisk } from '../../support/full-disk.ts';
import { Cleanup, liveHost, newProgramme, reading } from '../../support/live-host.ts';
import { countingIds } from '../../support/sample-book.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

const cleanup = new Cleanup();
const nextId = countingIds('c');
let clock: SteeredClock;
let host: DeskHost;
let dataFolder: string;
let disk: FullDisk;

const start = () => liveHost(cleanup, { dataFolder, clock, machine: { fs: disk.fs } });

beforeEach(async () => {
  clock = new SteeredClock();
  disk = new FullDisk();
  ({ host, dataFolder } = await liveHost(cleanup, { clock, machine: { fs: disk.fs } }));
  expect(await host.createProgramme(newProgramme)).toEqual({ ok: true, value: null });
});

afterEach(() => cleanup.run());

const give = (command: CommandInput, id = nextId()): Promise<DispatchAnswer> =>
  host.dispatch({ id, by: 'F1', command }, 'desk');

const folder = () => join(dataFolder, 'prove');

function session(): Session {
  const book = host.programme?.shown;
  const open = book?.sessions[book.programme.openSessionId ?? ''];
  if (!open) throw new Error('no session is open');
  return open;
}

const addPresentation = () =>
  give({
    kind: 'presentation.add',
    sessionId: session().id,
    presentationId: 'p1',
    presentationKind: 'project',
    title: 'Vakter',
  });

const anyPerson = () => Object.keys(host.programme?.shown.programme.people ?? {})[0] ?? '';

/** Closes the host and opens the same programme in a new one. */
async function restart(): Promise<void> {
  await host.close();
  ({ host } = await start());
  expect(await host.openProgramme(folder())).toEqual({ ok: true, value: null });
}

describe('files from the in-between period', () => {
  const on = () => ({ sessionId: session().id, presentationId: 'p1' });
  const taken = () => Object.values(session().presentations.p1?.files ?? {});

  /** Takes a file in and hands it in as coursework of somebody. */
  async function handIn(name: string): Promise<Attachment> {
    const opened = await host.intakeOpen({ name, bytes: 3 });
    if (!opened.ok) throw new Error(opened.problem.code);
    await host.intakeWrite(opened.value.intakeId, new Blob(['abc']));
    const kept = await host.intakeFinish(opened.value.intakeId);
    if (!kept.ok) throw new Error(kept.problem.code);
    const courseworkId = Object.keys(host.programme?.shown.programme.coursework ?? {})[0] ?? '';
    const piece = { sessionId: session().id, courseworkId, personId: anyPerson() };
    expect(await give({ kind: 'submission.attach', ...piece, attachment: kept.value })).toMatchObject({ ok: true });
    return kept.value;
  }

  it('are offered, taken without a second copy, and given back by undo', async () => {
    await addPresentation();
    const { id, sha256 } = await handIn('Notat.txt');
    const offered = await host.inBetween({ ...on(), groupId: null });
    expect(offered).toMatchObject({ ok: true, value: [{ attachment: { id }, there: true, from: { code: 'P01' } }] });
    expect(await host.attachment(sha256)).toMatchObject({ ok: true, value: { name: 'Notat.txt' } });
    expect(await give({ kind: 'presentation.attach-kept', ...on(), fileId: id })).toMatchObject({ ok: true });
    expect(taken()).toMatchObject([{ sha256, name: 'Notat.txt' }]);
    expect(await readdir(join(folder(), 'attachments'))).toEqual([`${sha256}.txt`]);
    expect(await give({ kind: 'history.undo' })).toMatchObject({ ok: true });
    expect(taken()).toEqual([]);
  });

  it('bring no name along', async () => {
    await addPresentation();
    await give({ kind: 'name.set', personId: anyPerson(), name: 'Kanarina Fuglesang' });
    const { id } = await handIn('Kanarina Fuglesang.txt');
    await give({ kind: 'presentation.attach-kept', ...on(), fileId: id, name: 'Kanarina Fuglesang.txt' });
    expect(taken()).toMatchObject([{ name: 'P01.txt' }]);
  });

  it('that are gone from the folder are said to be, and cannot be taken', async () => {
    await addPresentation();
    const { id, sha256 } = await handIn('Notat.txt');
    await rm(join(folder(), 'attachments', `${sha256}.txt`));
    expect(await host.inBetween({ ...on(), groupId: null })).toMatchObject({ ok: true, value: [{ there: false }] });
    expect(await give({ kind: 'presentation.attach-kept', ...on(), fileId: id })).toEqual({
      ok: false,
      refusal: { code: 'ATTACHMENT_MISSING' },
    });
    await restart();
    const feed = await reading(cleanup, Promise.resolve(host.deskFeed(null)));
    expect(await feed()).toMatchObject({ notices: [{ code: 'ATTACHMENT_MISSING' }] });
  });
});
