import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let page: EventTarget;
let before: string[];
let callsOf: (name: string) => (readonly unknown[])[];

beforeEach(async () => {
  page = new EventTarget();
  vi.stubGlobal('window', page);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  before = Object.keys(globalThis);
  // The preload runs once per page: loaded anew, and Electron's stub with it.
  vi.resetModules();
  ({ callsOf } = await import('../../support/electron-stub/index.ts'));
  await import('../../../electron/shell/preload.ts');
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What the page's window gets when something is posted to it. */
function post(data: unknown, ports: readonly unknown[], source: unknown = page): void {
  page.dispatchEvent(Object.assign(new Event('message'), { data, ports, source }));
}

const port = () => new MessageChannel().port2;

describe('the preload', () => {
  it('hands on the one port of a page that asks for its line, and says nothing with it', () => {
    const mine = port();
    post({ samling: 'line', role: 'desk' }, [mine]);
    const calls = callsOf('ipcRenderer.postMessage');
    expect(calls.map(([channel, message]) => [channel, message])).toEqual([['samling:line', null]]);
    const handed = calls.flatMap(([, , ports]) => ports as unknown[]);
    expect(handed.length === 1 && handed[0] === mine).toBe(true);
  });

  it.each<[string, () => void]>([
    ['another message', () => post({ samling: 'other' }, [port()])],
    ['no message', () => post(null, [port()])],
    ['a message of words', () => post('line', [port()])],
    ['no port', () => post({ samling: 'line' }, [])],
    ['two ports', () => post({ samling: 'line' }, [port(), port()])],
    ['another window', () => post({ samling: 'line' }, [port()], new EventTarget())],
  ])('hands on nothing for %s', (_what, ask) => {
    ask();
    expect(callsOf('ipcRenderer.postMessage')).toEqual([]);
  });

  it('gives the page nothing', () => {
    expect(Object.keys(globalThis)).toEqual(before);
    expect(Object.keys(page)).toEqual([]);
    expect(callsOf('contextBridge.exposeInMainWorld')).toEqual([]);
  });
});
