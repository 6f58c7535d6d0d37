import { readFile, stat, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import type { DeskHost } from '../../../electron/desk/host.ts';
import type { Web } from '../../../electron/web/server.ts';
import {
  Cleanup,
  give,
  liveHost,
  liveWeb,
  newProgramme,
  nextOf,
  openSocket,
  overSocket,
  reading,
  temporaryFolder,
  tokenOf,
} from '../../support/live-host.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

const cleanup = new Cleanup();
let host: DeskHost;
let web: Web;
let stateFolder: string;

beforeEach(async () => {
  ({ host } = await liveHost(cleanup));
  stateFolder = await temporaryFolder(cleanup);
  web = await liveWeb(cleanup, host, { stateFolder });
});

afterEach(() => cleanup.run());

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks as a browser would not: with whatever headers and path are given. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: web.port, path, method, headers }, (response) => {
      let body = '';
      response.on('data', (piece) => {
        body += String(piece);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

const closing = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', (code) => resolve(code)));

describe('the pages', () => {
  it('come with a policy that allows nothing from elsewhere, and a nonce of their own each time', async () => {
    const [first, second] = [await ask('/'), await ask('/plenum')];
    const nonceOf = ({ body }: Answer) => /<meta name="csp-nonce" content="([\w-]{22})" \/>/.exec(body)?.[1];
    expect(nonceOf(first)).toBeDefined();
    expect(nonceOf(first)).not.toBe(nonceOf(second));
    const policy = String(first.headers['content-security-policy']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonceOf(first)}'`);
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${web.port}`);
    expect(policy).toMatch(/default-src 'none'.*script-src 'self'; worker-src 'self';.*frame-ancestors 'none'/);
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(first.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(first.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('hold no token: that stands behind the sign in the address which browsers never send', async () => {
    const { body } = await ask('/');
    expect(body).not.toContain(tokenOf(web.deskUrl));
    expect(body).not.toContain(tokenOf(web.plenumUrl));
    expect(tokenOf(web.deskUrl)).not.toBe(tokenOf(web.plenumUrl));
  });

  it('bring what they load, and nothing outside the built folder', async () => {
    const script = await ask('/desk.js');
    expect(script.body).toBe('export {};');
    // By this, and not by the page's policy, a worker is bound.
    expect(script.headers['content-security-policy']).toBe("default-src 'none'; script-src 'self'");
    for (const path of [
      '/desk.html',
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/.env',
      '//x',
    ]) {
      expect((await ask(path)).status, path).toBeGreaterThanOrEqual(400);
    }
  });

  it.each([
    ['another name that points here', { host: 'evil.example' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['the name localhost', { host: 'localhost' }],
    ['a page from elsewhere', { 'sec-fetch-site': 'cross-site' }],
    ['a page of another server on this machine', { 'sec-fetch-site': 'same-site' }],
  ])('are refused to %s', async (_what, headers) => {
    expect((await ask('/', headers)).status).toBeGreaterThanOrEqual(400);
    expect((await ask('/desk.js', headers)).status).toBeGreaterThanOrEqual(400);
  });

  it('are only ever read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask('/', {}, method)).status).toBe(405);
  });

  it('are refused to an address that names a whole other place', async () => {
    const answer = await new Promise<string>((resolve) => {
      const raw = connect(web.port, '127.0.0.1', () =>
        raw.write(`GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\n\r\n`),
      );
      raw.once('data', (data) => {
        raw.destroy();
        resolve(String(data));
      });
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
  });
});

describe('a socket', () => {
  it.each([
    ['from a page elsewhere', { origin: 'https://evil.example' }],
    ['from a page without an origin', { origin: 'null' }],
    ['under another name', { host: 'evil.example' }],
    ['that the browser says is from elsewhere', { 'sec-fetch-site': 'cross-site' }],
  ])('is refused %s', async (_what, headers) => {
    const socket = openSocket(web, headers);
    const status = await new Promise((resolve) => {
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.once('open', () => resolve('open'));
    });
    expect(status).not.toBe('open');
  });

  it.each([
    ['a wrong token', JSON.stringify({ token: 'A'.repeat(43) })],
    ['no token', '{}'],
    ['a token of the wrong kind', JSON.stringify({ token: 7 })],
    ['what is no message', 'hello'],
    ['a long first message', JSON.stringify({ token: 'A'.repeat(2000) })],
  ])('is closed for good on %s', async (_what, first) => {
    const socket = openSocket(web);
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = closing(socket);
    socket.send(first);
    expect(await closed).toBe(4401);
  });

  it('is closed when it says nothing', async () => {
    const clock = new SteeredClock();
    web = await liveWeb(cleanup, host, { clock });
    const socket = openSocket(web);
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = closing(socket);
    clock.go(4900);
    expect(socket.readyState).toBe(socket.OPEN);
    clock.go(200);
    expect(await closed).toBe(4408);
  });

  it('hears nothing before it has said who it is', async () => {
    const socket = openSocket(web);
    await new Promise((resolve) => socket.once('open', resolve));
    const heard: unknown[] = [];
    socket.on('message', (data) => heard.push(data));
    const closed = closing(socket);
    socket.send(JSON.stringify({ i: '1', p: { u: '/home', b: { json: {} } } }));
    expect(await closed).toBe(4401);
    expect(heard).toEqual([]);
  });

  it.each([
    ['what is no message', 'hello'],
    ['a call of another place', JSON.stringify({ i: '1', p: { u: 'http://evil.example/x' } })],
    ['a message that is too large', JSON.stringify({ i: '1', p: { u: '/home', b: 'x'.repeat(1_500_000) } })],
  ])('is closed on %s, and the desk lives on', async (_what, message) => {
    const { socket } = await overSocket(cleanup, web);
    const closed = closing(socket);
    socket.send(message);
    expect(await closed).toBeGreaterThan(1000);
    const { api } = await overSocket(cleanup, web);
    expect((await api.home({})).open).toBeNull();
  });

  it('of a wall may say next to nothing', async () => {
    const { socket } = await overSocket(cleanup, web, 'plenum');
    const closed = closing(socket);
    socket.send(JSON.stringify({ i: '1', p: { u: '/plenumFeed', b: 'x'.repeat(5000) } }));
    expect(await closed).toBe(1008);
  });

  it('tells the desk, and only the desk, where the wall is', async () => {
    const hello = async (url: string) => {
      const socket = openSocket(web);
      await new Promise((resolve) => socket.once('open', resolve));
      socket.send(JSON.stringify({ token: tokenOf(url) }));
      const data = await new Promise((resolve) => socket.once('message', resolve));
      socket.close();
      return JSON.parse(Buffer.from(data as ArrayBuffer).toString()) as unknown;
    };
    expect(await hello(web.deskUrl)).toEqual({ kind: 'ready', wallUrl: web.plenumUrl });
    expect(await hello(web.plenumUrl)).toEqual({ kind: 'ready', wallUrl: null });
  });

  it('goes on where a broken line was', async () => {
    const first = await overSocket(cleanup, web);
    await first.api.createProgramme(newProgramme);
    const read = await reading(cleanup, first.api.deskFeed({ since: null }));
    const { seq } = await nextOf(read, 'snapshot');
    await give(first.api, { kind: 'programme.edit', name: 'Før' }, 'c1');
    await nextOf(read, 'change');
    first.socket.terminate();
    await host.dispatch({ id: 'c2', by: 'F2', command: { kind: 'programme.edit', name: 'Imens' } }, 'desk');
    const second = await overSocket(cleanup, web);
    const again = await reading(cleanup, second.api.deskFeed({ since: seq + 1 }));
    expect(await again()).toMatchObject({ kind: 'change', seq: seq + 2, commandId: 'c2' });
  });
});

describe('the tokens of the day', () => {
  it('and the port are the same after a restart, so that open pages find their desk again', async () => {
    const { deskUrl, plenumUrl } = web;
    await web.close();
    web = await liveWeb(cleanup, host, { stateFolder });
    expect([web.deskUrl, web.plenumUrl]).toEqual([deskUrl, plenumUrl]);
  });

  it('are readable by this user alone', async () => {
    expect((await stat(join(stateFolder, 'browser.json'))).mode & 0o777).toBe(0o600);
  });

  it('are the same after a crash, also when it is another day by then', async () => {
    const path = join(stateFolder, 'browser.json');
    const kept = JSON.parse(await readFile(path, 'utf8')) as object;
    const { deskUrl, plenumUrl } = web;
    await web.close();
    await writeFile(path, JSON.stringify({ ...kept, day: '2000-01-01' }));
    web = await liveWeb(cleanup, host, { stateFolder });
    expect([web.deskUrl, web.plenumUrl]).toEqual([deskUrl, plenumUrl]);
  });

  it('are others on another day', async () => {
    const path = join(stateFolder, 'browser.json');
    await web.close();
    const kept = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...kept, day: '2000-01-01' }));
    const before = web.deskUrl;
    web = await liveWeb(cleanup, host, { stateFolder });
    expect(tokenOf(web.deskUrl)).not.toBe(tokenOf(before));
  });

  it('are made anew where the file is damaged', async () => {
    await web.close();
    await writeFile(join(stateFolder, 'browser.json'), '{"desk":"');
    web = await liveWeb(cleanup, host, { stateFolder });
    await overSocket(cleanup, web);
  });

  it('hold on a port beside the one that another program has taken', async () => {
    const second = await liveWeb(cleanup, host, { stateFolder, port: web.port });
    expect(second.port).not.toBe(web.port);
    await overSocket(cleanup, second);
  });
});
