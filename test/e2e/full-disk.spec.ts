import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { onDisk, openDesk, openWall } from '../support/desk-pages.ts';
import { ensureBuilt, newFolder, type Serving, startSamling } from '../support/start-samling.ts';
import { watchWall } from '../support/watch-wall.ts';

/** Room for a programme and what is held for a full disk, and quickly filled. */
const DISK_BYTES = 24 * 1024 * 1024;
const BALLAST = ['first', 'second'] as const;

let home: string;
let disk: string;
let mounted = false;
let serving: Serving | null = null;

test.beforeAll(async () => {
  await ensureBuilt();
  home = await mkdtemp(join(tmpdir(), 'samling-full-'));
  disk = join(home, 'disk');
  await mkdir(disk);
  mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', disk]).status === 0;
});
test.afterAll(async () => {
  await serving?.kill();
  if (mounted) spawnSync('umount', ['--lazy', disk]);
  await rm(home, { recursive: true, force: true });
});

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

test('on a full disk the facilitator sees it, frees space, goes on and loses nothing, and the wall never blinks', async ({
  context,
}) => {
  test.skip(!mounted, 'Only root may mount a disk of its own to fill.');
  const folder = join(disk, 'programme');
  await newFolder(folder, home);
  serving = await startSamling(folder, home);
  const desk = await openDesk(context, serving.desk, '/run');
  const wall = await openWall(context, serving.plenum);
  await desk.bringToFront();
  await desk.keyboard.press('F9');
  await desk.locator('body').press('Shift+Digit2');
  await expect(wall.locator('.wall')).toHaveAttribute('data-scene', 'timer');
  await expect(wall.locator('.wall-layer')).toHaveCount(1);
  const seen = await watchWall(wall);
  const chip = desk.locator('.desk-save');
  const band = desk.locator('.desk-not-saved');
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

  await write('Det var plass.');
  // Room is held for this as soon as there is a pause, and it is said that there is not much left.
  await expect.poll(() => existsSync(join(folder, '.samling/reserve'))).toBe(true);
  await expect(chip).toContainText('igjen på disken');

  fill('first');
  await write('Disken er full, men det var holdt av plass.');
  await expect.poll(() => existsSync(join(folder, '.samling/reserve'))).toBe(false);
  await expect(band).toHaveCount(0);

  fill('second');
  await write('Nå er den helt full.');
  await expect(band).toContainText('disken er full');
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

  expect(await seen()).toEqual({ scenes: ['timer'], emptied: 0, rebuilt: 0 });
  await serving.kill();
  serving = null;
  const { session } = await onDisk({ folder });
  expect(Object.values(session.notes).map(({ text }) => text)).toEqual(expect.arrayContaining(written));
});
