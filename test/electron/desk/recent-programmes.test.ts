import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RecentProgrammes } from '../../../electron/desk/recent-programmes.ts';
import { Cleanup, liveHost, newProgramme, temporaryFolder } from '../../support/live-host.ts';

const cleanup = new Cleanup();
let path: string;

beforeEach(async () => {
  path = join(await temporaryFolder(cleanup), 'state', 'recent.json');
});

afterEach(() => cleanup.run());

describe('recent programmes', () => {
  it('come newest first, each once, and not more than eight', async () => {
    const recents = new RecentProgrammes(path);
    for (let n = 1; n <= 10; n++) await recents.add(`/programmes/${n}`);
    await recents.add('/programmes/5');
    const expected = [5, 10, 9, 8, 7, 6, 4, 3].map((n) => `/programmes/${n}`);
    expect(recents.folders).toEqual(expected);
    expect(await new RecentProgrammes(path).read()).toEqual(expected);
  });

  it('lie in a file that only their owner reads, with paths and nothing else', async () => {
    await new RecentProgrammes(path).add('/programmes/one');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ folders: ['/programmes/one'] });
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{', 'null', '[]', '{"folders":"/a"}', '{"folders":[1,null,"relative",{}]}'])(
    'are none where the file holds %j, and are remembered again from then on',
    async (text) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      const recents = new RecentProgrammes(path);
      expect(await recents.read()).toEqual([]);
      await recents.add('/programmes/one');
      expect(await new RecentProgrammes(path).read()).toEqual(['/programmes/one']);
    },
  );

  it('are remembered while the app runs where nothing can be written', async () => {
    await writeFile(dirname(path), 'in the way');
    const recents = new RecentProgrammes(path);
    await recents.add('/programmes/one');
    expect(await recents.read()).toEqual(['/programmes/one']);
  });

  it('keep what is added in one breath', async () => {
    const recents = new RecentProgrammes(path);
    await Promise.all([recents.add('/a'), recents.add('/b'), recents.add('/c')]);
    expect(await new RecentProgrammes(path).read()).toEqual(['/c', '/b', '/a']);
  });
});

describe('the start screen lists', () => {
  async function elsewhere() {
    const recents = new RecentProgrammes(path);
    const turned: (string | null)[] = [];
    const { host } = await liveHost(cleanup, { recents, onTurned: (folder) => turned.push(folder) });
    const made = await liveHost(cleanup);
    await made.host.createProgramme(newProgramme);
    const folder = made.host.programme?.folder ?? '';
    await made.host.closeProgramme();
    return { host, recents, folder, turned };
  }

  it('a programme that was opened from outside the data folder, also when it is closed', async () => {
    const { host, folder, turned } = await elsewhere();
    expect((await host.home()).programmes).toEqual([]);
    expect(await host.openProgramme(folder)).toEqual({ ok: true, value: null });
    expect((await host.home()).programmes.map((one) => one.folder)).toEqual([folder]);
    await host.closeProgramme();
    expect((await host.home()).programmes).toMatchObject([{ folder, name: 'Prøve', people: 6, problem: null }]);
    expect(turned).toEqual([folder, null]);
  });

  it('one that lies in the data folder only once', async () => {
    const recents = new RecentProgrammes(path);
    const { host } = await liveHost(cleanup, { recents });
    await host.createProgramme(newProgramme);
    await host.closeProgramme();
    expect((await host.home()).programmes).toHaveLength(1);
  });

  it('not one that is gone, or is no programme any more, and it comes back with its folder', async () => {
    const { host, recents, folder } = await elsewhere();
    await host.openProgramme(folder);
    await host.closeProgramme();
    await recents.add(dirname(path));
    await rename(folder, `${folder}-away`);
    expect((await host.home()).programmes).toEqual([]);
    // It is missing, which is another thing than never having been there.
    expect((await host.home()).missing).toEqual([dirname(path), folder]);
    await host.forgetProgramme(dirname(path));
    expect((await host.home()).missing).toEqual([folder]);
    await rename(`${folder}-away`, folder);
    expect((await host.home()).missing).toEqual([]);
    expect((await host.home()).programmes.map((one) => one.folder)).toEqual([folder]);
  });

  it('one that cannot be opened with why', async () => {
    const { host, folder } = await elsewhere();
    await host.openProgramme(folder);
    await host.closeProgramme();
    await writeFile(join(folder, 'programme.json'), 'not a programme');
    await rm(join(folder, '.samling'), { recursive: true, force: true });
    const [entry] = (await host.home()).programmes;
    expect(entry?.folder).toBe(folder);
    expect(entry?.problem).not.toBeNull();
  });
});
