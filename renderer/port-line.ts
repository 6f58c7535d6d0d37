import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { DeskApi, Role } from '../domain/contract.ts';
import { HELLO_WITHIN_MS, type Hello, type Opener, socketOpener } from './connection.ts';

/**
 * Reaches the app that this window belongs to: makes a channel and posts one end of it to its own window, where the
 * preload takes it on to the main process. Who the page is, the main process knows from the window.
 */
export function portOpener(): Opener {
  return () =>
    new Promise((resolve) => {
      const { port1: port, port2: far } = new MessageChannel();
      const onGone: (() => void)[] = [];
      let open = true;
      const end = () => {
        if (!open) return;
        open = false;
        clearTimeout(tooLate);
        port.close();
        resolve('unreachable');
        for (const tell of onGone) tell();
      };
      const tooLate = setTimeout(end, HELLO_WITHIN_MS);
      const closed = new Promise<void>((gone) => onGone.push(gone));
      port.addEventListener('close', end);
      port.addEventListener(
        'message',
        (event: MessageEvent) => {
          if (!open) return;
          clearTimeout(tooLate);
          const hello = event.data as Hello;
          // Not the port itself: a page is not told of a closing of its own, and calls under way must end with it.
          const line = {
            postMessage: (message: unknown) => port.postMessage(message),
            addEventListener: (kind: string, listener: (event?: { data: unknown }) => void) => {
              if (kind === 'close') onGone.push(() => listener());
              else port.addEventListener(kind, (said) => listener(said as MessageEvent));
            },
          };
          const link = new RPCLink({ port: line as unknown as MessagePort });
          // The router of the host is proved to be a `DeskApi` where it is made.
          const api = createORPCClient(link) as unknown as DeskApi;
          resolve({ api, wallUrl: hello.wallUrl, closed, close: end });
        },
        { once: true },
      );
      port.start();
      // Only for this very origin, which is what "/" says.
      window.postMessage({ samling: 'line' }, '/', [far]);
    });
}

/** The way to the host that this page came from: the host has put into the page which it is. */
export function hostOpener(role: Role): Opener {
  const told = document.querySelector<HTMLMetaElement>('meta[name="samling-line"]')?.content;
  return told === 'port' ? portOpener() : socketOpener(role);
}
