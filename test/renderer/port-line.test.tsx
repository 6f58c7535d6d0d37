import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ConnectionState, keepConnected } from '../../renderer/connection.ts';
import { hostOpener, portOpener } from '../../renderer/port-line.ts';

const router = {
  home: os.handler(() => ({ programmes: [], open: null, dataFolder: '/data', missing: [] })),
  saveNow: os.handler(() => new Promise<never>(() => {})),
};
const asked: [unknown, unknown][] = [];
const ports: MessagePort[] = [];
/** What the app does with a port; a test sets another. */
let take: (port: MessagePort) => void;

function greet(port: MessagePort): void {
  new RPCHandler(router).upgrade(port, { context: {} });
  port.start();
  port.postMessage({ kind: 'ready', wallUrl: null });
}

beforeEach(() => {
  take = greet;
  // The preload's part: jsdom itself hands no ports on.
  vi.spyOn(window, 'postMessage').mockImplementation(((message: unknown, target: unknown, sent: MessagePort[]) => {
    asked.push([message, target]);
    ports.push(...sent);
    for (const port of sent) take(port);
  }) as typeof window.postMessage);
});

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
  asked.splice(0);
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.head.replaceChildren();
});

async function opened() {
  const channel = await portOpener()();
  if (typeof channel === 'string') throw new Error(channel);
  return channel;
}

describe('a page in a window of the app', () => {
  it('asks its own window for a line, and for nothing else', async () => {
    const { wallUrl, api } = await opened();
    expect(asked).toEqual([[{ samling: 'line' }, '/']]);
    expect(wallUrl).toBeNull();
    expect(await api.home({})).toMatchObject({ dataFolder: '/data' });
  });

  it('notices that the app closed the line, and calls under way end', async () => {
    const { api, closed } = await opened();
    const call = api.saveNow({}).catch(() => 'ended');
    await new Promise((resolve) => setImmediate(resolve));
    ports[0]?.close();
    await closed;
    expect(await call).toBe('ended');
  });

  it('ends its own calls when it closes the line itself', async () => {
    const { api, closed, close } = await opened();
    const call = api.saveNow({}).catch(() => 'ended');
    await new Promise((resolve) => setImmediate(resolve));
    close();
    await closed;
    expect(await call).toBe('ended');
  });

  it('is told when the app takes no line from it', async () => {
    take = (port) => port.close();
    expect(await portOpener()()).toBe('unreachable');
  });

  it('does not wait for ever for an app that says nothing', async () => {
    vi.useFakeTimers();
    take = () => {};
    const reached = portOpener()();
    await vi.advanceTimersByTimeAsync(5000);
    expect(await reached).toBe('unreachable');
  });

  it('opens a new line when the old one is gone', async () => {
    const states: ConnectionState[] = [];
    const stop = keepConnected(portOpener(), {
      onState: (state) => states.push(state),
      onLive: () => new Promise(() => {}),
    });
    await expect.poll(() => states).toEqual(['connecting', 'live']);
    ports[0]?.close();
    await expect.poll(() => states).toEqual(['connecting', 'live', 'waiting', 'connecting', 'live']);
    stop();
  });
});

describe('how a page reaches its host', () => {
  it('is what the host has put into it', async () => {
    document.head.innerHTML = '<meta name="samling-line" content="port" />';
    await hostOpener('desk')();
    expect(asked).toHaveLength(1);
  });

  it.each(['', '<meta name="samling-line" content="socket" />'])(
    'is a socket where the page says "%s"',
    async (head) => {
      document.head.innerHTML = head;
      // Without a token no socket is opened.
      expect(await hostOpener('desk')()).toBe('refused');
      expect(asked).toEqual([]);
    },
  );
});
