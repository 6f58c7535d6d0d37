import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Role } from '../../domain/contract.ts';
import { appOrigin } from './app-address.ts';
import { filePolicy, freshPage, safeHeaders } from './fresh-page.ts';

/** A file of the built pages. */
interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The built pages, read once: what is not in here does not exist for a page. */
export interface PageMap {
  /** What pages load, by the path in its address as a browser writes it: `/assets/desk-Dk3f.js`. */
  readonly files: ReadonlyMap<string, PageFile>;
  readonly pages: Readonly<Record<Role, string>>;
}

/** What is answered to a page's request. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | string | null;
}

/** Kinds of file that a page may load. Pages themselves are no such files: they go out with a fresh nonce each. */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  // What the reader of PDF may need: spare fonts, and tables of letters.
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
};

/** Reads the built pages from their folder. Rejects when they are not there. */
export async function readPageMap(folder: string): Promise<PageMap> {
  const files = new Map<string, PageFile>();
  for (const file of await filesBelow(folder)) {
    const type = TYPES[extname(file)];
    if (type === undefined) continue;
    const steps = relative(folder, file).split(sep);
    files.set(`/${steps.map(encodeURIComponent).join('/')}`, { type, bytes: new Uint8Array(await readFile(file)) });
  }
  const page = (role: Role) => readFile(join(folder, `${role}.html`), 'utf8');
  return { files, pages: { desk: await page('desk'), plenum: await page('plenum') } };
}

/**
 * Every file below a folder that is not hidden. It asks in the plainest way: a packaged copy's pages lie inside an
 * archive, where Electron answers in place of the disk and has not always known the ways of one call.
 */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder)) {
    if (name.startsWith('.')) continue;
    const path = join(folder, name);
    const kind = await stat(path);
    if (kind.isDirectory()) found.push(...(await filesBelow(path)));
    else if (kind.isFile()) found.push(path);
  }
  return found;
}

/**
 * The answer to a request from a window of `role`, with the address exactly as it was asked for. Nothing in it is
 * decoded or resolved: either it is letter for letter an address of this role's, or there is nothing there.
 */
export function answerPage(map: PageMap, role: Role, address: string, method = 'GET'): PageAnswer {
  if (method !== 'GET') return nothing(405);
  const origin = appOrigin(role);
  if (!address.startsWith(`${origin}/`)) return nothing(404);
  const path = address.slice(origin.length);
  if (path === '/') {
    const { html, policy } = freshPage(map.pages[role], { kind: 'port' });
    return {
      status: 200,
      headers: {
        ...safeHeaders,
        'content-security-policy': policy,
        'cache-control': 'no-store',
        'content-type': 'text/html; charset=utf-8',
      },
      body: html,
    };
  }
  const file = map.files.get(path);
  if (!file) return nothing(404);
  return {
    status: 200,
    headers: { ...safeHeaders, 'content-security-policy': filePolicy, 'content-type': file.type },
    body: file.bytes,
  };
}

function nothing(status: number): PageAnswer {
  return { status, headers: safeHeaders, body: null };
}
