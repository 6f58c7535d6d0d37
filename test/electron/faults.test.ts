import { EventEmitter } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { faultName, noteFaults } from '../../electron/faults.ts';
import { Cleanup, temporaryFolder } from '../support/live-host.ts';
import { NINE } from '../support/sample-book.ts';

const cleanup = new Cleanup();
afterEach(() => cleanup.run());

const secret = () => Object.assign(new TypeError('Kari sa: «jeg vil ikke»'), { code: 'ERR_SOMETHING' });

describe('what nobody foresaw', () => {
  it('is noted by name and code, never by what it says', async () => {
    const file = join(await temporaryFolder(cleanup), 'state', 'faults.log');
    const said: string[] = [];
    const process = new EventEmitter();
    noteFaults(process, { file, now: () => NINE, err: (line) => said.push(line) });
    process.emit('uncaughtException', secret());
    process.emit('unhandledRejection', 'Kari', Promise.resolve());
    expect(said.map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      'exception TypeError ERR_SOMETHING',
      'rejection Error',
    ]);
    expect(await readFile(file, 'utf8')).toBe(`${said.join('\n')}\n`);
    if (globalThis.process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('does not fill the disk, and begins anew with the next run', async () => {
    const file = join(await temporaryFolder(cleanup), 'faults.log');
    const process = new EventEmitter();
    noteFaults(process, { file, now: () => NINE, err: () => {} });
    for (let n = 0; n < 300; n++) process.emit('uncaughtException', secret());
    expect((await readFile(file, 'utf8')).trimEnd().split('\n')).toHaveLength(200);
    const next = new EventEmitter();
    noteFaults(next, { file, now: () => NINE, err: () => {} });
    next.emit('uncaughtException', secret());
    expect((await readFile(file, 'utf8')).trimEnd().split('\n')).toHaveLength(1);
  });

  it('is no reason to stop where it cannot be noted either', () => {
    const process = new EventEmitter();
    const err = () => {
      throw new Error('no console');
    };
    noteFaults(process, { file: '/dev/null/faults.log', now: () => NINE, err });
    expect(process.emit('uncaughtException', secret())).toBe(true);
  });

  it.each([
    [Object.assign(new Error('x'), { code: 'sa Kari' }), 'Error'],
    [Object.assign(new Error('x'), { name: 'Kari Nordmann' }), 'Error'],
    [null, 'Error'],
    [undefined, 'Error'],
  ])('keeps nothing that could be a text (%#)', (error, name) => {
    expect(faultName(error)).toBe(name);
  });
});
