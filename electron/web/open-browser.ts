import { spawn } from 'node:child_process';

/** How each system opens an address in whatever browser the user has chosen. */
const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  // Not `start`: that is part of the shell, which would read signs in the address as its own.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  linux: ['xdg-open'],
};

/**
 * Asks the system to show an address of this machine. Never fails: without a browser the address is still printed.
 * True when something was started that will try.
 */
export function openBrowser(url: string, platform: NodeJS.Platform = process.platform): Promise<boolean> {
  const opener = openers[platform];
  if (!opener || !url.startsWith('http://127.0.0.1:')) return Promise.resolve(false);
  // Without a screen there is nothing to open it on, and some openers would then start a browser in the terminal.
  if (platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return Promise.resolve(false);
  const [program, ...before] = opener;
  return new Promise((resolve) => {
    const child = spawn(program, [...before, url], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
