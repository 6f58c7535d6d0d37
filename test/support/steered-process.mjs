// @ts-check
// Loaded before the command line. The process then shows the wall clock shifted by SAMLING_TEST_SHIFT (ms), and the test
// steers it over the channel: `{ goMs }` lets time go by, as a machine does that sleeps; `{ setMs }` sets the wall clock.

import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

const now = Date.now;
const uptime = os.uptime;
let shift = Number(process.env.SAMLING_TEST_SHIFT ?? 0);
let gone = 0;

Date.now = () => now() + shift;
os.uptime = () => uptime() + gone / 1000;
syncBuiltinESMExports();

if (process.channel && process.argv.includes('serve')) {
  process.on('message', (/** @type {{ goMs?: number, setMs?: number }} */ { goMs = 0, setMs = 0 }) => {
    shift += goMs + setMs;
    gone += goMs;
    process.send?.('done');
  });
  process.channel.unref();
}
