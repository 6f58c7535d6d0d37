import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { Cleanup, overSocket, temporaryFolder } from '../../support/live-host.ts';
import { ensureBuilt, newFolder, startSamling } from '../../support/start-samling.ts';

const cleanup = new Cleanup();
beforeAll(ensureBuilt);
afterEach(() => cleanup.run());

/** Loaded into the process before everything else: fails when it is told to, as what nobody foresaw does. */
const FAILING = `data:text/javascript,
  if (process.channel) {
    process.on('message', () => {
      Promise.reject(new TypeError('Kari sa det'));
      setTimeout(() => { process.send('done'); throw new Error('Kari sa det'); });
    });
    process.channel.unref();
  }`;

it('a desk in the browser goes on over what nobody foresaw, which is noted without a word of what was written', async () => {
  const home = await temporaryFolder(cleanup);
  const folder = join(home, 'programme');
  await newFolder(folder, home);
  const serving = await startSamling(folder, home, { node: ['--import', FAILING], channel: true });
  cleanup.later(() => serving.kill());
  const web = { port: Number(new URL(serving.desk).port), deskUrl: serving.desk, plenumUrl: serving.plenum };
  const { api } = await overSocket(cleanup, { ...web, close: async () => {} });
  const failed = once(serving.child, 'message');
  serving.child.send?.('fail');
  await failed;
  expect(await api.home({})).toMatchObject({ open: folder });
  await expect
    .poll(() => readFile(join(home, 'state', 'faults.log'), 'utf8').catch(() => ''))
    .toMatch(/rejection TypeError\n.* exception Error\n$/);
  expect(serving.said()).not.toContain('Kari');
});
