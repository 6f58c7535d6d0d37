import { EventEmitter } from 'node:events';
import type { ContextBridge, IpcMain, IpcRenderer } from 'electron';
import { record } from './calls.ts';
import type { MessagePortMain } from './ports.ts';
import type { WebContents, WebFrameMain } from './web-contents.ts';

type Answer = (event: unknown, ...args: unknown[]) => unknown;

class StubIpcMain extends EventEmitter {
  /** Answers by channel, of `handle`. */
  readonly answers = new Map<string, Answer>();

  handle(channel: string, answer: Answer): void {
    if (this.answers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.answers.set(channel, answer);
  }

  removeHandler(channel: string): void {
    this.answers.delete(channel);
  }

  /** Puts everything back to before the start. */
  reset(): void {
    this.removeAllListeners();
    this.answers.clear();
  }
}

/** The main process's end of the messages between processes; `sendToMain` plays a page. */
export const ipcMain = new StubIpcMain() satisfies Pick<IpcMain, 'removeHandler'>;

/**
 * Plays `ipcRenderer.postMessage(channel, message, ports)`. `frame` is the sender's main frame unless said otherwise;
 * null stands for one that has gone in the meantime.
 */
export function sendToMain(
  sender: WebContents,
  channel: string,
  message: unknown,
  ports: readonly MessagePortMain[] = [],
  frame: WebFrameMain | null = sender.mainFrame,
): void {
  ipcMain.emit(channel, { sender, senderFrame: frame, ports, type: 'frame', frameId: 1, processId: 1 }, message);
}

/** A page's end of the messages between processes, for a preload. */
export const ipcRenderer = {
  postMessage: (channel: string, message: unknown, transfer?: MessagePort[]) =>
    record('ipcRenderer.postMessage', channel, message, transfer),
  send: (channel: string, ...args: unknown[]) => record('ipcRenderer.send', channel, ...args),
} satisfies Pick<IpcRenderer, 'postMessage' | 'send'>;

/** What would give a page something of the preload's. */
export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown) => record('contextBridge.exposeInMainWorld', name, api),
} satisfies Pick<ContextBridge, 'exposeInMainWorld'>;
