import { join } from 'node:path';
import type { App } from 'electron';
import { beforeEach, expect, it } from 'vitest';
import config from '../../../electron/packaging/config.mjs';
import { prepareApp } from '../../../electron/shell/prepare-app.ts';
import { app, callsOf, resetElectron } from '../../support/electron-stub/index.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';

beforeEach(resetElectron);

it.each<[NodeJS.Platform, readonly unknown[]]>([
  ['win32', [[config.appId]]],
  ['darwin', []],
  ['linux', []],
])(
  'is known to Windows by the name that its installer gives it, and needs none elsewhere: %s',
  async (platform, said) => {
    const stateFolder = join(await makeTempFolder(), 'state');
    expect(prepareApp(app as unknown as App, { args: ['samling'], platform, stateFolder })).toBe(true);
    expect(callsOf('app.setAppUserModelId')).toEqual(said);
  },
);

it('starts also where its own folder cannot be made', async () => {
  const stateFolder = join(import.meta.filename, 'state');
  expect(prepareApp(app as unknown as App, { args: ['samling'], platform: 'linux', stateFolder })).toBe(true);
  expect(callsOf('app.setPath')).toEqual([]);
});
