import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import serveStatic from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { localDate } from '../../domain/clock-text.ts';
import type { Clock } from '../clock.ts';
import type { DeskHost } from '../desk/host.ts';
import { filePolicy, freshPage, safeHeaders } from '../pages/fresh-page.ts';
import { keepDayTokens, readDayTokens, roleOfToken } from './day-tokens.ts';
import { ownHost, ownOrigin, refusePage } from './guard.ts';
import { serveSockets } from './socket.ts';

const HEADERS_WITHIN_MS = 5000;
const REQUEST_WITHIN_MS = 15_000;
const CHECK_EVERY_MS = 500;
const CONNECTIONS_MAX = 1000;
const HEADERS_MAX_BYTES = 8192;

/** What browser mode is started with. */
export interface WebTaking {
  readonly host: DeskHost;
  /** The port to try first; 0 = whichever was last used here, else any that is free. */
  readonly port: number;
  /** The built pages: `desk.html`, `plenum.html` and what they load. */
  readonly rendererFolder: string;
  /** Where this machine keeps its tokens of the day; outside every programme. */
  readonly stateFolder: string;
  readonly clock: Clock;
}

/** The desk, reachable from browsers on this machine. Each address carries its own token. */
export interface Web {
  readonly port: number;
  readonly deskUrl: string;
  readonly plenumUrl: string;
  close(): Promise<void>;
}

/**
 * Serves the desk on 127.0.0.1 and nowhere else. After a restart on the same day the addresses are the same, so that
 * pages which are open find it again. Rejects only when no port at all can be had, or the pages are not there.
 */
export async function startWeb({ host, port, rendererFolder, stateFolder, clock }: WebTaking): Promise<Web> {
  const today = localDate(clock.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  const kept = await readDayTokens(stateFolder, today);
  const pages = {
    desk: await readFile(join(rendererFolder, 'desk.html'), 'utf8'),
    plenum: await readFile(join(rendererFolder, 'plenum.html'), 'utf8'),
  };
  // Known only once it listens, and nothing is answered before.
  let listening = 0;
  let server: Server | undefined;
  const app = fastify({
    logger: false,
    bodyLimit: 1024,
    requestTimeout: REQUEST_WITHIN_MS,
    forceCloseConnections: true,
    serverFactory: (answer) => {
      const limits = {
        headersTimeout: HEADERS_WITHIN_MS,
        requestTimeout: REQUEST_WITHIN_MS,
        connectionsCheckingInterval: CHECK_EVERY_MS,
        maxHeaderSize: HEADERS_MAX_BYTES,
      };
      server = createServer(limits, (request, response) => {
        const refused = refusePage(request, listening);
        if (refused === null) answer(request, response);
        else response.writeHead(refused, { ...safeHeaders, connection: 'close' }).end();
      });
      server.maxConnections = CONNECTIONS_MAX;
      return server;
    },
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.headers(safeHeaders);
  });
  const line = () => ({ kind: 'socket', host: ownHost(listening) }) as const;
  servePage(app, '/', () => freshPage(pages.desk, line()));
  servePage(app, '/plenum', () => freshPage(pages.plenum, line()));
  await app.register(serveStatic, {
    root: rendererFolder,
    // A fixed map of what was built: a path that is not in it leads nowhere.
    wildcard: false,
    index: false,
    globIgnore: ['**/*.html', '**/*.map'],
    serveDotFiles: false,
    immutable: true,
    maxAge: '1d',
    setHeaders: (reply) => {
      reply.header('content-security-policy', filePolicy);
    },
  });

  listening = await listen(app, [port, kept.port]);
  const tokens = { ...kept, port: listening, inUse: true };
  await keepDayTokens(stateFolder, tokens);
  const wallUrl = `${ownOrigin(listening)}/plenum#token=${tokens.plenum}`;
  const endSockets = serveSockets({
    server: server as Server,
    host,
    clock,
    port: listening,
    roleOf: (token) => roleOfToken(tokens, token),
    wallUrl,
  });
  return {
    port: listening,
    deskUrl: `${ownOrigin(listening)}/#token=${tokens.desk}`,
    plenumUrl: wallUrl,
    close: async () => {
      endSockets();
      await app.close();
      await keepDayTokens(stateFolder, { ...tokens, inUse: false });
    },
  };
}

function servePage(app: FastifyInstance, path: string, page: () => { html: string; policy: string }): void {
  app.get(path, (_request, reply) => {
    const { html, policy } = page();
    return reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html);
  });
}

/** Listens on the first of the ports that is free, or else on any. */
async function listen(app: FastifyInstance, ports: readonly number[]): Promise<number> {
  for (const port of [...ports.filter((one) => one > 0), 0]) {
    try {
      await app.listen({ host: '127.0.0.1', port });
      const address = app.server.address();
      if (typeof address === 'object' && address !== null) return address.port;
    } catch (error) {
      if (port === 0) throw error;
    }
  }
  throw new Error('No port could be had.');
}
