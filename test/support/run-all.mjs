// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildOnce } from '../../electron/build-once.mjs';
import { findBrowser, noBrowser } from './find-browser.mjs';

const root = resolve(import.meta.dirname, '../..');
const unitReport = join(root, 'out/tests/vitest.json');
const pageReport = join(root, 'out/tests/playwright.json');

/** @param {string} why @returns {never} */
function giveUp(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} env the runner's own environment */
function run(args, env) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env });
  return status === 0;
}

/** @param {string} file @returns {any} what the runner reported, or undefined when it died before it could */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

const browser = findBrowser() ?? giveUp(noBrowser);
if (!(await buildOnce())) giveUp('The build failed, so nothing was tested.');
for (const report of [unitReport, pageReport]) rmSync(report, { force: true });

const env = { ...process.env, SAMLING_BROWSER: browser, SAMLING_PAGE_REPORT: pageReport };
const projects = ['unit', 'web', 'integration'].flatMap((name) => ['--project', name]);
const vitest = ['run', ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
const unitsRight = run(['node_modules/vitest/vitest.mjs', ...vitest], env);
const pagesRight = run(['node_modules/@playwright/test/cli.js', 'test', '-c', 'test/e2e/playwright.config.ts'], env);

const kept = run(['test/durability/run.mjs', '--short'], env);

const units = readReport(unitReport);
const pages = readReport(pageReport);
/** @param {{status: string, assertionResults: unknown[]}} file */
const neverLoaded = (file) => file.status === 'failed' && file.assertionResults.length === 0;
const sum = {
  passed: (units?.numPassedTests ?? 0) + (pages?.stats.expected ?? 0) + Number(kept),
  failed:
    (units?.numFailedTests ?? 0) +
    Number(!kept) +
    (units?.testResults.filter(neverLoaded).length ?? 0) +
    (pages?.stats.unexpected ?? 0) +
    (pages?.stats.flaky ?? 0) +
    (pages?.errors.length ?? 0),
  skipped: (units?.numPendingTests ?? 0) + (units?.numTodoTests ?? 0) + (pages?.stats.skipped ?? 0),
};
// A run can fail without naming a test: a runner that dies, or an error that nobody caught.
if (sum.failed === 0) sum.failed = Number(!unitsRight) + Number(!pagesRight);

process.stdout.write(
  '\nNot run here: the clock under faketime, with a process stopped for a minute (npm run test:clock).\n',
);
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed${skipped}\n`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
