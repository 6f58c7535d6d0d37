import { describe, expect, it } from 'vitest';
import { openDesktop } from '../../electron/open-desktop.mjs';

const node = (code: string, atOnceMs: number) =>
  openDesktop({ executable: process.execPath, args: ['-e', code], env: process.env, atOnceMs });

describe('the desktop that was opened', () => {
  it('gives the code it ends with, when it fails after it had come up', async () => {
    expect(await node('process.exit(3)', 0)).toEqual({ opened: true, code: 3 });
  });

  it('gives a code also when a signal ended it', async () => {
    expect(await node("process.kill(process.pid, 'SIGKILL')", 0)).toEqual({ opened: true, code: 137 });
  });

  it('was never opened when it fails at once', async () => {
    expect(await node('process.exit(3)', 60_000)).toEqual({ opened: false });
  });

  it('was opened when it is closed again at once', async () => {
    expect(await node('', 60_000)).toEqual({ opened: true, code: 0 });
  });
});
