import type { IncomingMessage, Server } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Role } from '../../domain/contract.ts';
import type { Clock } from '../clock.ts';
import type { DeskHost } from '../desk/host.ts';
import { MESSAGE_MAX_BYTES, messageFault } from '../desk/message-hygiene.ts';
import { type CallContext, router } from '../desk/router.ts';
import { refuseSocket } from './guard.ts';

/** The closing code for a token that is nobody's: the page must not try again. */
export const WRONG_TOKEN = 4401;
/** The closing code for a connection that did not say who it is in time. */
export const SAID_NOTHING = 4408;
const SAY_WITHIN_MS = 5000;
/** How long a page that is told of the end may take to say so too. */
const CLOSED_WITHIN_MS = 500;
const SOCKETS_MAX = 64;
const FIRST_MESSAGE_MAX_BYTES = 512;
const POLICY_VIOLATION = 1008;
const NOT_A_MESSAGE = 1007;
const GOING_AWAY = 1001;

/** What the sockets are opened with. */
export interface SocketTaking {
  readonly server: Server;
  readonly host: DeskHost;
  readonly clock: Clock;
  readonly port: number;
  /** Whose token it is; null = nobody's. */
  readonly roleOf: (token: string) => Role | null;
  /** Address of the wall's page with its token, told to the desk alone. */
  readonly wallUrl: string;
}

/** Answers sockets on `/rpc`: first the token, then the contract. Gives the way to end them all. */
export function serveSockets(taking: SocketTaking): () => void {
  const { server, port } = taking;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_MAX_BYTES, perMessageDeflate: false });
  const handler = new RPCHandler(router);
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const refused = sockets.clients.size >= SOCKETS_MAX ? 503 : refuseSocket(request, port);
    if (refused === null) sockets.handleUpgrade(request, stream, head, (socket) => receive(socket, taking, handler));
    else stream.end(`HTTP/1.1 ${refused} ${STATUS_CODES[refused]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  return () => {
    for (const socket of sockets.clients) {
      socket.close(GOING_AWAY);
      const lastWord = taking.clock.after(CLOSED_WITHIN_MS, () => socket.terminate());
      socket.once('close', lastWord);
    }
    sockets.close();
  };
}

function receive(socket: WebSocket, taking: SocketTaking, handler: RPCHandler<CallContext>): void {
  const { host, clock, roleOf, wallUrl } = taking;
  const tooLate = clock.after(SAY_WITHIN_MS, () => socket.close(SAID_NOTHING));
  // Too large a message or a broken frame: the socket closes itself, and there is nothing to add.
  socket.on('error', () => {});
  socket.on('close', tooLate);
  socket.once('message', (data, isBinary) => {
    tooLate();
    const role = isBinary ? null : roleOf(tokenIn(data) ?? '');
    if (role === null) {
      socket.close(WRONG_TOKEN);
      return;
    }
    void handler.upgrade(measured(socket, role), { context: { role, host } });
    socket.send(JSON.stringify({ kind: 'ready', wallUrl: role === 'desk' ? wallUrl : null }));
  });
}

function tokenIn(data: RawData): string | null {
  const bytes = asBuffer(data);
  if (bytes.length > FIRST_MESSAGE_MAX_BYTES) return null;
  try {
    const said = JSON.parse(bytes.toString('utf8')) as { token?: unknown } | null;
    return typeof said?.token === 'string' ? said.token : null;
  } catch {
    return null;
  }
}

function asBuffer(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

/**
 * The socket as the router sees it. What is no message never gets there; and a message counts as sent only when the
 * system has taken it, so that a slow page holds up nobody but itself.
 */
function measured(socket: WebSocket, role: Role): Parameters<RPCHandler<CallContext>['upgrade']>[0] {
  const send = (data: string | Uint8Array) =>
    new Promise<void>((resolve) => {
      // A page that is gone is noticed by its closing; nothing sent to it then is missed.
      if (socket.readyState !== socket.OPEN) resolve();
      else socket.send(data, () => resolve());
    });
  const addEventListener = (kind: string, listener: (event: { data: string | Buffer }) => void) => {
    if (kind === 'close') socket.on('close', () => listener({ data: '' }));
    if (kind !== 'message') return;
    socket.on('message', (raw, isBinary) => {
      const bytes = asBuffer(raw);
      const fault = messageFault(role, bytes);
      if (fault !== null) socket.close(fault === 'too-large' ? POLICY_VIOLATION : NOT_A_MESSAGE);
      else listener({ data: isBinary ? bytes : bytes.toString('utf8') });
    });
  };
  return { send, addEventListener } as unknown as ReturnType<typeof measured>;
}
