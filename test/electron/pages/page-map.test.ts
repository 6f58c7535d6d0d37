import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerPage, type PageMap, readPageMap } from '../../../electron/pages/page-map.ts';
import { Cleanup, temporaryFolder } from '../../support/live-host.ts';

const cleanup = new Cleanup();
let map: PageMap;

beforeAll(async () => {
  const above = await temporaryFolder(cleanup);
  const folder = join(above, 'renderer');
  await mkdir(join(folder, 'assets/.hidden'), { recursive: true });
  const page = (role: string) => `<!doctype html><html><head></head><body><div id="${role}"></div></body></html>`;
  const files: Record<string, string> = {
    'desk.html': page('desk'),
    'plenum.html': page('plenum'),
    'other.html': 'secret',
    'desk.js': 'export {};',
    'assets/desk.css': 'p {}',
    'assets/pdf.worker.mjs': 'export {};',
    'assets/desk.js.map': 'secret',
    'assets/.env.js': 'secret',
    'assets/.hidden/a.js': 'secret',
    'assets/blå skrift.woff2': 'letters',
    'assets/notes.txt': 'secret',
    '../secret.js': 'secret',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  map = await readPageMap(folder);
});

afterAll(() => cleanup.run());

const nonceOf = (body: unknown) => /<meta name="csp-nonce" content="([\w-]{22})" \/>/.exec(String(body))?.[1];

describe('the built pages in a window of the app', () => {
  it('come with a fresh nonce in every answer, and a policy that knows no socket', () => {
    const [first, second] = [answerPage(map, 'desk', 'app://desk/'), answerPage(map, 'desk', 'app://desk/')];
    expect(first.status).toBe(200);
    expect(nonceOf(first.body)).toBeDefined();
    expect(nonceOf(first.body)).not.toBe(nonceOf(second.body));
    const policy = first.headers['content-security-policy'] ?? '';
    expect(policy).toContain(`style-src 'self' 'nonce-${nonceOf(first.body)}'`);
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*|ws:|https?:/);
    expect(first.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });

  it('say that they are reached over a port', () => {
    expect(String(answerPage(map, 'desk', 'app://desk/').body)).toContain(
      '<meta name="samling-line" content="port" />',
    );
  });

  it('are each on a host of their own, and a window answers only to its own', () => {
    expect(String(answerPage(map, 'desk', 'app://desk/').body)).toContain('id="desk"');
    expect(String(answerPage(map, 'plenum', 'app://plenum/').body)).toContain('id="plenum"');
    for (const path of ['', 'desk.js', 'assets/desk.css']) {
      expect(answerPage(map, 'plenum', `app://desk/${path}`).status).toBe(404);
      expect(answerPage(map, 'desk', `app://plenum/${path}`).status).toBe(404);
    }
  });

  it('load their own scripts, styles and letters, each as what it is', () => {
    const type = (path: string) => answerPage(map, 'plenum', `app://plenum${path}`).headers['content-type'];
    expect(type('/desk.js')).toBe('text/javascript; charset=utf-8');
    expect(type('/assets/desk.css')).toBe('text/css; charset=utf-8');
    expect(type('/assets/bl%C3%A5%20skrift.woff2')).toBe('font/woff2');
    expect(type('/assets/pdf.worker.mjs')).toBe('text/javascript; charset=utf-8');
  });

  it('may start our own workers, which are bound to reach nothing but our scripts', () => {
    const policyOf = (path: string) =>
      answerPage(map, 'plenum', `app://plenum${path}`).headers['content-security-policy'];
    expect(policyOf('/')).toContain("worker-src 'self';");
    expect(policyOf('/assets/pdf.worker.mjs')).toBe("default-src 'none'; script-src 'self'");
  });

  it.each([
    '/desk.html',
    '/plenum.html',
    '/other.html',
    '/assets/desk.js.map',
    '/assets/.env.js',
    '/assets/.hidden/a.js',
    '/assets/notes.txt',
    '/assets',
    '/assets/',
    '/../secret.js',
    '/assets/../../secret.js',
    '/assets/../desk.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/..%5csecret.js',
    '/%2E%2E%2Fsecret.js',
    '/..\\secret.js',
    '\\..\\secret.js',
    '/%252e%252e/secret.js',
    '//desk.js',
    '/./desk.js',
    '/desk.js/',
    '/desk.js?',
    '/desk.js?x=1',
    '/desk.js#a',
    '/desk.js%00',
    '/desk.js\0',
    '/desk.js%20',
    '/DESK.JS',
    '/d%65sk.js',
    '//etc/passwd',
    '/etc/passwd',
    '/C:/Windows/win.ini',
    '/file:///etc/passwd',
    '/constructor',
    '/__proto__',
    `/${'a'.repeat(1_000_000)}`,
    `/${'../'.repeat(100_000)}secret.js`,
  ])('have nothing at %.60s', (path) => {
    expect(answerPage(map, 'desk', `app://desk${path}`)).toMatchObject({ status: 404, body: null });
  });

  it.each([
    'app://desk',
    'app:/desk/',
    'app:desk.js',
    'APP://desk/desk.js',
    'app://DESK/desk.js',
    'app://desk:80/desk.js',
    'app://desk.evil/desk.js',
    'app://desk@evil/desk.js',
    'app://evil@desk/desk.js',
    'app://evil/desk/desk.js',
    'app:///desk.js',
    'file:///desk.js',
    'https://desk/desk.js',
    '/desk.js',
    '',
  ])('are not at the address %s', (address) => {
    expect(answerPage(map, 'desk', address)).toMatchObject({ status: 404, body: null });
  });

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS', 'get', ''])('are only read, never asked with %s', (method) => {
    expect(answerPage(map, 'desk', 'app://desk/', method).status).toBe(405);
  });

  it('give nothing but what is in the map, whatever is asked', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      'desk.js',
      'secret.js',
      '?',
      'desk',
    );
    const known = new Set(['/', ...map.files.keys()]);
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const path = `/${pieces.join('')}`;
        expect(answerPage(map, 'desk', `app://desk${path}`).status).toBe(known.has(path) ? 200 : 404);
      }),
    );
  });
});
