import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { HelperMessage } from '../../../electron/helper/jobs.ts';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';
import { NINE } from '../../support/sample-book.ts';
import { sampleDeck } from '../../support/sample-deck.ts';

const cleanup = new Cleanup();
afterEach(() => cleanup.run());

// In a process of its own: a helper gives way to others for good, and its watch ends whatever takes too much memory.
it('the helper does its job in a utility process of Electron too, where messages come wrapped', async () => {
  const folder = await temporaryFolder(cleanup);
  const outFile = join(folder, 'deck.pptx');
  const parentPort = new EventEmitter();
  const answered = new Promise<HelperMessage>((resolve) => {
    const postMessage = (message: HelperMessage) => message.kind === 'outcome' && resolve(message);
    Object.assign(parentPort, { postMessage });
  });
  Object.assign(process, { parentPort });
  cleanup.later(() => Reflect.deleteProperty(process, 'parentPort'));
  await import('../../../electron/helper/main.ts');
  const order = { kind: 'write-deck', input: { plan: sampleDeck('nb'), outFile, now: NINE } };
  parentPort.emit('message', { data: structuredClone(order), ports: [] });
  expect(await answered).toMatchObject({ outcome: { ok: true, value: { file: outFile } } });
  expect((await readFile(outFile)).subarray(0, 2).toString()).toBe('PK');
});
