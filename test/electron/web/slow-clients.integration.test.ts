import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Cleanup, liveHost, liveWeb } from '../../support/live-host.ts';

const cleanup = new Cleanup();

afterEach(() => cleanup.run());

/** A client that begins a request and then lets it drip. Gives how long it was let to, in ms. */
function drip(port: number): Promise<number> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const socket: Socket = connect(port, '127.0.0.1', () => {
      socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n');
      const dripping = setInterval(() => socket.write('x'), 250);
      socket.on('close', () => {
        clearInterval(dripping);
        resolve(performance.now() - begun);
      });
    });
    socket.on('error', () => {});
  });
}

describe('clients that let their requests drip', () => {
  it('are let go within six seconds, and hold up nobody meanwhile', async () => {
    const { host } = await liveHost(cleanup);
    const web = await liveWeb(cleanup, host);
    const slow = Array.from({ length: 200 }, () => drip(web.port));
    const times: number[] = [];
    for (let count = 0; count < 50; count += 1) {
      const begun = performance.now();
      expect((await fetch(`http://127.0.0.1:${web.port}/desk.js`)).status).toBe(200);
      times.push(performance.now() - begun);
    }
    expect(Math.max(...times)).toBeLessThan(1500);
    for (const held of await Promise.all(slow)) expect(held).toBeLessThan(6500);
  });
});
