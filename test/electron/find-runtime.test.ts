import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findDesktop, findRuntime } from '../../electron/find-runtime.mjs';
import { makeTempFolder } from '../support/temp-folder.ts';

let folder: string;

async function put(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
}

const fetched = {
  'package.json': '{"version":"45.4.1"}',
  'path.txt': 'Some.app/Contents/runtime',
  'dist/version': '45.4.1',
  'dist/Some.app/Contents/runtime': 'an executable',
};

beforeEach(async () => {
  folder = await makeTempFolder();
});

describe('the runtime', () => {
  it('is the file that the package names, once it was fetched', async () => {
    await put(fetched);
    expect(findRuntime(folder, {})).toBe(join(folder, 'dist/Some.app/Contents/runtime'));
  });

  it('may write its version with a v and a line break', async () => {
    await put({ ...fetched, 'dist/version': 'v45.4.1\n' });
    expect(findRuntime(folder, {})).toBeDefined();
  });

  it('is not there when the package was installed without it', async () => {
    await put({ 'package.json': fetched['package.json'] });
    expect(findRuntime(folder, {})).toBeUndefined();
  });

  it('is not there without the package', () => {
    expect(findRuntime(join(folder, 'nowhere'), {})).toBeUndefined();
  });

  it.each([
    ['belongs to another version', { ...fetched, 'dist/version': '44.0.0' }],
    ['was fetched without telling its version', { ...fetched, 'dist/version': '' }],
    ['is a folder', { ...fetched, 'path.txt': 'Some.app' }],
    ['was taken away', { ...fetched, 'path.txt': 'electron' }],
  ])('is not used when it %s', async (_, files) => {
    await put(files);
    expect(findRuntime(folder, {})).toBeUndefined();
  });

  it('comes from the folder that the environment names, whatever the package holds', async () => {
    await put({ 'package.json': fetched['package.json'], 'own/electron': 'an executable' });
    expect(findRuntime(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'own') })).toBe(
      join(folder, 'own/electron'),
    );
  });

  it('has the name from the package also in a folder of its own', async () => {
    await put({ ...fetched, 'own/electron': 'another', 'own/Some.app/Contents/runtime': 'an executable' });
    expect(findRuntime(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'own') })).toBe(
      join(folder, 'own/Some.app/Contents/runtime'),
    );
  });

  it('is not there when the folder that the environment names is empty', async () => {
    await put(fetched);
    expect(findRuntime(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'own') })).toBeUndefined();
  });
});

describe('the desktop', () => {
  const find = (platform: NodeJS.Platform, env: Record<string, string>) =>
    findDesktop({ packageFolder: folder, env, platform });

  it.each([
    ['linux', { DISPLAY: ':0' }],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }],
    ['win32', {}],
    ['darwin', {}],
  ] as const)('can be opened on %s with %o', async (platform, env) => {
    await put(fetched);
    expect(find(platform, env).found).toBe(true);
  });

  it('cannot be opened on a Linux without a screen', async () => {
    await put(fetched);
    expect(find('linux', {})).toEqual({ found: false, why: 'no-screen' });
  });

  it('cannot be opened without the runtime, and that is told before the screen', async () => {
    expect(find('linux', {})).toEqual({ found: false, why: 'no-runtime' });
  });
});
