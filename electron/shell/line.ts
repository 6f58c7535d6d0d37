import { RPCHandler } from '@orpc/server/ws';
import { type IpcMainEvent, ipcMain, type MessagePortMain, type WebContents } from 'electron';
import type { Role } from '../../domain/contract.ts';
import type { DeskHost } from '../desk/host.ts';
import { messageFault } from '../desk/message-hygiene.ts';
import { type CallContext, router } from '../desk/router.ts';
import { appOrigin, isOwnPage } from '../pages/app-address.ts';

/** The channel on which a preload hands on its page's port. */
const LINE_CHANNEL = 'samling:line';

/** What the line is opened with. */
export interface LineTaking {
  readonly host: DeskHost;
  /** Whose window it is; null = nobody's. */
  readonly roleOf: (contentsId: number) => Role | null;
}

/**
 * Answers ports that pages hand over: first a greeting, then the contract. A page has one line; a new one takes the
 * place of the old. Gives the way to end them all.
 */
export function serveLine({ host, roleOf }: LineTaking): () => void {
  // The sockets' handler, which wants no more than a way to send and to listen: what fails while it reads a message
  // stays within it, where the one for ports would let it out as a rejection that nobody takes.
  const handler = new RPCHandler(router);
  // Kept here so that no port is collected while its page still talks.
  const open = new Map<number, () => void>();
  const take = (event: IpcMainEvent) => {
    const role = whoAsks(event, roleOf);
    const [port, ...more] = event.ports;
    if (role === null || !port || more.length > 0) {
      for (const one of event.ports) one.close();
      return;
    }
    const { id } = event.sender;
    open.get(id)?.();
    const end = answer(port, { handler, host, role, contents: event.sender }, () => {
      if (open.get(id) === end) open.delete(id);
    });
    open.set(id, end);
  };
  ipcMain.on(LINE_CHANNEL, take);
  return () => {
    ipcMain.removeListener(LINE_CHANNEL, take);
    for (const end of [...open.values()]) end();
  };
}

/**
 * The role of the page that asks, or null when it gets no line: its frame is gone, it is a frame within a page, it is
 * not its role's own page, or its window is nobody's. The origin is the frame's own: Node's `URL` knows no origin of
 * the app's scheme.
 */
function whoAsks({ sender, senderFrame }: IpcMainEvent, roleOf: LineTaking['roleOf']): Role | null {
  const role = roleOf(sender.id);
  if (role === null || senderFrame === null || senderFrame !== sender.mainFrame) return null;
  return senderFrame.origin === appOrigin(role) ? role : null;
}

interface AnswerTaking {
  readonly handler: RPCHandler<CallContext>;
  readonly host: DeskHost;
  readonly role: Role;
  readonly contents: WebContents;
}

/** Gives the way to end the line. It ends by itself with the page. */
function answer(port: MessagePortMain, taking: AnswerTaking, onEnd: () => void): () => void {
  const { handler, host, role, contents } = taking;
  const closing: (() => void)[] = [];
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    contents.removeListener('did-start-navigation', left);
    contents.removeListener('did-navigate', gone);
    contents.removeListener('render-process-gone', end);
    contents.removeListener('destroyed', end);
    port.close();
    // What closes here is not told here, and the feeds of the page must end.
    for (const tell of closing) tell();
    onEnd();
  };
  // Any other address is refused before anything happens to the page, which keeps its line.
  const left = (event: { isMainFrame: boolean; isSameDocument: boolean; url: string }) => {
    if (event.isMainFrame && !event.isSameDocument && isOwnPage(role, event.url)) end();
  };
  const gone = (_event: unknown, url: string) => {
    if (!isOwnPage(role, url)) end();
  };
  contents.on('did-start-navigation', left);
  contents.on('did-navigate', gone);
  contents.on('render-process-gone', end);
  contents.on('destroyed', end);
  port.on('close', end);
  const line = {
    send: (message: string | Uint8Array) => {
      if (!ended) port.postMessage(message);
    },
    addEventListener: (kind: string, listener: (event: { data: string | Buffer }) => void) => {
      if (kind === 'close') closing.push(() => listener({ data: '' }));
      if (kind !== 'message') return;
      port.on('message', ({ data }) => {
        if (ended) return;
        const bytes = asBuffer(data);
        if (bytes === null || messageFault(role, bytes) !== null) end();
        else listener({ data: typeof data === 'string' ? data : bytes });
      });
    },
  };
  const far = line as unknown as Parameters<typeof handler.upgrade>[0];
  void handler.upgrade(far, { context: { role, host } });
  port.start();
  port.postMessage({ kind: 'ready', wallUrl: null });
  return end;
}

/** Null for what is neither words nor bytes. */
function asBuffer(data: unknown): Buffer | null {
  if (typeof data === 'string') return Buffer.from(data);
  if (data instanceof ArrayBuffer) return Buffer.from(data);
  return data instanceof Uint8Array ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : null;
}
