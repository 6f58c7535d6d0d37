// @ts-check
// Electron keeps its three newest majors safe, and brings a new one every eight weeks. Asks the registry which is the
// newest, and fails when the one that this app is built with is no longer among them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const KEPT_SAFE = 3;
const root = resolve(import.meta.dirname, '../..');
const { devDependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
const windows = process.platform === 'win32';
const asked = spawnSync(windows ? 'npm.cmd' : 'npm', ['view', 'electron', 'version'], {
  encoding: 'utf8',
  // Windows starts .cmd files only through its shell; none of the words comes from outside.
  shell: windows,
});
const ours = devDependencies.electron;
const newest = asked.stdout?.trim() ?? '';
const major = (/** @type {string} */ version) => Number.parseInt(version, 10);

if (!/^\d+\.\d+\.\d+$/.test(newest)) {
  process.stderr.write(`The registry did not say which Electron is the newest.\n${asked.stderr}`);
  process.exitCode = 1;
} else if (major(newest) - major(ours) >= KEPT_SAFE) {
  process.stderr.write(`Electron ${ours} is no longer kept safe; the newest is ${newest}.\n`);
  process.exitCode = 1;
} else process.stdout.write(`Electron ${ours} is kept safe; the newest is ${newest}.\n`);
