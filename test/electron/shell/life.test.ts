import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow as RealWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { AskedFolders } from '../../../electron/shell/asked-folders.ts';
import { Life } from '../../../electron/shell/life.ts';
import {
  app,
  BrowserWindow,
  callsOf,
  dialogAnswers,
  emitPreventable,
  powerMonitor,
  resetElectron,
} from '../../support/electron-stub/index.ts';
import { FullDisk } from '../../support/full-disk.ts';
import { Cleanup, liveHost, newProgramme, temporaryFolder } from '../../support/live-host.ts';
import { countingIds } from '../../support/sample-book.ts';
import { SilentDisk } from '../../support/silent-disk.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

const cleanup = new Cleanup();
let clock: SteeredClock;
let disk: FullDisk;
let silent: SilentDisk;
let host: DeskHost;
let life: Life;
let desk: BrowserWindow;
let asked: AskedFolders;
/** How often the page was asked to settle, which it does at once. */
let settles: number;
let answering: boolean;
/** How often the process was ended without waiting for the disk. */
let endedNow: number;

beforeEach(async () => {
  resetElectron();
  asked = askedBy([]);
  app.becomeReady();
  clock = new SteeredClock();
  disk = new FullDisk();
  silent = new SilentDisk(disk.fs);
  endedNow = 0;
  settles = 0;
  answering = true;
  ({ host } = await liveHost(cleanup, { clock, machine: { fs: silent.fs } }));
  await host.createProgramme(newProgramme);
  desk = new BrowserWindow();
  const window = desk as unknown as RealWindow;
  life = new Life({ clock, host, desk: () => window, language: () => 'nb', endNow: () => (endedNow += 1) });
  life.watchDesk(window);
  playPage();
});

afterEach(async () => {
  disk.full = false;
  silent.answer();
  await cleanup.run();
});

function askedBy(words: string[]): AskedFolders {
  return new AskedFolders({ argv: ['/usr/bin/electron', '/repo', ...words], cwd: '/home/f1', platform: 'linux' });
}

/** A page that hears what it is asked, and answers unless it is stuck. */
function playPage(): void {
  const stop = new AbortController();
  cleanup.later(() => stop.abort());
  const page = async () => {
    for await (const event of host.deskFeed(null, stop.signal)) {
      if (event.kind !== 'asked') continue;
      settles += 1;
      if (answering) life.settled();
    }
  };
  page().catch(() => {});
}

const give = (command: CommandInput) => host.dispatch({ id: countingIds('c')(), by: 'F1', command }, 'desk');
const ended = () => expect.poll(() => app.exitCode).toBe(0);
const questions = () => callsOf('dialog.showMessageBox').map(([options]) => (options as { message: string }).message);
const answer = (response: 0 | 1 | 2) => {
  dialogAnswers.messageBox = { response, checkboxChecked: false };
};

/** Something is written that the disk does not take. */
async function unsaved(): Promise<void> {
  disk.full = true;
  void give({ kind: 'programme.edit', name: 'Et nytt navn' });
  await expect.poll(() => host.programme?.save.kind).toBe('not-saved');
}

describe('quitting', () => {
  it('has the page send what was written, closes the programme, and ends without a question', async () => {
    app.quit();
    await ended();
    expect([settles, host.programme, questions()]).toEqual([1, null, []]);
  });

  it('is the same when the desk is closed', async () => {
    desk.close();
    expect(desk.isDestroyed()).toBe(false);
    await ended();
    expect([settles, host.programme, desk.isDestroyed()]).toEqual([1, null, true]);
  });

  it('takes the wall along', async () => {
    const wall = new BrowserWindow();
    desk.close();
    await ended();
    expect(wall.isDestroyed()).toBe(true);
  });

  it('twice is once', async () => {
    let ends = 0;
    app.on('quit', () => {
      ends += 1;
    });
    app.quit();
    desk.close();
    app.quit();
    await ended();
    expect([settles, ends]).toEqual([1, 1]);
  });

  it('waits no longer than it must for a page that is stuck', async () => {
    answering = false;
    app.quit();
    await expect.poll(() => settles).toBe(1);
    expect(app.exitCode).toBeNull();
    clock.go(1500);
    await ended();
  });

  it('does not wait for a page that is gone', async () => {
    desk.webContents.crash();
    app.quit();
    await ended();
    expect(settles).toBe(0);
  });

  it('goes on when the page goes while it is waited for', async () => {
    answering = false;
    app.quit();
    await expect.poll(() => settles).toBe(1);
    desk.webContents.crash();
    await ended();
  });

  it('happens by itself when the desk is destroyed', async () => {
    new BrowserWindow();
    desk.destroy();
    await ended();
    expect(host.programme).toBeNull();
  });

  it('waits no longer than it must for a disk that does not answer, and leaves nothing running', async () => {
    silent.hush(host.programme?.folder ?? '');
    app.quit();
    await expect.poll(() => silent.waiting).toBeGreaterThan(0);
    clock.go(10_000);
    await ended();
    expect([questions(), endedNow]).toEqual([[], 1]);
  });

  it('of an app whose disk answers is left to itself', async () => {
    app.quit();
    await ended();
    expect(endedNow).toBe(0);
  });

  it('with something unsaved can be called off, and the work goes on', async () => {
    await unsaved();
    answer(2);
    app.quit();
    await expect.poll(questions).toEqual(['Noe er ikke lagret ennå']);
    await expect.poll(() => settles).toBe(1);
    expect([app.exitCode, desk.isDestroyed()]).toEqual([null, false]);
    expect(host.programme?.shown.programme.name).toBe('Et nytt navn');
    disk.full = false;
    desk.close();
    await ended();
    expect(questions()).toHaveLength(1);
  });

  it('with something unsaved ends without it only when told to', async () => {
    await unsaved();
    answer(1);
    app.quit();
    await ended();
    expect(host.programme).toBeNull();
    expect(callsOf('dialog.showMessageBox')[0]?.[0]).toMatchObject({
      buttons: ['Vent og prøv igjen', 'Avslutt uten å lagre', 'Avbryt'],
      cancelId: 2,
    });
  });

  it('is not stopped by a page that would rather stay', async () => {
    expect(emitPreventable(desk.webContents, 'will-prevent-unload')).toBe(false);
    app.quit();
    await ended();
    const stays = emitPreventable(desk.webContents, 'will-prevent-unload');
    expect(stays).toBe(true);
  });
});

describe('when the machine goes down', () => {
  it('on macOS and Linux it is held back until all is saved, and nobody is asked', async () => {
    await unsaved();
    expect(emitPreventable(powerMonitor, 'shutdown')).toBe(true);
    await ended();
    expect(questions()).toEqual([]);
  });

  it('on Windows the page sends what was written, and the session ends', async () => {
    expect(emitPreventable(desk, 'query-session-end', { reasons: ['shutdown'] })).toBe(false);
    await expect.poll(() => settles).toBe(1);
    expect(host.programme).not.toBeNull();
    desk.emit('session-end', { reasons: ['shutdown'] });
    await expect.poll(() => host.programme).toBeNull();
    expect(questions()).toEqual([]);
  });

  it('on Windows it is asked to wait while something is not saved', async () => {
    await unsaved();
    expect(emitPreventable(desk, 'query-session-end', { reasons: ['shutdown'] })).toBe(true);
    expect(host.programme).not.toBeNull();
  });
});

describe('sleep', () => {
  it('finds everything written, the readable documents too', async () => {
    await give({ kind: 'programme.edit', name: 'Et nytt navn' });
    const name = async () => (await host.home()).programmes[0]?.name;
    for (const event of ['suspend', 'lock-screen'] as const) powerMonitor.emit(event);
    await expect.poll(name).toBe('Et nytt navn');
    expect(host.programme?.save.kind).toBe('saved');
  });

  it('is followed by a look at the clock', async () => {
    const open = () => {
      const book = host.programme?.shown;
      return book?.sessions[book.programme.openSessionId ?? ''];
    };
    const session = open();
    await give({ kind: 'run.start', sessionId: session?.id ?? '', dayId: Object.keys(session?.days ?? {})[0] ?? '' });
    clock.set(-3_600_000);
    powerMonitor.emit('resume');
    await expect.poll(() => Object.keys(open()?.clockChanges ?? {})).toHaveLength(1);
  });
});

describe('folders that the system asks for', () => {
  async function another(): Promise<string> {
    const made = await liveHost(cleanup);
    await made.host.createProgramme({ ...newProgramme, name: 'En annen' });
    const folder = made.host.programme?.folder ?? '';
    await made.host.closeProgramme();
    return folder;
  }
  const name = () => host.programme?.shown.programme.name;

  it('are opened at the start, in place of what was open before', async () => {
    const folder = await another();
    await life.begin(askedBy([folder]).follow(() => {}));
    expect(name()).toBe('En annen');
  });

  it('are opened by a second start, which brings the desk forward', async () => {
    const folder = await another();
    asked.follow((one) => void life.open(one));
    desk.minimize();
    app.emit('second-instance', {}, ['/usr/bin/electron', '/repo', '--x', folder], '/home/f1', null);
    await expect.poll(name).toBe('En annen');
    expect([desk.isMinimized(), desk.isFocused()]).toEqual([false, true]);
  });

  it('are not opened by a second start that names none, and the desk comes forward all the same', () => {
    const opened: string[] = [];
    asked.follow((one) => opened.push(one));
    desk.minimize();
    app.emit('second-instance', {}, ['/usr/bin/electron', '/repo'], '/home/f1', null);
    expect(opened).toEqual([]);
    expect(desk.isMinimized()).toBe(false);
  });

  it('come by a drop on the icon too, also before the app is ready', () => {
    expect(emitPreventable(app, 'open-file', {}, '/data/prove')).toBe(true);
    const opened: string[] = [];
    expect(asked.follow((one) => opened.push(one))).toBe('/data/prove');
    emitPreventable(app, 'open-file', {}, '/data/annen');
    expect(opened).toEqual(['/data/annen']);
  });

  it('that are no programme leave the open one as it is, and say so', async () => {
    const { folder } = host.programme ?? { folder: '' };
    expect(await life.open(`${folder}/attachments`)).toBe(false);
    expect(questions()).toHaveLength(1);
    expect(name()).toBe('Prøve');
  });

  it('wait until the page has sent what belongs to the programme that is open', async () => {
    const folder = await another();
    await life.open(folder);
    expect(settles).toBe(1);
  });

  it('wait to be looked at where they are packed programmes, and what is open stays', async () => {
    const packed = join(await temporaryFolder(cleanup), 'Mitt.samling');
    await writeFile(packed, '');
    expect(await life.open(packed)).toBe(true);
    expect([host.packing.waiting, name(), settles, questions()]).toEqual(['Mitt.samling', 'Prøve', 0, []]);
    await host.packing.drop();
    await life.begin(askedBy([packed]).follow(() => {}));
    expect([host.packing.waiting, name()]).toEqual(['Mitt.samling', 'Prøve']);
  });

  it('are not opened any more while the app ends', async () => {
    const folder = await another();
    app.quit();
    expect(await life.open(folder)).toBe(false);
    await ended();
    expect(host.programme).toBeNull();
  });

  it('are not waited for where no programme is open that something could be written in', async () => {
    const folder = await another();
    await host.closeProgramme();
    answering = false;
    expect(await life.open(folder)).toBe(true);
    expect(settles).toBe(0);
  });

  it('are not needed: the desk comes forward on a click on the icon', () => {
    desk.hide();
    app.emit('activate');
    expect(desk.isVisible()).toBe(true);
  });
});
