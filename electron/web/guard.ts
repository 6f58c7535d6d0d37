import type { IncomingHttpHeaders } from 'node:http';

/** The one name under which the desk answers. Another page that points its own name here is thereby left out. */
export function ownHost(port: number): string {
  return `127.0.0.1:${port}`;
}

/** The one origin that may open a socket. */
export function ownOrigin(port: number): string {
  return `http://${ownHost(port)}`;
}

/** Where a request may come from, as browsers say it. Other programs say nothing. */
const NEAR = new Set(['same-origin', 'none']);

/** What of a request is looked at before anything else is done with it. */
export interface Asking {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Status code with which a request for a page is turned away, or null when it may pass. */
export function refusePage({ method, url, headers }: Asking, port: number): number | null {
  if (headers.host !== ownHost(port)) return 421;
  if (!isOwnPath(url)) return 400;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && !NEAR.has(String(site))) return 403;
  if (method !== 'GET' && method !== 'HEAD') return 405;
  return null;
}

/** The same for a socket, which must say which page it belongs to. */
export function refuseSocket({ method, url, headers }: Asking, port: number): number | null {
  const refused = refusePage({ method, url, headers }, port);
  if (refused !== null) return refused;
  if (headers.origin !== ownOrigin(port)) return 403;
  return url === '/rpc' ? null : 404;
}

/** A path of this server: never a whole address, and nothing that means another place once it is unfolded. */
function isOwnPath(url: string | undefined): boolean {
  return url?.startsWith('/') === true && !url.startsWith('//') && !/\.\.|\\|%2e|%2f|%5c|%00/i.test(url);
}
