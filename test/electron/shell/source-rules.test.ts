import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const electron = resolve(import.meta.dirname, '../../../electron');
/** Everything that can reach Electron: import rules keep it out of all other rooms. */
const sources = ['main.ts', ...readdirSync(join(electron, 'shell')).map((name) => `shell/${name}`)]
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: withoutComments(readFileSync(join(electron, name), 'utf8')) }));

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** The files in which something stands, by name. */
const filesWith = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

describe('the sources that reach Electron', () => {
  it('are found', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(filesWith(/from 'electron'/)).toContain('main.ts');
  });

  it.each([
    ['loosens what keeps pages apart', /\b(webSecurity|allowRunningInsecureContent|allowDisplayingInsecureContent)\b/],
    ['turns on what is being tried out', /\b(experimentalFeatures|enableBlinkFeatures|disableBlinkFeatures)\b/],
    ['gives a page Node, its own world or a page within it', /\b(nodeIntegration\w*|webviewTag): *true\b/],
    ['takes a page out of its box', /\b(sandbox|contextIsolation): *false\b|no-sandbox/],
    ['loads a file as a page', /\bloadFile\b/],
    ['gives a page something by name', /\bcontextBridge\b/],
    ['answers a page by channels', /\bipcMain\.(handle|handleOnce)\b|\.ipc\b/],
    ['tells others of faults, of itself, or of a new version', /\b(crashReporter|autoUpdater|inAppPurchase)\b/],
    ['fetches something', /\bimport\b.*\bnet\b.*'electron'|\bfetch\(|\bhttps?:\/\//],
    ['runs text as a program', /\b(executeJavaScript|eval|new Function)\b/],
    ['lets a certificate pass', /certificate/i],
  ])('hold nothing that %s', (_what, pattern) => {
    expect(filesWith(pattern)).toEqual([]);
  });

  it('load pages, listen to pages and open links in one place each', () => {
    expect(filesWith(/\bloadURL\(/)).toEqual(['shell/identify-screens.ts', 'shell/windows.ts']);
    expect(filesWith(/\bnew BrowserWindow\(/)).toEqual(['shell/identify-screens.ts', 'shell/windows.ts']);
    expect(filesWith(/\bipcMain\./)).toEqual(['shell/line.ts']);
    expect(filesWith(/\bopenExternal\b/)).toEqual(['shell/follow-link.ts']);
    // Only ever a copy of slides that the host made itself, without macros; no page can name a path.
    expect(filesWith(/\bopenPath\b/)).toEqual(['shell/open-slides.ts']);
    expect(filesWith(/\bfrom '.*external-link\.ts'/)).toEqual(['shell/follow-link.ts']);
  });
});
