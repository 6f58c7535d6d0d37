import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { DeskApi, Role } from '../domain/contract.ts';

/**
 * How the page stands with its host: trying, in touch, waiting to try again, or turned away. `refused` is final for
 * this page: its link is of another day, and only a new link helps.
 */
export type ConnectionState = 'connecting' | 'live' | 'waiting' | 'refused';

/** A way to the host that is open now. */
export interface Channel {
  readonly api: DeskApi;
  /** Address of the wall's page, for the desk to open; null where the host opens the wall itself. */
  readonly wallUrl: string | null;
  /** Settles when the channel is gone, whoever ended it. Never rejects. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Tries once to reach the host. Never rejects. */
export type Opener = () => Promise<Channel | 'unreachable' | 'refused'>;

/** What the host says first; after that the line speaks the contract. */
export interface Hello {
  readonly kind: 'ready';
  readonly wallUrl: string | null;
}

/** The close code with which a host turns a token away. */
const WRONG_TOKEN = 4401;
/** Longest wait for the host's first word. */
export const HELLO_WITHIN_MS = 5000;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 3000;

/**
 * The page's token. It comes in the address behind `#token=`, moves to the tab's own memory and leaves the address
 * bar, so that it stands neither in the history nor on a projector.
 */
function takeToken(role: Role): string | null {
  const place = `samling.token.${role}`;
  const given = /^#token=([\w-]{16,128})$/.exec(location.hash)?.[1];
  if (given === undefined) return sessionStorage.getItem(place);
  sessionStorage.setItem(place, given);
  history.replaceState(null, '', location.pathname + location.search);
  return given;
}

/** Reaches the host that served this page, over a WebSocket. The token is the first thing said. */
export function socketOpener(role: Role): Opener {
  return () =>
    new Promise((resolve) => {
      const token = takeToken(role);
      if (token === null) {
        resolve('refused');
        return;
      }
      const socket = new WebSocket(`ws://${location.host}/rpc`);
      socket.binaryType = 'arraybuffer';
      const tooLate = setTimeout(() => socket.close(), HELLO_WITHIN_MS);
      const closed = new Promise<void>((gone) => {
        socket.addEventListener('close', (event) => {
          clearTimeout(tooLate);
          resolve(event.code === WRONG_TOKEN ? 'refused' : 'unreachable');
          gone();
        });
      });
      socket.addEventListener('open', () => socket.send(JSON.stringify({ token })), { once: true });
      socket.addEventListener(
        'message',
        (event) => {
          clearTimeout(tooLate);
          const hello = JSON.parse(String(event.data)) as Hello;
          // The router of the host is proved to be a `DeskApi` where it is made.
          const api = createORPCClient(new RPCLink({ websocket: socket })) as unknown as DeskApi;
          resolve({ api, wallUrl: hello.wallUrl, closed, close: () => socket.close() });
        },
        { once: true },
      );
    });
}

/** What to do with the line while there is one. */
export interface ConnectionUse {
  readonly onState: (state: ConnectionState) => void;
  /** Works on an open channel. The channel is closed and opened anew when this settles or rejects. */
  readonly onLive: (channel: Channel) => Promise<void>;
}

/** Keeps a line to the host: opens it again, soon at first and then every few seconds. Gives the way to stop. */
export function keepConnected(open: Opener, use: ConnectionUse): () => void {
  let stopped = false;
  let current: Channel | null = null;
  let hurry = () => {};
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const atOnce = () => hurry();

  const run = async () => {
    let wait = FIRST_WAIT_MS;
    while (!stopped) {
      use.onState('connecting');
      const reached = await open();
      if (reached === 'refused') {
        if (!stopped) use.onState('refused');
        return;
      }
      if (reached !== 'unreachable') {
        if (stopped) {
          reached.close();
          return;
        }
        current = reached;
        wait = FIRST_WAIT_MS;
        use.onState('live');
        await Promise.race([use.onLive(reached).catch(() => {}), reached.closed]);
        reached.close();
        current = null;
      }
      if (stopped) return;
      use.onState('waiting');
      await pause(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  };
  addEventListener('online', atOnce);
  void run();
  return () => {
    stopped = true;
    removeEventListener('online', atOnce);
    hurry();
    current?.close();
  };
}
