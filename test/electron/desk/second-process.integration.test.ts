import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildOnce } from '../../../electron/build-once.mjs';
import { Cleanup, liveHost, newProgramme } from '../../support/live-host.ts';

const cli = resolve(import.meta.dirname, '../../../out/main/cli.js');
const cleanup = new Cleanup();

beforeAll(async () => {
  if (!(await buildOnce())) throw new Error('The build failed.');
});

afterEach(() => cleanup.run());

/** Gives one command from a process of its own; what it printed. */
function giveFromOutside(folder: string, command: unknown): Promise<string> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [cli, 'do', folder], { stdio: ['pipe', 'pipe', 'ignore'] });
    let printed = '';
    child.stdout.on('data', (piece) => {
      printed += String(piece);
    });
    child.on('close', () => done(printed));
    child.stdin.end(`${JSON.stringify(command)}\n`);
  });
}

describe('a second process', () => {
  it('is refused the folder while a desk has it, and gets it when the desk has let go', async () => {
    const { host } = await liveHost(cleanup);
    await host.createProgramme(newProgramme);
    const folder = host.programme?.folder ?? '';
    const rename = { kind: 'programme.edit', name: 'Utenfra' };
    expect(await giveFromOutside(folder, rename)).toContain('LOCKED');
    await host.closeProgramme();
    expect(await giveFromOutside(folder, rename)).toContain('"ok":true');
    expect(await host.openProgramme(folder)).toMatchObject({ ok: true });
    expect(host.programme?.shown.programme.name).toBe('Utenfra');
  });
});
