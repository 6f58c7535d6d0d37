import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '../../../electron/packaging/config.mjs';

const root = resolve(import.meta.dirname, '../../..');

describe('a packaged copy', () => {
  it('has every door of the runtime shut that the app does not need', () => {
    const { resetAdHocDarwinSignature: _, ...fuses } = config.electronFuses;
    expect(fuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      grantFileProtocolExtraPrivileges: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      enableCookieEncryption: true,
      loadBrowserProcessSpecificV8Snapshot: false,
    });
    expect(config.asar).toBe(true);
  });

  it('takes along the built app and nothing that only a developer reads', () => {
    const wanted = config.files.filter((pattern) => !pattern.startsWith('!'));
    expect(wanted).toEqual(['package.json', 'LICENSE', 'out/main/**', 'out/preload/**', 'out/renderer/**']);
    expect(config.files).toEqual(expect.arrayContaining(['!**/*.map', '!**/*.{ts,tsx,cts,mts}']));
  });

  it('has the templates beside the archive, where a facilitator can read them', () => {
    expect(config.extraResources).toEqual([{ from: 'templates', to: 'templates' }]);
  });

  it('is installed by one user without an administrator, and leaves the data when it is removed', () => {
    expect(config.nsis).toEqual({
      oneClick: true,
      perMachine: false,
      allowElevation: false,
      deleteAppDataOnUninstall: false,
    });
  });

  it('updates itself from nowhere', () => {
    expect(config.publish).toBeNull();
  });

  it('keeps its sandbox on Linux', () => {
    expect(config.linux.executableArgs).toEqual([]);
  });

  it('may compile scripts on macOS, and nothing more', () => {
    const text = readFileSync(join(root, config.mac.entitlements), 'utf8');
    expect([...text.matchAll(/<key>([^<]*)<\/key>/g)].map(([, key]) => key)).toEqual([
      'com.apple.security.cs.allow-jit',
    ]);
    expect([config.mac.hardenedRuntime, config.mac.entitlementsInherit]).toEqual([true, config.mac.entitlements]);
  });

  it('takes a programme’s folder that is dropped on its icon on macOS, and does not take folders from the Finder', () => {
    expect(config.mac.extendInfo.CFBundleDocumentTypes).toMatchObject([
      { LSHandlerRank: 'Alternate', LSItemContentTypes: ['public.folder'] },
    ]);
  });

  it('is what a packed programme opens with', () => {
    expect(config.fileAssociations).toMatchObject([{ ext: 'samling', role: 'Editor', rank: 'Owner' }]);
  });

  it('carries an icon that is large enough for every system', () => {
    const places = [config.win.icon, config.mac.icon, config.linux.icon].map((icon) => join(root, icon));
    expect(places.filter((file) => !existsSync(file))).toEqual([]);
    const png = readFileSync(places[0] ?? '');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1024, 1024]);
  });
});
