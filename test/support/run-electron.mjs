// @ts-check
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { buildOnce } from '../../electron/build-once.mjs';
import { findDesktop } from '../../electron/find-runtime.mjs';

const root = resolve(import.meta.dirname, '../..');
const reasons = {
  'no-runtime': "Electron's runtime is not on this machine (fetch it with: npx install-electron)",
  'no-screen': 'there is no screen to open windows on (with xvfb: xvfb-run -a npm run test:electron)',
};

const packageFolder = resolve(root, 'node_modules/electron');
const desktop = findDesktop({ packageFolder, env: process.env, platform: process.platform });
if (!desktop.found) {
  process.stdout.write(`test:electron was not run: ${reasons[desktop.why]}\n`);
  // Where the runtime is meant to be, its absence is a failure and no excuse.
  process.exitCode = process.env.SAMLING_REQUIRE_ELECTRON === '1' ? 1 : 0;
} else if (!(await buildOnce())) {
  process.stderr.write('The build failed, so nothing was tested.\n');
  process.exitCode = 1;
} else {
  const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', 'test/e2e/electron/playwright.config.ts'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  process.exitCode = status ?? 1;
}
