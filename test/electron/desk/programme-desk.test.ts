import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OpenFolderNote } from '../../../electron/desk/open-folder-note.ts';
import { lastOf, liveHost, nextOf, reading, treeHash } from '../../support/live-host.ts';
import { ownDesk } from '../../support/own-desk.ts';

const desk = ownDesk();

describe('a command that comes twice', () => {
  it('gets the first answer and leaves one record, also after a restart', async () => {
    const command = { kind: 'decision.add', sessionId: desk.session.id, text: 'Én vaktliste' } as const;
    const first = await desk.give(command, 'again');
    expect(first).toMatchObject({ ok: true });
    expect(await desk.give(command, 'again')).toEqual(first);
    await desk.restart();
    expect(await desk.give(command, 'again')).toEqual(first);
    expect(Object.keys(desk.session.decisions)).toHaveLength(1);
  });

  it('gets the same answer while the first is still on its way to the disk', async () => {
    const command = { kind: 'decision.add', sessionId: desk.session.id, text: 'Én vaktliste' } as const;
    const [first, second] = await Promise.all([desk.give(command, 'twice'), desk.give(command, 'twice')]);
    expect(second).toEqual(first);
    expect(Object.keys(desk.session.decisions)).toHaveLength(1);
  });
});

describe('one programme, one writer', () => {
  it('is refused to a second host, and lets it in when the first lets go', async () => {
    const second = await desk.another();
    expect(await second.openProgramme(desk.folder)).toEqual({ ok: false, problem: { code: 'LOCKED' } });
    await desk.host.closeProgramme();
    expect(await second.openProgramme(desk.folder)).toEqual({ ok: true, value: null });
  });

  it('stays when another cannot be opened in its place', async () => {
    expect(await desk.host.openProgramme(join(desk.dataFolder, 'not-there'))).toEqual({
      ok: false,
      problem: { code: 'NO_SUCH_FOLDER' },
    });
    expect(await desk.host.openProgramme(desk.dataFolder)).toEqual({
      ok: false,
      problem: { code: 'NOT_A_PROGRAMME' },
    });
    expect(desk.host.programme?.folder).toBe(desk.folder);
    expect(await desk.give({ kind: 'programme.edit', name: 'Fortsatt her' })).toMatchObject({ ok: true });
  });

  it('that cannot be opened for want of space says that the disk is full, not that it is silent', async () => {
    await desk.host.closeProgramme();
    desk.disk.full = true;
    expect(await desk.host.openProgramme(desk.folder)).toEqual({ ok: false, problem: { code: 'DISK_FULL' } });
    desk.disk.full = false;
    expect(await desk.host.openProgramme(desk.folder)).toEqual({ ok: true, value: null });
  });

  it('of which nothing can be read any more is damaged, and not a folder that never held one', async () => {
    await desk.host.closeProgramme();
    await writeFile(join(desk.folder, 'programme.json'), 'xx');
    for (const part of ['journal', 'generations']) {
      await rm(join(desk.folder, '.samling', part), { recursive: true, force: true });
    }
    expect(await desk.host.openProgramme(desk.folder)).toEqual({
      ok: false,
      problem: { code: 'DAMAGED', params: { folder: desk.folder } },
    });
  });

  it('stands on the start screen with its days', async () => {
    const { programmes, open } = await desk.host.home();
    expect(open).toBe(desk.folder);
    expect(programmes).toMatchObject([
      { name: 'Prøve', workplaces: 1, people: 6, daysHeld: 0, daysPlanned: 2, problem: null },
    ]);
    await desk.host.closeProgramme();
    const closed = await desk.host.home();
    expect(closed).toEqual({ programmes, open: null, dataFolder: desk.dataFolder, missing: [] });
    expect(closed.programmes[0]?.next).toEqual({ workplace: 'Sykehjem C', sessionNumber: 1, date: '2026-11-24' });
  });
});

describe('a host that was stopped', () => {
  const noting = async () => {
    const note = new OpenFolderNote(join(desk.dataFolder, 'state', 'open.json'));
    const { host: other } = await liveHost(desk.cleanup, {
      dataFolder: desk.dataFolder,
      clock: desk.clock,
      openFolderNote: note,
    });
    return other;
  };

  it('comes up where it was after a fall, and at the start screen after an orderly end', async () => {
    await desk.host.close();
    const first = await noting();
    await first.openProgramme(desk.folder);
    const note = await readFile(join(desk.dataFolder, 'state', 'open.json'), 'utf8');
    await first.close();
    const orderly = await noting();
    expect(await orderly.resume()).toBe(false);
    await writeFile(join(desk.dataFolder, 'state', 'open.json'), note);
    const fallen = await noting();
    expect(await fallen.resume()).toBe(true);
    expect(fallen.programme?.folder).toBe(desk.folder);
  });
});

describe('undo', () => {
  it('is a record that names what it reverses, and reaches back over a restart', async () => {
    const { id } = desk.session;
    await desk.give({ kind: 'session.edit', sessionId: id, title: 'Første' });
    await desk.give({ kind: 'session.edit', sessionId: id, title: 'Andre' });
    expect(await desk.give({ kind: 'history.undo' })).toMatchObject({ ok: true });
    expect(desk.session.title).toBe('Første');
    await desk.restart();
    expect(desk.host.programme?.reversible).toEqual({ undo: 'session.edit', redo: 'session.edit' });
    await desk.give({ kind: 'history.redo' });
    expect(desk.session.title).toBe('Andre');
    await desk.give({ kind: 'history.undo' });
    await desk.give({ kind: 'history.undo' });
    expect(desk.session.title).toBe('');
  });

  it('leaves alone what has reached the room', async () => {
    await desk.give({ kind: 'wall.show', sessionId: desk.session.id, scene: { kind: 'welcome', itemId: null } });
    expect(desk.host.programme?.reversible.undo).not.toBe('wall.show');
  });
});

describe('a rehearsal', () => {
  it('is one to its very end: nothing given while the programme closes gets into the day', async () => {
    const sessionId = desk.session.id;
    await desk.host.rehearse(true);
    let closed = false;
    const closing = desk.host.closeProgramme().then(() => {
      closed = true;
    });
    const given: Promise<unknown>[] = [];
    while (!closed) {
      given.push(desk.give({ kind: 'decision.add', sessionId, text: 'Bare på prøve' }).catch(() => {}));
      await new Promise((turn) => setImmediate(turn));
    }
    await Promise.all([closing, ...given]);
    await desk.restart();
    expect(desk.session.decisions).toEqual({});
  });

  it('is ended before the programme is copied, so that nothing of it waits for the copy', async () => {
    await desk.host.rehearse(true);
    expect(await desk.host.workOnLocalCopy()).toEqual({ ok: false, problem: { code: 'NOT_IN_REHEARSAL' } });
    expect(desk.host.programme?.rehearsing).toBe(true);
  });

  it('leaves no trace on the disk, while the wall follows', async () => {
    await desk.give({ kind: 'name.set', personId: desk.anyPerson, name: 'Kanarina Fuglesang' });
    // Once more from the start, so that no readable document is still being written.
    await desk.restart();
    const read = await reading(desk.cleanup, Promise.resolve(desk.host.plenumFeed('plenum')));
    await read();
    const before = await treeHash(desk.dataFolder);
    await desk.host.rehearse(true);
    const sessionId = desk.session.id;
    expect(await desk.give({ kind: 'wall.show', sessionId, scene: { kind: 'welcome', itemId: null } })).toMatchObject({
      ok: true,
    });
    expect((await read()).view.scene.kind).toBe('welcome');
    await desk.give({ kind: 'run.start', sessionId, dayId: Object.keys(desk.session.days)[0] ?? '' });
    await desk.give({ kind: 'session.edit', sessionId, title: 'Prøvd' });
    await desk.give({ kind: 'history.undo' });
    expect(await desk.give({ kind: 'name.set', personId: desk.anyPerson, name: 'Noen' })).toMatchObject({
      refusal: { code: 'NOT_IN_REHEARSAL' },
    });
    expect(await desk.host.files.intakeOpen({ name: 'a.pdf', bytes: 1 })).toMatchObject({
      problem: { code: 'NOT_IN_REHEARSAL' },
    });
    expect(await lastOf(desk.host.decks.write(sessionId, 'nb'))).toMatchObject({
      problem: { code: 'NOT_IN_REHEARSAL' },
    });
    desk.clock.go(10_000);
    await desk.host.rehearse(false);
    expect(desk.session.run.spanId).toBeNull();
    expect((await read()).view.scene.kind).toBe('blank');
    expect(await treeHash(desk.dataFolder)).toBe(before);
  });
});

describe('a disk in trouble', () => {
  it('is told at once, while the room goes on; the answer comes when the disk has it', async () => {
    const read = await reading(desk.cleanup, Promise.resolve(desk.host.deskFeed(null)));
    await nextOf(read, 'snapshot');
    desk.disk.full = true;
    let answered = false;
    const noted = desk.give({ kind: 'note.begin', sessionId: desk.session.id, itemId: desk.firstItem, text: 'Viktig' });
    void noted.then(() => {
      answered = true;
    });
    expect((await nextOf(read, 'save')).save).toMatchObject({ kind: 'not-saved', reason: 'ENOSPC' });
    expect((await nextOf(read, 'change')).command).toBe('note.begin');
    const black = desk.give({ kind: 'wall.black', sessionId: desk.session.id, on: true });
    expect((await nextOf(read, 'change')).command).toBe('wall.black');
    expect(answered).toBe(false);
    expect(await desk.host.saveNow()).toMatchObject({ kind: 'not-saved' });
    desk.disk.full = false;
    expect(await desk.host.saveNow()).toMatchObject({ kind: 'saved' });
    expect(await noted).toMatchObject({ ok: true });
    expect(await black).toMatchObject({ ok: true });
    expect((await nextOf(read, 'save')).save.kind).toBe('saved');
    await desk.restart();
    expect(Object.values(desk.session.notes).map((note) => note.text)).toEqual(['Viktig']);
  });

  it('keeps the programme open rather than losing what is not saved', async () => {
    desk.disk.full = true;
    const noted = desk.give({ kind: 'decision.add', sessionId: desk.session.id, text: 'Én vaktliste' });
    expect(await desk.host.saveNow()).toMatchObject({ kind: 'not-saved' });
    expect(await desk.host.closeProgramme()).toEqual({ ok: false, problem: { code: 'NOT_SAVED' } });
    desk.disk.full = false;
    expect(await desk.host.closeProgramme()).toEqual({ ok: true, value: null });
    expect(await noted).toMatchObject({ ok: true });
  });

  it('that fills while a backup is put back holds up neither the room nor the desk', async () => {
    const { fs } = desk.disk;
    await desk.give({ kind: 'decision.add', sessionId: desk.session.id, text: 'Én vaktliste' });
    await desk.restart();
    await desk.give({ kind: 'decision.add', sessionId: desk.session.id, text: 'To vaktlister' });
    const backups = await desk.host.past.backups();
    const id = (backups.ok && backups.value[0]?.id) || '';
    const { rename } = fs;
    fs.rename = async (from, to) => {
      await rename(from, to);
      // The list of a backup is the last of it: what is put back finds the disk full.
      if (/backups.\d+-\d+\.json$/.test(to)) desk.disk.full = true;
    };
    const read = await reading(desk.cleanup, Promise.resolve(desk.host.deskFeed(null)));
    const restoring = desk.host.past.restoreBackup(id, 'F1');
    expect((await nextOf(read, 'save')).save).toMatchObject({ kind: 'not-saved' });
    void desk.give({ kind: 'wall.black', sessionId: desk.session.id, on: true });
    await expect.poll(() => desk.session.wall.black).toBe(true);
    desk.disk.full = false;
    expect(await desk.host.saveNow()).toMatchObject({ kind: 'saved' });
    expect(await restoring).toMatchObject({ ok: true });
    expect(Object.values(desk.session.decisions).map(({ text }) => text)).toEqual(['Én vaktliste']);
  });

  it("is told when the programme is closed and a name that is nobody's any more cannot go; the desk goes on", async () => {
    const personId = desk.anyPerson;
    await desk.give({ kind: 'name.set', personId, name: 'Kanarina Fuglesang' });
    await desk.give({ kind: 'person.remove', personId });
    desk.disk.full = true;
    expect(await desk.host.closeProgramme()).toEqual({ ok: false, problem: { code: 'NOT_SAVED' } });
    desk.disk.full = false;
    expect(await desk.give({ kind: 'programme.edit', name: 'Fortsatt her' })).toMatchObject({ ok: true });
    expect(await desk.host.closeProgramme()).toEqual({ ok: true, value: null });
    await desk.restart();
    expect((await desk.host.names()).people).toEqual({});
  });

  it('keeps nobody from ending all the same', async () => {
    const personId = desk.anyPerson;
    await desk.give({ kind: 'name.set', personId, name: 'Kanarina Fuglesang' });
    await desk.give({ kind: 'person.remove', personId });
    desk.disk.full = true;
    await desk.host.close();
    desk.disk.full = false;
    await desk.restart();
    expect(desk.session.decisions).toEqual({});
  });
});

describe('the readable documents', () => {
  it('are written when nothing has happened for a while', async () => {
    await desk.give({ kind: 'programme.edit', name: 'Et nytt navn' });
    const document = () => readFile(join(desk.folder, 'programme.json'), 'utf8');
    expect(await document()).not.toContain('Et nytt navn');
    desk.clock.go(2100);
    await expect.poll(document).toContain('Et nytt navn');
  });
});

describe('before the machine sleeps', () => {
  it('the readable documents are written without waiting for a quiet moment', async () => {
    await desk.give({ kind: 'programme.edit', name: 'Et nytt navn' });
    await desk.host.beforeSleep();
    expect(await readFile(join(desk.folder, 'programme.json'), 'utf8')).toContain('Et nytt navn');
  });

  it('a full disk is no error, and keeps what it has', async () => {
    desk.disk.full = true;
    const noted = desk.give({ kind: 'decision.add', sessionId: desk.session.id, text: 'Én vaktliste' });
    await desk.host.beforeSleep();
    expect(desk.host.programme?.save.kind).toBe('not-saved');
    desk.disk.full = false;
    await desk.host.saveNow();
    expect(await noted).toMatchObject({ ok: true });
  });

  it('nothing is asked of it where no programme is open', async () => {
    await desk.host.closeProgramme();
    await desk.host.beforeSleep();
    desk.host.lookAtClock();
  });
});

describe('a clock that is set', () => {
  const run = async () => {
    await desk.give({ kind: 'run.start', sessionId: desk.session.id, dayId: Object.keys(desk.session.days)[0] ?? '' });
    return desk.session.run.timer?.startedAt ?? 0;
  };

  it('moves what runs along with it, and is kept on record', async () => {
    const startedAt = await run();
    desk.clock.go(10_000);
    desk.clock.set(-3_600_000);
    desk.clock.go(1000);
    await desk.give({ kind: 'history.undo' });
    expect(desk.session.run.timer?.startedAt).toBe(startedAt - 3_600_000);
    expect(Object.values(desk.session.clockChanges)).toMatchObject([{ jumpMs: -3_600_000 }]);
  });

  it('is seen at once when the machine wakes up, and only once', async () => {
    const startedAt = await run();
    desk.clock.set(-3_600_000);
    desk.host.lookAtClock();
    desk.clock.go(3000);
    await desk.give({ kind: 'history.undo' });
    expect(desk.session.run.timer?.startedAt).toBe(startedAt - 3_600_000);
    expect(Object.values(desk.session.clockChanges)).toHaveLength(1);
  });

  it('is told from a machine that slept: then real time went by', async () => {
    const startedAt = await run();
    desk.clock.sleep(600_000);
    desk.clock.go(3000);
    await desk.give({ kind: 'history.undo' });
    expect(desk.session.run.timer?.startedAt).toBe(startedAt);
    expect(desk.session.clockChanges).toEqual({});
  });

  it('moves a small timer that runs beside no item', async () => {
    await desk.give({ kind: 'timer.side', sessionId: desk.session.id, title: 'Kaffe', durationMs: 300_000 });
    const startedAt = desk.session.run.side?.timer.startedAt ?? 0;
    desk.clock.set(3_600_000);
    desk.clock.go(1000);
    await desk.give({ kind: 'history.undo' });
    expect(desk.session.run.side?.timer.startedAt).toBe(startedAt + 3_600_000);
  });

  it('is not put on record while nothing runs', async () => {
    desk.clock.set(3_600_000);
    desk.clock.go(3000);
    await desk.give({ kind: 'history.undo' });
    expect(desk.session.clockChanges).toEqual({});
  });
});

describe('the deck', () => {
  it('lies in the folder for exports under a name without names', async () => {
    await desk.give({ kind: 'name.set', personId: desk.anyPerson, name: 'Kanarina Fuglesang' });
    const exported = await lastOf(desk.host.decks.write(desk.session.id, 'nb'));
    if (exported?.kind !== 'done') throw new Error(exported?.kind);
    const { fileName, bytes } = exported;
    expect(fileName).toBe('samling-2026-11-24-sykehjem-c-1-nb.pptx');
    const onDisk = await readFile(join(desk.folder, 'exports', fileName));
    expect(onDisk.length).toBe(bytes);
    const piece = await desk.host.decks.piece({ fileName, at: 0 });
    expect(piece.ok && Buffer.from(await piece.value.arrayBuffer()).equals(onDisk)).toBe(true);
    const plan = await desk.host.decks.plan(desk.session.id, 'nb');
    expect(plan.ok && plan.value.slides.length).toBe(exported.slides);
  });
});
