import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { MessageChannelMain as RealChannel, MessagePortMain as RealPort } from 'electron';

/**
 * The main process's end of a channel, over a real one of Node: messages are really cloned, wait until `start`, and
 * both ends learn of a closing.
 */
export class MessagePortMain extends EventEmitter implements Pick<RealPort, 'postMessage' | 'start' | 'close'> {
  private readonly port: MessagePort;
  /** Whether the app has asked for messages. */
  started = false;
  /** Whether either end has closed it. */
  closed = false;

  constructor(port: MessagePort) {
    super();
    this.port = port;
    port.on('close', () => {
      this.closed = true;
      this.emit('close');
    });
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new TypeError('The stub sends no ports through ports');
    this.port.postMessage(message);
  }

  start(): void {
    if (this.started) return;
    this.started = true;
    this.port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  close(): void {
    this.port.close();
  }
}

/** Both ends in the main process. */
export class MessageChannelMain implements Pick<RealChannel, never> {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMain(port1);
    this.port2 = new MessagePortMain(port2);
  }
}

/** A page's end (a real `MessagePort`), and the same channel's end as it arrives in the main process. */
export function portFromPage(): { page: MessagePort; main: MessagePortMain } {
  const { port1, port2 } = new MessageChannel();
  return { page: port1, main: new MessagePortMain(port2) };
}
