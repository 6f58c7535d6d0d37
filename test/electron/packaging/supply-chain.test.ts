import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string) => JSON.parse(read(join(folder, 'package.json'))) as Manifest;
const lockOf = (folder: string) => {
  const { packages } = JSON.parse(read(join(folder, 'package-lock.json'))) as { packages: Record<string, Locked> };
  return Object.entries(packages).filter(([path]) => path !== '');
};

describe.each(['.', 'electron/packaging'])('the packages of %s', (folder) => {
  it('are each pinned to one version', () => {
    const { dependencies = {}, devDependencies = {} } = manifestOf(folder);
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('are locked with a checksum each', () => {
    const unchecked = lockOf(folder).filter(([, { integrity, link }]) => !integrity && !link);
    expect(unchecked.map(([path]) => path)).toEqual([]);
  });

  it('are bound to no address, so that any registry may deliver them', () => {
    expect(lockOf(folder).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('are locked for every system, not only for the one that made the lock', () => {
    const locked = lockOf(folder);
    const names = new Set(locked.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13)));
    const missing = locked.flatMap(([, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !names.has(name)),
    );
    expect(missing).toEqual([]);
  });

  it('run nothing of their own while they are installed', () => {
    const needed = lockOf(folder).filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional);
    expect(needed.map(([path]) => path).filter((path) => path !== 'node_modules/electron-winstaller')).toEqual([]);
    const { scripts = {} } = manifestOf(folder);
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
  });
});

describe('Electron', () => {
  it('is pinned, and no older than the version that this app was written for', () => {
    const version = manifestOf('.').devDependencies?.electron ?? '';
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(45_004_001);
  });

  it('is never started without its sandbox', () => {
    const launcher = ['launch.mjs', 'find-runtime.mjs', 'open-desktop.mjs', 'packaging/config.mjs'];
    expect(launcher.filter((file) => read(join('electron', file)).includes('no-sandbox'))).toEqual([]);
  });
});

describe('the checks that run elsewhere', () => {
  const workflows = readdirSync(join(root, '.github/workflows'));

  it.each(workflows)('%s may only read, and runs actions by their checksum', (name) => {
    const text = read(join('.github/workflows', name));
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    const actions = [...text.matchAll(/uses: *(\S+)/g)].map(([, action]) => action);
    expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action ?? ''))).toEqual([]);
    const installs = [...text.matchAll(/npm (?:ci|install|i)\b.*/g)].map(([line]) => line);
    expect(installs.filter((line) => !line.includes('--ignore-scripts'))).toEqual([]);
  });
});
