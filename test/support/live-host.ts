import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { WebSocket } from 'ws';
import type { CommandInput } from '../../domain/commands.ts';
import type { DeskApi, DeskEvent, DispatchAnswer, Role } from '../../domain/contract.ts';
import { idFrom } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import { type Clock, machineClock } from '../../electron/clock.ts';
import { DeskHost } from '../../electron/desk/host.ts';
import type { HostTaking } from '../../electron/desk/host-taking.ts';
import { asDeskApi, router } from '../../electron/desk/router.ts';
import { type Machine, thisMachine } from '../../electron/desk/storage.ts';
import type { Helper } from '../../electron/helper/helper.ts';
import { doJob } from '../../electron/helper/jobs.ts';
import { startWeb, type Web } from '../../electron/web/server.ts';

const shippedFolder = resolve(import.meta.dirname, '../../templates/sessions');

/** A helper that works in this process: a third form of the same interface, for where a process is not the point. */
export const inlineHelper: Helper = {
  runJob: async (kind, input, { onProgress } = {}) =>
    ok(await doJob({ kind, input }, (percent) => onProgress?.(percent))),
  getReady: () => {},
  close: () => {},
};

/** Things to undo after a test, last first. */
export class Cleanup {
  readonly #steps: (() => unknown)[] = [];

  later(step: () => unknown): void {
    this.#steps.push(step);
  }

  async run(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) await step();
  }
}

/** The last of what is told. */
export async function lastOf<E>(told: AsyncIterable<E>): Promise<E | undefined> {
  let last: E | undefined;
  for await (const one of told) last = one;
  return last;
}

/** A folder of its own that is gone after the test. */
export async function temporaryFolder(cleanup: Cleanup): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'samling-'));
  cleanup.later(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A host on a data folder of its own. */
export async function liveHost(
  cleanup: Cleanup,
  {
    dataFolder,
    clock = machineClock,
    machine = {},
    ...more
  }: { dataFolder?: string; clock?: Clock; machine?: Partial<Machine> } & Partial<
    Pick<HostTaking, 'helper' | 'findOffice' | 'openFolderNote' | 'recents' | 'desktop' | 'cloudOf' | 'onTurned'>
  > = {},
): Promise<{ host: DeskHost; dataFolder: string }> {
  const data = dataFolder ?? (await temporaryFolder(cleanup));
  const host = new DeskHost({
    machine: { ...thisMachine(clock), ...machine },
    dataFolder: data,
    templates: { shippedFolder },
    helper: inlineHelper,
    example: null,
    ...more,
  });
  cleanup.later(() => host.close());
  return { host, dataFolder: data };
}

/** What most tests begin with. */
export const newProgramme = {
  name: 'Prøve',
  workplace: 'Sykehjem C',
  language: 'nb',
  kind: 'kickoff',
  date: '2026-11-24',
  people: 6,
} as const;

/** A desk at the far end of a MessagePort. */
export function overPort(cleanup: Cleanup, host: DeskHost, role: Role = 'desk'): DeskApi {
  const { port1, port2 } = new MessageChannel();
  new PortHandler(router).upgrade(port1, { context: { role, host } });
  port1.start();
  port2.start();
  cleanup.later(() => port2.close());
  return asDeskApi(createORPCClient(new PortLink({ port: port2 })));
}

/** The pages' place in a test that needs none of what the pages do. */
export async function bareRenderer(cleanup: Cleanup): Promise<string> {
  const folder = await temporaryFolder(cleanup);
  const page = '<!doctype html><html><head><meta name="csp-nonce" content=""></head><body></body></html>';
  await writeFile(join(folder, 'desk.html'), page);
  await writeFile(join(folder, 'plenum.html'), page);
  await writeFile(join(folder, 'desk.js'), 'export {};');
  return folder;
}

/** Browser mode on a free port. */
export async function liveWeb(
  cleanup: Cleanup,
  host: DeskHost,
  more: { stateFolder?: string; rendererFolder?: string; port?: number; clock?: Clock } = {},
): Promise<Web> {
  const web = await startWeb({
    host,
    port: more.port ?? 0,
    rendererFolder: more.rendererFolder ?? (await bareRenderer(cleanup)),
    stateFolder: more.stateFolder ?? (await temporaryFolder(cleanup)),
    clock: more.clock ?? machineClock,
  });
  cleanup.later(() => web.close());
  return web;
}

/** The token in one of the addresses of browser mode. */
export function tokenOf(url: string): string {
  return new URL(url).hash.replace('#token=', '');
}

/** A socket to browser mode, as a page opens it. */
export function openSocket(web: Web, headers: Record<string, string> = {}): WebSocket {
  const origin = `http://127.0.0.1:${web.port}`;
  const socket = new WebSocket(`ws://127.0.0.1:${web.port}/rpc`, { headers: { origin, ...headers } });
  socket.binaryType = 'arraybuffer';
  socket.on('error', () => {});
  return socket;
}

/** A desk or wall at the far end of a WebSocket, and the socket itself. */
export async function overSocket(
  cleanup: Cleanup,
  web: Web,
  role: Role = 'desk',
): Promise<{ api: DeskApi; socket: WebSocket }> {
  const socket = openSocket(web);
  cleanup.later(() => socket.terminate());
  const greeted = new Promise<void>((resolve, reject) => {
    socket.once('message', () => resolve());
    socket.once('close', (code) => reject(new Error(`closed: ${code}`)));
  });
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ token: tokenOf(role === 'desk' ? web.deskUrl : web.plenumUrl) }));
  await greeted;
  const link = new SocketLink({ websocket: socket as unknown as globalThis.WebSocket });
  return { api: asDeskApi(createORPCClient(link)), socket };
}

/** Gives a command with an id of its own. */
export function give(api: DeskApi, command: CommandInput, id = idFrom(randomBytes(16))): Promise<DispatchAnswer> {
  return api.dispatch({ id, by: 'F1', command });
}

/** A feed that is read one event at a time. */
export async function reading<E>(cleanup: Cleanup, feed: Promise<AsyncIterable<E>>): Promise<() => Promise<E>> {
  const iterator = (await feed)[Symbol.asyncIterator]();
  // By then the line itself may be gone, and with it the feed.
  cleanup.later(() => iterator.return?.().catch(() => {}));
  return async () => {
    const { value, done } = await iterator.next();
    if (done) throw new Error('the feed ended');
    return value;
  };
}

/** The next event of a kind; others are passed over. */
export async function nextOf<K extends DeskEvent['kind']>(
  read: () => Promise<DeskEvent>,
  kind: K,
): Promise<Extract<DeskEvent, { kind: K }>> {
  for (;;) {
    const event = await read();
    if (event.kind === kind) return event as Extract<DeskEvent, { kind: K }>;
  }
}

/** Every file below a folder with its bytes, by relative path. */
export async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = await Promise.all(
    files.sort().map(async (file) => [file.slice(folder.length + 1), await readFile(file)] as const),
  );
  return new Map(read);
}

/** A hash over every name and byte below a folder. */
export async function treeHash(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const [name, bytes] of await filesOf(folder)) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}
