import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import type { DispatchAnswer } from '../../../domain/contract.ts';
import type { Session } from '../../../domain/session.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { OpenFolderNote } from '../../../electron/desk/open-folder-note.ts';
import { FullDisk } from '../../support/full-disk.ts';
import { Cleanup, lastOf, liveHost, newProgramme, nextOf, reading, treeHash } from '../../support/live-host.ts';
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

const firstItem = () => Object.values(session().items).sort((a, b) => a.order.localeCompare(b.order))[0]?.id ?? '';

const anyPerson = () => Object.keys(host.programme?.shown.programme.people ?? {})[0] ?? '';

/** Closes the host and opens the same programme in a new one. */
async function restart(): Promise<void> {
  await host.close();
  ({ host } = await start());
  expect(await host.openProgramme(folder())).toEqual({ ok: true, value: null });
}

describe('a command that comes twice', () => {
  it('gets the first answer and leaves one record, also after a restart', async () => {
    const command = { kind: 'decision.add', sessionId: session().id, text: 'Én vaktliste' } as const;
    const first = await give(command, 'again');
    expect(first).toMatchObject({ ok: true });
    expect(await give(command, 'again')).toEqual(first);
    await restart();
    expect(await give(command, 'again')).toEqual(first);
    expect(Object.keys(session().decisions)).toHaveLength(1);
  });

  it('gets the same answer while the first is still on its way to the disk', async () => {
    const command = { kind: 'decision.add', sessionId: session().id, text: 'Én vaktliste' } as const;
    const [first, second] = await Promise.all([give(command, 'twice'), give(command, 'twice')]);
    expect(second).toEqual(first);
    expect(Object.keys(session().decisions)).toHaveLength(1);
  });
});

describe('one programme, one writer', () => {
  it('is refused to a second host, and lets it in when the first lets go', async () => {
    const { host: second } = await start();
    expect(await second.openProgramme(folder())).toEqual({ ok: false, problem: { code: 'LOCKED' } });
    await host.closeProgramme();
    expect(await second.openProgramme(folder())).toEqual({ ok: true, value: null });
  });

  it('stays when another cannot be opened in its place', async () => {
    expect(await host.openProgramme(join(dataFolder, 'not-there'))).toEqual({
      ok: false,
      problem: { code: 'NOT_A_PROGRAMME' },
    });
    expect(host.programme?.folder).toBe(folder());
    expect(await give({ kind: 'programme.edit', name: 'Fortsatt her' })).toMatchObject({ ok: true });
  });

  it('stands on the start screen with its days', async () => {
    const { programmes, open } = await host.home();
    expect(open).toBe(folder());
    expect(programmes).toMatchObject([
      { name: 'Prøve', workplaces: 1, people: 6, daysHeld: 0, daysPlanned: 2, problem: null },
    ]);
    await host.closeProgramme();
    const closed = await host.home();
    expect(closed).toEqual({ programmes, open: null, dataFolder, missing: [] });
    expect(closed.programmes[0]?.next).toEqual({ workplace: 'Sykehjem C', sessionNumber: 1, date: '2026-11-24' });
  });
});

describe('a host that was stopped', () => {
  const noting = async () => {
    const note = new OpenFolderNote(join(dataFolder, 'state', 'open.json'));
    const { host: other } = await liveHost(cleanup, { dataFolder, clock, openFolderNote: note });
    return other;
  };

  it('comes up where it was after a fall, and at the start screen after an orderly end', async () => {
    await host.close();
    const first = await noting();
    await first.openProgramme(folder());
    const note = await readFile(join(dataFolder, 'state', 'open.json'), 'utf8');
    await first.close();
    const orderly = await noting();
    expect(await orderly.resume()).toBe(false);
    await writeFile(join(dataFolder, 'state', 'open.json'), note);
    const fallen = await noting();
    expect(await fallen.resume()).toBe(true);
    expect(fallen.programme?.folder).toBe(folder());
  });
});

describe('undo', () => {
  it('is a record that names what it reverses, and reaches back over a restart', async () => {
    const { id } = session();
    await give({ kind: 'session.edit', sessionId: id, title: 'Første' });
    await give({ kind: 'session.edit', sessionId: id, title: 'Andre' });
    expect(await give({ kind: 'history.undo' })).toMatchObject({ ok: true });
    expect(session().title).toBe('Første');
    await restart();
    expect(host.programme?.reversible).toEqual({ undo: 'session.edit', redo: 'session.edit' });
    await give({ kind: 'history.redo' });
    expect(session().title).toBe('Andre');
    await give({ kind: 'history.undo' });
    await give({ kind: 'history.undo' });
    expect(session().title).toBe('');
  });

  it('leaves alone what has reached the room', async () => {
    await give({ kind: 'wall.show', sessionId: session().id, scene: { kind: 'welcome', itemId: null } });
    expect(host.programme?.reversible.undo).not.toBe('wall.show');
  });
});

describe('a rehearsal', () => {
  it('leaves no trace on the disk, while the wall follows', async () => {
    await give({ kind: 'name.set', personId: anyPerson(), name: 'Kanarina Fuglesang' });
    // Once more from the start, so that no readable document is still being written.
    await restart();
    const read = await reading(cleanup, Promise.resolve(host.plenumFeed('plenum')));
    await read();
    const before = await treeHash(dataFolder);
    await host.rehearse(true);
    const sessionId = session().id;
    expect(await give({ kind: 'wall.show', sessionId, scene: { kind: 'welcome', itemId: null } })).toMatchObject({
      ok: true,
    });
    expect((await read()).view.scene.kind).toBe('welcome');
    await give({ kind: 'run.start', sessionId, dayId: Object.keys(session().days)[0] ?? '' });
    await give({ kind: 'session.edit', sessionId, title: 'Prøvd' });
    await give({ kind: 'history.undo' });
    expect(await give({ kind: 'name.set', personId: anyPerson(), name: 'Noen' })).toMatchObject({
      refusal: { code: 'NOT_IN_REHEARSAL' },
    });
    expect(await host.intakeOpen({ name: 'a.pdf', bytes: 1 })).toMatchObject({ problem: { code: 'NOT_IN_REHEARSAL' } });
    expect(await lastOf(host.exportDeck(sessionId, 'nb'))).toMatchObject({ problem: { code: 'NOT_IN_REHEARSAL' } });
    clock.go(10_000);
    await host.rehearse(false);
    expect(session().run.spanId).toBeNull();
    expect((await read()).view.scene.kind).toBe('blank');
    expect(await treeHash(dataFolder)).toBe(before);
  });
});

describe('a disk in trouble', () => {
  it('is told at once, while the room goes on; the answer comes when the disk has it', async () => {
    const read = await reading(cleanup, Promise.resolve(host.deskFeed(null)));
    await nextOf(read, 'snapshot');
    disk.full = true;
    let answered = false;
    const noted = give({ kind: 'note.begin', sessionId: session().id, itemId: firstItem(), text: 'Viktig' });
    void noted.then(() => {
      answered = true;
    });
    expect((await nextOf(read, 'save')).save).toMatchObject({ kind: 'not-saved', reason: 'ENOSPC' });
    expect((await nextOf(read, 'change')).command).toBe('note.begin');
    const black = give({ kind: 'wall.black', sessionId: session().id, on: true });
    expect((await nextOf(read, 'change')).command).toBe('wall.black');
    expect(answered).toBe(false);
    expect(await host.saveNow()).toMatchObject({ kind: 'not-saved' });
    disk.full = false;
    expect(await host.saveNow()).toMatchObject({ kind: 'saved' });
    expect(await noted).toMatchObject({ ok: true });
    expect(await black).toMatchObject({ ok: true });
    expect((await nextOf(read, 'save')).save.kind).toBe('saved');
    await restart();
    expect(Object.values(session().notes).map((note) => note.text)).toEqual(['Viktig']);
  });

  it('keeps the programme open rather than losing what is not saved', async () => {
    disk.full = true;
    const noted = give({ kind: 'decision.add', sessionId: session().id, text: 'Én vaktliste' });
    expect(await host.saveNow()).toMatchObject({ kind: 'not-saved' });
    expect(await host.closeProgramme()).toEqual({ ok: false, problem: { code: 'NOT_SAVED' } });
    disk.full = false;
    expect(await host.closeProgramme()).toEqual({ ok: true, value: null });
    expect(await noted).toMatchObject({ ok: true });
  });
});

describe('the readable documents', () => {
  it('are written when nothing has happened for a while', async () => {
    await give({ kind: 'programme.edit', name: 'Et nytt navn' });
    const document = () => readFile(join(folder(), 'programme.json'), 'utf8');
    expect(await document()).not.toContain('Et nytt navn');
    clock.go(2100);
    await expect.poll(document).toContain('Et nytt navn');
  });
});

describe('before the machine sleeps', () => {
  it('the readable documents are written without waiting for a quiet moment', async () => {
    await give({ kind: 'programme.edit', name: 'Et nytt navn' });
    await host.beforeSleep();
    expect(await readFile(join(folder(), 'programme.json'), 'utf8')).toContain('Et nytt navn');
  });

  it('a full disk is no error, and keeps what it has', async () => {
    disk.full = true;
    const noted = give({ kind: 'decision.add', sessionId: session().id, text: 'Én vaktliste' });
    await host.beforeSleep();
    expect(host.programme?.save.kind).toBe('not-saved');
    disk.full = false;
    await host.saveNow();
    expect(await noted).toMatchObject({ ok: true });
  });

  it('nothing is asked of it where no programme is open', async () => {
    await host.closeProgramme();
    await host.beforeSleep();
    host.lookAtClock();
  });
});

describe('a clock that is set', () => {
  const run = async () => {
    await give({ kind: 'run.start', sessionId: session().id, dayId: Object.keys(session().days)[0] ?? '' });
    return session().run.timer?.startedAt ?? 0;
  };

  it('moves what runs along with it, and is kept on record', async () => {
    const startedAt = await run();
    clock.go(10_000);
    clock.set(-3_600_000);
    clock.go(1000);
    await give({ kind: 'history.undo' });
    expect(session().run.timer?.startedAt).toBe(startedAt - 3_600_000);
    expect(Object.values(session().clockChanges)).toMatchObject([{ jumpMs: -3_600_000 }]);
  });

  it('is seen at once when the machine wakes up, and only once', async () => {
    const startedAt = await run();
    clock.set(-3_600_000);
    host.lookAtClock();
    clock.go(3000);
    await give({ kind: 'history.undo' });
    expect(session().run.timer?.startedAt).toBe(startedAt - 3_600_000);
    expect(Object.values(session().clockChanges)).toHaveLength(1);
  });

  it('is told from a machine that slept: then real time went by', async () => {
    const startedAt = await run();
    clock.sleep(600_000);
    clock.go(3000);
    await give({ kind: 'history.undo' });
    expect(session().run.timer?.startedAt).toBe(startedAt);
    expect(session().clockChanges).toEqual({});
  });

  it('moves a small timer that runs beside no item', async () => {
    await give({ kind: 'timer.side', sessionId: session().id, title: 'Kaffe', durationMs: 300_000 });
    const startedAt = session().run.side?.timer.startedAt ?? 0;
    clock.set(3_600_000);
    clock.go(1000);
    await give({ kind: 'history.undo' });
    expect(session().run.side?.timer.startedAt).toBe(startedAt + 3_600_000);
  });

  it('is not put on record while nothing runs', async () => {
    clock.set(3_600_000);
    clock.go(3000);
    await give({ kind: 'history.undo' });
    expect(session().clockChanges).toEqual({});
  });
});

describe('files from this machine', () => {
  const attach = (path: string) =>
    ({ kind: 'presentation.attach', sessionId: session().id, presentationId: 'p1', path }) as const;

  it('are read for the command line and for nobody else', async () => {
    await addPresentation();
    const path = join(folder(), 'programme.json');
    expect(await give(attach(path))).toEqual({ ok: false, refusal: { code: 'PATH_NOT_ALLOWED' } });
    const envelope = { id: nextId(), by: 'F1', command: attach(path) };
    expect(await host.dispatch(envelope, 'desk', { mayReadFiles: true })).toMatchObject({ ok: true });
    expect(Object.values(session().presentations.p1?.files ?? {})).toMatchObject([{ name: 'programme.json' }]);
  });

  it('must be there before they can be attached', async () => {
    await addPresentation();
    const attachment = {
      id: 'f1',
      sha256: 'a'.repeat(64),
      ext: 'pdf',
      name: 'a.pdf',
      bytes: 3,
      mime: 'application/pdf',
      addedAt: 0,
    };
    expect(
      await give({ kind: 'presentation.attach', sessionId: session().id, presentationId: 'p1', attachment }),
    ).toEqual({
      ok: false,
      refusal: { code: 'ATTACHMENT_MISSING' },
    });
  });
});

describe('the deck', () => {
  it('lies in the folder for exports under a name without names', async () => {
    await give({ kind: 'name.set', personId: anyPerson(), name: 'Kanarina Fuglesang' });
    const exported = await lastOf(host.exportDeck(session().id, 'nb'));
    if (exported?.kind !== 'done') throw new Error(exported?.kind);
    const { fileName, bytes } = exported;
    expect(fileName).toBe('samling-2026-11-24-sykehjem-c-1-nb.pptx');
    const onDisk = await readFile(join(folder(), 'exports', fileName));
    expect(onDisk.length).toBe(bytes);
    const piece = await host.exportPiece({ fileName, at: 0 });
    expect(piece.ok && Buffer.from(await piece.value.arrayBuffer()).equals(onDisk)).toBe(true);
    const plan = await host.deckPlan(session().id, 'nb');
    expect(plan.ok && plan.value.slides.length).toBe(exported.slides);
  });
});
