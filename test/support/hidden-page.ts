import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { findBrowser, noBrowser } from './find-browser.mjs';

/** What a page showed on the first frame after it came to the front, and the page's clock then. */
export interface FirstFrame {
  readonly text: string;
  readonly at: number;
}

interface Reply {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/**
 * A page in a tab that lies behind another, in a browser of its own: hidden and slowed down as browsers do it.
 * Playwright's pages all believe that they are seen, so this one is spoken to in the browser's own protocol.
 */
export class HiddenPage {
  readonly #browser: ChildProcess;
  readonly #socket: WebSocket;
  readonly #profile: string;
  #last = 0;
  #tab = '';
  #cover = '';
  #session = '';

  private constructor(browser: ChildProcess, socket: WebSocket, profile: string) {
    this.#browser = browser;
    this.#socket = socket;
    this.#profile = profile;
  }

  /** Opens an address, waits until `selector` is there, and puts another tab over it. */
  static async open(url: string, selector: string): Promise<HiddenPage> {
    const path = findBrowser();
    if (!path) throw new Error(noBrowser);
    const profile = await mkdtemp(join(tmpdir(), 'samling-page-'));
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-port=0'];
    const browser = spawn(path, [...args, `--user-data-dir=${profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    try {
      const address = await new Promise<string>((found, gone) => {
        createInterface({ input: browser.stderr as NodeJS.ReadableStream }).on('line', (line) => {
          const match = /ws:\/\/\S+/.exec(line);
          if (match) found(match[0]);
        });
        browser.once('error', gone);
        browser.once('close', () => gone(new Error('The browser ended.')));
      });
      const socket = new WebSocket(address);
      await once(socket, 'open');
      const page = new HiddenPage(browser, socket, profile);
      await page.#begin(url, selector);
      return page;
    } catch (error) {
      await end(browser, profile);
      throw error;
    }
  }

  async #begin(url: string, selector: string): Promise<void> {
    this.#tab = await this.#newTab(url);
    const attached = await this.#send('Target.attachToTarget', { targetId: this.#tab, flatten: true });
    this.#session = String(attached.sessionId);
    // Between two documents there is nothing to ask.
    const there = () =>
      this.evaluate(`document.querySelector(${JSON.stringify(selector)}) !== null`).catch(() => false);
    while ((await there()) !== true) await new Promise((soon) => setTimeout(soon, 50));
    this.#cover = await this.#newTab('about:blank');
    await this.hide();
  }

  /** Evaluates an expression in the page. */
  async evaluate(expression: string): Promise<unknown> {
    const more = { expression, returnByValue: true, awaitPromise: true };
    const { result } = await this.#send('Runtime.evaluate', more, this.#session);
    return (result as { value?: unknown }).value;
  }

  async hide(): Promise<void> {
    await this.#send('Target.activateTarget', { targetId: this.#cover });
    await this.#until('hidden');
  }

  /** Brings it to the front and tells what its first frame showed of `selector`. */
  async show(selector: string): Promise<FirstFrame> {
    await this.evaluate(`window.firstFrame = new Promise((seen) =>
      document.addEventListener('visibilitychange', () => requestAnimationFrame(() => seen({
        text: document.querySelector(${JSON.stringify(selector)})?.textContent ?? '', at: Date.now(),
      })), { once: true })); true`);
    await this.#send('Target.activateTarget', { targetId: this.#tab });
    return (await this.evaluate('window.firstFrame')) as FirstFrame;
  }

  async close(): Promise<void> {
    this.#socket.close();
    await end(this.#browser, this.#profile);
  }

  async #newTab(url: string): Promise<string> {
    return String((await this.#send('Target.createTarget', { url })).targetId);
  }

  async #until(state: 'hidden' | 'visible'): Promise<void> {
    while ((await this.evaluate('document.visibilityState')) !== state) {
      await new Promise((soon) => setTimeout(soon, 20));
    }
  }

  #send(method: string, params: object, sessionId?: string): Promise<Record<string, unknown>> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((done, failed) => {
      const hear = (data: unknown) => {
        const reply = JSON.parse(String(data)) as Reply;
        if (reply.id !== id) return;
        this.#socket.off('message', hear);
        if (reply.error) failed(new Error(`${method}: ${reply.error.message}`));
        else done(reply.result ?? {});
      };
      this.#socket.on('message', hear);
      this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
  }
}

/** Ends a browser, also one that never began, and takes away what it kept. */
async function end(browser: ChildProcess, profile: string): Promise<void> {
  if (browser.pid !== undefined && browser.exitCode === null && browser.signalCode === null) {
    const ended = once(browser, 'close');
    browser.kill('SIGKILL');
    await ended;
  }
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
