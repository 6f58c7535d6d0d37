import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import type { Role } from '../../domain/contract.ts';
import type { DeskHost } from '../../electron/desk/host.ts';
import { readPageMap } from '../../electron/pages/page-map.ts';
import { serveLine } from '../../electron/shell/line.ts';
import { openSessions } from '../../electron/shell/role-sessions.ts';
import { app, portFromPage, resetElectron, sendToMain, session, WebContents } from './electron-stub/index.ts';
import { findBrowser, noBrowser } from './find-browser.mjs';
import type { Cleanup } from './live-host.ts';

const out = resolve(import.meta.dirname, '../../out');
/** Chromium itself knows no `app:`, so its place is taken by hosts that exist nowhere; `https`, for a safe context. */
const originOf = (role: Role) => `https://${role}.samling.test`;
const partitions = { desk: 'persist:desk', plenum: 'plenum' } as const;

/** A message on its way between the browser and this process; bytes as base64. */
type Wire = { readonly text: string } | { readonly bytes: string } | { readonly json: unknown } | null;

/** A page of the app in a real browser, and its contents as Electron would know them. */
export interface ShellPage {
  readonly page: Page;
  readonly contents: WebContents;
  /** What went against the page's policy, and what the page complained of. */
  readonly complaints: string[];
  /** Loads the page again, as after a crash of its process. */
  crash(): Promise<void>;
}

/**
 * The shell's own answers and its line, behind pages in a real browser. What Electron does between page and process is
 * played: the built preload runs in the page with a stand-in for Electron, and its port is led over here.
 */
export class ShellBrowser {
  readonly strangers: string[] = [];
  private readonly browser: Browser;
  private readonly roles = new Map<number, Role>();

  private constructor(browser: Browser) {
    this.browser = browser;
  }

  /** Starts a browser on the built pages. Rejects when there is no browser to be had. */
  static async start(host: DeskHost, cleanup: Cleanup): Promise<ShellBrowser> {
    const executablePath = findBrowser();
    if (!executablePath) throw new Error(noBrowser);
    resetElectron();
    app.becomeReady();
    openSessions(await readPageMap(resolve(out, 'renderer')), true);
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
    });
    cleanup.later(() => browser.close());
    const shell = new ShellBrowser(browser);
    cleanup.later(serveLine({ host, roleOf: (id) => shell.roles.get(id) ?? null }));
    return shell;
  }

  /** Opens a role's page in a window of its own. */
  async open(role: Role): Promise<ShellPage> {
    const context = await this.browser.newContext({ locale: 'nb-NO', timezoneId: 'Europe/Oslo' });
    const contents = new WebContents({ session: session.fromPartition(partitions[role]) as never });
    this.roles.set(contents.id, role);
    await contents.loadURL(`app://${role}/`);
    await this.serve(context, role, contents);
    await playPreload(context, contents);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.goto(`${originOf(role)}/`);
    const crash = async () => {
      contents.crash();
      await contents.loadURL(`app://${role}/`);
      await page.goto(`${originOf(role)}/`);
    };
    return { page, contents, complaints, crash };
  }

  private async serve(context: BrowserContext, role: Role, contents: WebContents): Promise<void> {
    const origin = originOf(role);
    await context.route('**/*', async (route) => {
      const url = route.request().url();
      if (!url.startsWith(`${origin}/`)) {
        this.strangers.push(url);
        await route.abort();
        return;
      }
      const answer = await contents.session.ask(`app://${role}${url.slice(origin.length)}`);
      const body = Buffer.from(await answer.arrayBuffer());
      await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body });
    });
  }
}

/** Runs the built preload in every page, and leads the ports that it hands on to the main process's side. */
async function playPreload(context: BrowserContext, contents: WebContents): Promise<void> {
  const lines = new Map<number, (wire: Wire) => void>();
  await context.exposeBinding('samlingOpen', ({ page }, line: number) => {
    const { page: near, main } = portFromPage();
    let turn: Promise<unknown> = Promise.resolve();
    const down = (wire: Wire) => {
      const send = `samlingDown(${line}, ${JSON.stringify(wire)})`;
      // A page that is gone misses nothing.
      turn = turn.then(() => page.evaluate(send)).catch(() => {});
    };
    near.on('message', (data: unknown) => down(toWire(data)));
    near.on('close', () => down(null));
    lines.set(line, (wire) => near.postMessage(fromWire(wire)));
    sendToMain(contents, 'samling:line', null, [main]);
  });
  await context.exposeBinding('samlingUp', (_source, line: number, wire: Wire) => lines.get(line)?.(wire));
  const preload = readFileSync(resolve(out, 'preload/preload.cjs'), 'utf8');
  await context.addInitScript(`(() => {
    const ports = new Map();
    let last = Math.floor(Math.random() * 2 ** 40);
    const base64 = (bytes) => { let text = ''; for (const one of bytes) text += String.fromCharCode(one); return btoa(text); };
    const bytesOf = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    const postMessage = (channel, message, [port]) => {
      const line = ++last;
      ports.set(line, port);
      const opened = samlingOpen(line);
      port.onmessage = async ({ data }) => {
        await opened;
        samlingUp(line, typeof data === 'string' ? { text: data } : { bytes: base64(new Uint8Array(data.buffer ?? data)) });
      };
    };
    window.samlingDown = (line, wire) => {
      const port = ports.get(line);
      if (!port) return;
      if (wire === null) port.close();
      else if ('text' in wire) port.postMessage(wire.text);
      else port.postMessage('bytes' in wire ? bytesOf(wire.bytes) : wire.json);
    };
    window.violations = [];
    addEventListener('securitypolicyviolation', (event) => window.violations.push(event.effectiveDirective));
    const require = () => ({ ipcRenderer: { postMessage } });
    const module = { exports: {} };
    const exports = module.exports;
    ${preload}
  })();`);
}

function toWire(data: unknown): Wire {
  if (typeof data === 'string') return { text: data };
  return data instanceof Uint8Array ? { bytes: Buffer.from(data).toString('base64') } : { json: data };
}

function fromWire(wire: Wire): unknown {
  if (wire === null) return null;
  if ('text' in wire) return wire.text;
  return 'bytes' in wire ? new Uint8Array(Buffer.from(wire.bytes, 'base64')) : wire.json;
}
