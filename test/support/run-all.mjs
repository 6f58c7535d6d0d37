// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildOnce } from '../../electron/build-once.mjs';
import { findBrowser, noBrowser } from './find-browser.mjs';

const root = resolve(import.meta.dirname, '../..');
const reports = ['units', 'integration', 'pages'].map((name) => join(root, `out/tests/${name}.json`));
const [unitReport = '', integrationReport = '', pageReport = ''] = reports;

/** @param {string} why @returns {never} */
function giveUp(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

/**
 * Runs a script of ours or of a package. With `after`, what it writes is held back until that has ended, so that two
 * that run side by side do not speak into each other's lines.
 * @param {string[]} args @param {Promise<unknown>} [after] @returns {Promise<boolean>} whether it ended well
 */
async function run(args, after) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', after ? 'pipe' : 'inherit', 'inherit'],
    env,
  });
  /** @type {Buffer[]} */
  const held = [];
  child.stdout?.on('data', (piece) => held.push(piece));
  const right = await new Promise((ended) => {
    child.once('error', () => ended(false));
    child.once('close', (code) => ended(code === 0));
  });
  const tell = () => process.stdout.write(Buffer.concat(held));
  if (after) void after.then(tell);
  return right;
}

/** @param {string[]} projects @param {string} report @param {Promise<unknown>} [after] */
const vitest = (projects, report, after) =>
  run(
    [
      ...['node_modules/vitest/vitest.mjs', 'run', ...projects.flatMap((name) => ['--project', name])],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    after,
  );

/** @param {string} file @returns {any} what the runner reported, or undefined when it died before it could */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

const browser = findBrowser() ?? giveUp(noBrowser);
if (!(await buildOnce())) giveUp('The build failed, so nothing was tested.');
for (const report of reports) rmSync(report, { force: true });

const env = { ...process.env, SAMLING_BROWSER: browser, SAMLING_PAGE_REPORT: pageReport };
const unitsRight = await vitest(['unit', 'web'], unitReport);
// What waits for processes, disks and pages leaves a core free, so these go side by side.
const pagesRun = run(['node_modules/@playwright/test/cli.js', 'test', '-c', 'test/e2e/playwright.config.ts']);
const integrationRun = vitest(['integration'], integrationReport, pagesRun);
const keptRun = integrationRun.then(() => run(['test/durability/run.mjs', '--short'], pagesRun));
const [integrationRight, pagesRight, kept] = await Promise.all([integrationRun, pagesRun, keptRun]);

const [units, integration, pages] = reports.map(readReport);
const files = [...(units?.testResults ?? []), ...(integration?.testResults ?? [])];
/** @param {{status: string, assertionResults: unknown[]}} file */
const neverLoaded = (file) => file.status === 'failed' && file.assertionResults.length === 0;
/** @param {string} name of a count in vitest's report */
const both = (name) => (units?.[name] ?? 0) + (integration?.[name] ?? 0);
const sum = {
  passed: both('numPassedTests') + (pages?.stats.expected ?? 0) + Number(kept),
  failed:
    both('numFailedTests') +
    Number(!kept) +
    files.filter(neverLoaded).length +
    (pages?.stats.unexpected ?? 0) +
    (pages?.stats.flaky ?? 0) +
    (pages?.errors.length ?? 0),
  skipped: both('numPendingTests') + both('numTodoTests') + (pages?.stats.skipped ?? 0),
};
// A run can fail without naming a test: a runner that dies, or an error that nobody caught.
if (sum.failed === 0) sum.failed = [unitsRight, integrationRight, pagesRight].filter((right) => !right).length;

process.stdout.write(
  '\nNot run here: the clock under faketime, with a process stopped for a minute (npm run test:clock).\n',
);
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed${skipped}\n`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
