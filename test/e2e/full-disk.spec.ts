import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, test } from '@playwright/test';
import { onDisk, openDesk, openWall } from '../support/desk-pages.ts';
import { ensureBuilt, newFolder, type Serving, startSamling } from '../support/start-samling.ts';
import { watchWall } from '../support/watch-wall.ts';

/** Room for a programme and what is held for a full disk, and quickly filled. */
const DISK_BYTES = 24 * 1024 * 1024;
const BALLAST = ['first', 'second', 'third', 'fourth'] as const;

let home: string;
let disk: string;
/** The disk where it is plugged in: taken away from here, it comes back with all that is on it. */
let plugged: string;
let mounted = false;
let serving: Serving | null = null;

test.beforeAll(async () => {
  await ensureBuilt();
  home = await mkdtemp(join(tmpdir(), 'samling-full-'));
  disk = join(home, 'disk');
  plugged = join(home, 'plugged');
  for (const place of [disk, plugged]) await mkdir(place);
  mounted = mount('-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', disk) && mount('--bind', disk, plugged);
});
test.afterEach(async () => {
  await serving?.kill();
  serving = null;
});
test.afterAll(async () => {
  for (const place of [plugged, disk]) unplug(place);
  await rm(home, { recursive: true, force: true });
});

function mount(...args: readonly string[]): boolean {
  return spawnSync('mount', args).status === 0;
}

function unplug(place: string): void {
  spawnSync('umount', ['--lazy', place]);
}

/** Takes all the room that is left, as somebody does who copies films. */
function fill(name: (typeof BALLAST)[number]): void {
  const file = openSync(join(disk, name), 'w');
  for (const bytes of [65_536, 4096].map((size) => Buffer.alloc(size))) {
    try {
      while (writeSync(file, bytes) === bytes.length);
    } catch {
      // There is no room for so much any more.
    }
  }
  closeSync(file);
}

/** A day on a disk of its own, with the clock on the wall; `write` writes a note as a facilitator does. */
async function dayOn(context: BrowserContext, folder: string, before?: () => void) {
  await newFolder(folder, home);
  serving = await startSamling(folder, home);
  const desk = await openDesk(context, serving.desk, '/run');
  const wall = await openWall(context, serving.plenum);
  await desk.bringToFront();
  before?.();
  await desk.keyboard.press('F9');
  await desk.locator('body').press('Shift+Digit2');
  await expect(wall.locator('.wall')).toHaveAttribute('data-scene', 'timer');
  await expect(wall.locator('.wall-layer')).toHaveCount(1);
  const written: string[] = [];
  const write = async (text: string) => {
    await desk.keyboard.press('n');
    await expect(desk.locator('.notes-write .cm-content')).toBeFocused();
    await desk.keyboard.type(text);
    await desk.keyboard.press('Control+Enter');
    await expect(desk.locator('.notes-list')).toContainText(text);
    await desk.keyboard.press('Escape');
    written.push(text);
  };
  const seen = await watchWall(wall);
  return { desk, chip: desk.locator('.desk-save'), band: desk.locator('.desk-not-saved'), write, written, seen };
}

/** The documents are written, with this text in one of them: the next change begins a new file of the journal. */
async function documentsSay(folder: string, text: string): Promise<void> {
  const sessions = join(folder, 'sessions');
  const files = () => readdirSync(sessions).map((name) => join(sessions, name, 'session.json'));
  await expect.poll(() => files().some((file) => readFileSync(file, 'utf8').includes(text))).toBe(true);
}

/** The wall showed the clock all the time, and after a kill every note is on the disk. */
async function nothingLost({ seen, written }: Awaited<ReturnType<typeof dayOn>>, folder: string): Promise<void> {
  expect(await seen()).toEqual({ scenes: ['timer'], emptied: 0, rebuilt: 0 });
  await serving?.kill();
  serving = null;
  const { session } = await onDisk({ folder });
  expect(Object.values(session.notes).map(({ text }) => text)).toEqual(expect.arrayContaining(written));
}

test('on a full disk the facilitator sees it, frees space, goes on and loses nothing, and the wall never blinks', async ({
  context,
}) => {
  test.skip(!mounted, 'Only root may mount a disk of its own to fill.');
  const folder = join(disk, 'programme');
  const day = await dayOn(context, folder);
  const { desk, chip, band, write, written } = day;

  await write('Det var plass.');
  // Room is held for this as soon as there is a pause, and it is said that there is not much left, also after the next edit.
  await expect.poll(() => existsSync(join(folder, '.samling/reserve'))).toBe(true);
  await expect(chip).toContainText('igjen på disken');

  // A journal file has room for the next records, which is given back when another begins; and the last page of a file
  // has a little as well.
  await documentsSay(folder, 'Det var plass.');
  fill('first');
  await write('Disken er full, men dagboka hadde plass.');
  fill('second');
  await expect(async () => {
    await write(`Det er holdt av plass, ${written.length}.`);
    expect(existsSync(join(folder, '.samling/reserve'))).toBe(false);
  }).toPass();
  await expect(band).toHaveCount(0);
  await expect(chip).toContainText('igjen på disken');

  await documentsSay(folder, 'Det er holdt av plass');
  fill('third');
  await write('Dagboka hadde plass igjen.');
  fill('fourth');
  await expect(async () => {
    await write(`Nå er den helt full, ${written.length}.`);
    await expect(band).toContainText('disken er full', { timeout: 1500 });
  }).toPass();
  await expect(chip).toHaveClass(/desk-save-not-saved/);
  await desk.keyboard.press('F8');
  await write('Dagen går videre.');
  await expect(band).toBeVisible();

  for (const name of BALLAST) await rm(join(disk, name));
  await band.getByRole('button').press('Enter');
  await expect(band).toHaveCount(0);
  await expect(chip).toHaveClass(/desk-save-saved/);
  await write('Det ble plass igjen.');
  await expect(chip).not.toHaveClass(/desk-save-dashed/);
  await nothingLost(day, folder);
});

test('a disk that can only be read, and one that is pulled out, say so, keep what is done and take it when they are back', async ({
  context,
}) => {
  test.skip(!mounted, 'Only root may mount a disk of its own to pull out.');
  const folder = join(plugged, 'on a stick');
  // Before the first change: what is open for writing cannot be made read-only.
  const day = await dayOn(context, folder, () => {
    expect(mount('-o', 'remount,bind,ro', plugged)).toBe(true);
  });
  const { chip, band, write, written } = day;
  await expect(band).toContainText('disken kan bare leses');
  await write('Sperra står på.');
  expect(mount('-o', 'remount,bind,rw', plugged)).toBe(true);
  await band.getByRole('button').press('Enter');
  await expect(band).toHaveCount(0);
  await write('Sperra er av.');
  await expect(chip).not.toHaveClass(/desk-save-dashed/);

  unplug(plugged);
  // What comes within the same second may still reach the stick through the file that was open on it, and is then saved.
  await expect(async () => {
    await write(`Stikka er ute, ${written.length}.`);
    await expect(band).toContainText('mappa er borte. Sett inn disken igjen', { timeout: 1500 });
  }).toPass();
  await write('Dagen går videre.');
  expect(existsSync(folder)).toBe(false);
  expect(mount('--bind', disk, plugged)).toBe(true);
  await expect(band).toHaveCount(0);
  await expect(chip).toHaveClass(/desk-save-saved/);
  await write('Stikka er inne.');
  await expect(chip).not.toHaveClass(/desk-save-dashed/);
  await nothingLost(day, folder);
});
