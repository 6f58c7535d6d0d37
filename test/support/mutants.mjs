// @ts-check
// Looks into thousands of broken files of each kind: `npm run mutants [how many of each, 2000 where it is not said]`.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const SAMLING_MUTANTS = process.argv[2] ?? '2000';
const vitest = resolve(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'unit', '--silent=false', 'test/electron/import/mutants.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SAMLING_MUTANTS } },
);
process.exit(status ?? 1);
