import { mkdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { cloudOf } from '../../../electron/desk/cloud-folder.ts';
import { findCloud } from '../../../electron/desk/find-cloud.ts';
import { Cleanup, liveHost, newProgramme, nextOf, reading, temporaryFolder } from '../../support/live-host.ts';
import { treeHash } from '../../support/tree-hash.ts';

const cleanup = new Cleanup();
afterEach(() => cleanup.run());

const MOUNTS = [
  '/dev/sda1 / ext4 rw 0 0',
  '//server/share /mnt/felles\\040mappe cifs rw 0 0',
  'server:/home /home nfs4 rw 0 0',
].join('\n');

it.each([
  ['C:\\Users\\kari\\OneDrive - Kommunen\\Samling', 'OneDrive'],
  ['/Users/kari/Library/CloudStorage/OneDrive-Kommunen/Samling', 'OneDrive'],
  ['/Users/kari/Library/Mobile Documents/com~apple~CloudDocs/Samling', 'iCloud'],
  ['/home/kari/Dropbox/Samling', 'Dropbox'],
  ['C:\\Users\\kari\\Dropbox (Skolen)\\Samling', 'Dropbox'],
  ['G:\\My Drive\\Samling', 'Google Drive'],
  ['G:\\Min disk\\Samling', 'Google Drive'],
  ['G:\\Delte disker\\Prosjekt\\Samling', 'Google Drive'],
  ['/Users/kari/Library/CloudStorage/GoogleDrive-kari@skolen.no/Min disk/Samling', 'Google Drive'],
  ['C:\\Users\\kari\\Skolen Dropbox\\Kari Nordmann\\Samling', 'Dropbox'],
  ['C:\\Users\\kari\\OneDrive - Kommunen\\Documents\\Samling', 'OneDrive'],
  ['C:\\Users\\kari\\OneDrive - Kommunen\\Skrivebord\\Samling', 'OneDrive'],
  ['C:\\Users\\kari\\iCloudDrive\\Samling', 'iCloud'],
  ['/home/kari/Nextcloud/Samling', 'Nextcloud'],
  ['\\\\server\\felles\\Samling', 'network'],
])('%s lies in %s', (folder, name) => {
  expect(cloudOf(folder)).toEqual({ name });
});

it.each([
  '/var/lib/samling/prove',
  'C:\\Users\\kari\\AppData\\Local\\Samling\\programmes\\prove',
  '/srv/Min Dropbox-mappe/prove',
  '/srv/boxer/prove',
])('%s lies on this machine', (folder) => {
  expect(cloudOf(folder, { mounts: MOUNTS })).toBeNull();
});

it('what Linux says of its disks, and Windows of its clouds, counts too', () => {
  expect(cloudOf('/mnt/felles mappe/prove', { mounts: MOUNTS })).toEqual({ name: 'network' });
  expect(cloudOf('/home/kari/prove', { mounts: MOUNTS })).toEqual({ name: 'network' });
  const env = { OneDriveCommercial: 'D:\\Sky' };
  expect(cloudOf('d:\\sky\\prove', { env })).toEqual({ name: 'OneDrive' });
  expect(cloudOf('D:\\Skyfri\\prove', { env })).toBeNull();
  expect(cloudOf('D:\\Sky\\prove', { env: { OneDrive: 'D:\\Sky\\' } })).toEqual({ name: 'OneDrive' });
});

it("a team's libraries count, which lie beside the OneDrive of the organisation under its bare name", () => {
  const env = { OneDriveCommercial: 'C:\\Users\\kari\\OneDrive - Bergen kommune' };
  const library = 'C:\\Users\\kari\\Bergen kommune\\Prosjekt - Dokumenter\\Samling';
  expect(cloudOf(library, { env })).toEqual({ name: 'OneDrive' });
  expect(cloudOf('C:\\Users\\kari\\Bergen\\Samling', { env })).toBeNull();
});

it('a path that only leads there counts too: a link, or a desktop that macOS keeps in iCloud', async () => {
  const home = await realpath(await temporaryFolder(cleanup));
  const world = { env: {}, home };
  for (const path of ['OneDrive - Kommunen/Samling', 'Documents/Samling', 'Desktop', 'Annet']) {
    await mkdir(join(home, path), { recursive: true });
  }
  await symlink(join(home, 'OneDrive - Kommunen/Samling'), join(home, 'Samling'));
  expect(await findCloud(join(home, 'Samling'), world)).toBe('OneDrive');
  expect(await findCloud(join(home, 'Documents/Samling'), world)).toBeNull();
  const cloud = join(home, 'Library/Mobile Documents/com~apple~CloudDocs');
  await mkdir(cloud, { recursive: true });
  await symlink(join(home, 'Documents'), join(cloud, 'Documents'));
  expect(await findCloud(join(home, 'Documents/Samling'), world)).toBe('iCloud');
  expect(await findCloud(join(home, 'Annet'), world)).toBeNull();
});

it('is said on opening, and a local copy of all that lies there is worked on; the folder itself is not touched', async () => {
  const there = await liveHost(cleanup);
  await there.host.createProgramme(newProgramme);
  const folder = there.host.programme?.folder ?? '';
  await there.host.closeProgramme();
  await writeFile(join(folder, 'notat.txt'), 'av noen andre');
  const before = await treeHash(folder);
  const { host, dataFolder } = await liveHost(cleanup, {
    cloudOf: async (place) => (place === folder ? 'OneDrive' : null),
  });
  await host.openProgramme(folder);
  const feed = await reading(cleanup, Promise.resolve(host.deskFeed(null)));
  const { notices } = await nextOf(feed, 'snapshot');
  expect(notices).toMatchObject([{ code: 'CLOUD_FOLDER', file: folder, detail: 'OneDrive' }]);
  expect(await host.workOnLocalCopy()).toEqual({ ok: true, value: null });
  const copy = host.programme?.folder ?? '';
  expect(copy.startsWith(dataFolder)).toBe(true);
  expect(host.programme?.shown.programme.name).toBe('Prøve');
  expect(await readFile(join(copy, 'notat.txt'), 'utf8')).toBe('av noen andre');
  expect(await treeHash(folder)).toBe(before);
});

it('is copied only where a programme is open', async () => {
  const { host } = await liveHost(cleanup);
  expect(await host.workOnLocalCopy()).toEqual({ ok: false, problem: { code: 'NO_PROGRAMME_OPEN' } });
});
