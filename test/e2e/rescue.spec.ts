import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { faultsInBoth } from '../support/axe-faults.ts';
import { giveAll, goTo, liftCurtain, onDisk, openWall } from '../support/desk-pages.ts';
import { ensureBuilt, newFolder, type Serving, startSamling } from '../support/start-samling.ts';

let home: string;
let folder: string;
let serving: Serving;

test.beforeAll(async () => {
  await ensureBuilt();
  home = await mkdtemp(join(tmpdir(), 'samling-rescue-'));
  folder = join(home, 'data', 'programmes', 'prove');
  const sessionId = await newFolder(folder, home);
  const { session } = await onDisk({ folder });
  const [day] = Object.values(session.days);
  const itemId = Object.values(session.items).find((item) => item.dayId === day?.id)?.id ?? '';
  const on = { sessionId };
  // Each closing takes a backup.
  await giveAll(
    { folder, home } as Parameters<typeof giveAll>[0],
    [
      { kind: 'run.start', ...on, dayId: day?.id, itemId },
      { kind: 'note.begin', ...on, itemId, text: 'Vaktbyttet tok tre minutter', finished: true },
      { kind: 'wall.show', ...on, scene: { kind: 'plan', itemId: null } },
    ] as Parameters<typeof giveAll>[1],
  );
  for (const path of await ownFiles()) await writeFile(join(folder, path), `skadet: ${path}`);
  serving = await startSamling(null, home);
});
test.afterAll(async () => {
  await serving?.stop();
  await rm(home, { recursive: true, force: true });
});

test.use({ viewport: { width: 1366, height: 768 }, contextOptions: { reducedMotion: 'reduce' } });

/** What the programme is made of, but for its backups. */
async function ownFiles(): Promise<string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = all.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(folder.length + 1));
  return paths.filter((path) => /^(programme\.json|sessions\/|\.samling\/(journal|generations)\/)/.test(path));
}

const hashOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

/** Goes on with Tab until the focus stands on a button that is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  for (let presses = 0; presses < 60; presses++) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} was not reached.`);
}

test('a folder in which everything but the backups is damaged is opened from one, by keyboard alone', async ({
  context,
}) => {
  const damaged = await Promise.all((await ownFiles()).map((path) => hashOf(join(folder, path))));
  expect(damaged.length).toBeGreaterThan(4);
  const wall = await openWall(context, serving.plenum);
  const desk = await context.newPage();
  await desk.goto(serving.desk);
  await desk.getByRole('button', { name: 'prove', exact: true }).waitFor();
  await liftCurtain(desk);
  await tabTo(desk, 'prove');
  await desk.keyboard.press('Enter');

  await expect(desk.getByRole('alert')).toContainText('Noe i mappa er skadet');
  await expect(desk.getByRole('button', { name: 'Se sikkerhetskopiene' })).toBeFocused();
  expect(await faultsInBoth(desk)).toEqual([]);
  await desk.keyboard.press('Enter');
  const dialog = desk.getByRole('dialog');
  await expect(dialog.getByRole('listitem').first()).toContainText('1 notat');
  await expect(dialog.getByRole('button', { name: /^Se innholdet/ }).first()).toBeFocused();
  expect(await faultsInBoth(desk)).toEqual([]);

  await desk.keyboard.press('Enter');
  await expect(dialog).toContainText('Ingenting av det som ligger i mappa nå, kan leses.');
  await expect(dialog).toContainText('.samling/quarantine');
  expect(await faultsInBoth(desk)).toEqual([]);
  await tabTo(desk, 'Legg tilbake og åpne');
  await desk.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(desk.locator('.desk-notices')).toContainText('Det som lå i mappa før, er satt til side');

  await goTo(desk, '/run');
  await expect(desk.locator('.notes-list')).toContainText('Vaktbyttet tok tre minutter');
  await expect(wall.locator('.wall-black')).toHaveCount(1);
  expect((await onDisk({ folder })).session.wall.black).toBe(true);

  const aside = join(folder, '.samling/quarantine');
  const kept = await Promise.all((await readdir(aside)).map((name) => hashOf(join(aside, name))));
  expect(damaged.filter((hash) => !kept.includes(hash))).toEqual([]);
  await goTo(desk, '/history');
  await expect(desk.getByRole('region', { name: 'Satt til side' })).toContainText('lagt tilbake fra en sikkerhetskopi');
});
