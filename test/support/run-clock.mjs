// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

// Runs the tests that set the system's clock under a real process. They need libfaketime, which Debian has as `faketime`.
const root = resolve(import.meta.dirname, '../..');
const name = 'faketime/libfaketimeMT.so.1';
const folders = [
  '/usr/lib',
  '/usr/local/lib',
  ...(existsSync('/usr/lib') ? readdirSync('/usr/lib').map((one) => join('/usr/lib', one)) : []),
];
const library = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
if (library) {
  const env = { ...process.env, SAMLING_FAKETIME: library };
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'clock'];
  process.exitCode = spawnSync(process.execPath, vitest, { cwd: root, stdio: 'inherit', env }).status ?? 1;
} else {
  process.stderr.write('The clock was not tested: libfaketime is not here. On Debian: apt-get install faketime\n');
  process.exitCode = 1;
}
