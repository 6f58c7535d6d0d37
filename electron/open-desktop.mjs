// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A desktop that fails within this time never came to be: a system library is missing, or the sandbox may not run. */
const AT_ONCE_MS = 10_000;

/** @type {readonly NodeJS.Signals[]} */
const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Opens the desktop and stays until it is closed. Signals are passed on to it, and its output goes where ours goes.
 * @param {{ executable: string, args: readonly string[], env: NodeJS.ProcessEnv, atOnceMs?: number }} taking
 * @returns {Promise<{ opened: true, code: number } | { opened: false }>} the code to end with, or that it never opened
 */
export function openDesktop({ executable, args, env, atOnceMs = AT_ONCE_MS }) {
  // With this set, Electron is a plain Node that knows no windows.
  const { ELECTRON_RUN_AS_NODE: _, ...desktopEnv } = env;
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(executable, args, { stdio: 'inherit', env: desktopEnv });
    let asked = false;
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      asked = true;
      // A terminal has already told the whole group, and a second signal ends Chromium before it has tidied up.
      if (signal === 'SIGTERM' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of stopping) process.on(signal, passOn);
    /** @param {{ opened: true, code: number } | { opened: false }} outcome */
    const end = (outcome) => {
      for (const signal of stopping) process.off(signal, passOn);
      resolve(outcome);
    };
    child.once('error', () => end({ opened: false }));
    child.once('exit', (status, signal) => {
      const code = status ?? 128 + (signal ? constants.signals[signal] : 0);
      const never = code !== 0 && !asked && performance.now() - began < atOnceMs;
      end(never ? { opened: false } : { opened: true, code });
    });
  });
}
