import { EventEmitter } from 'node:events';
import type {
  CustomScheme,
  Protocol,
  DownloadItem as RealDownload,
  Session as RealSession,
  SaveDialogOptions,
  WebRequest,
} from 'electron';
import { app } from './app.ts';
import { emitPreventable, record } from './calls.ts';

type Answer = (request: Request) => Response | Promise<Response>;

class StubProtocol {
  /** Answers by scheme. */
  readonly answers = new Map<string, Answer>();
  /** What was told of the schemes, once; null = nothing yet. */
  privileged: readonly CustomScheme[] | null = null;

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (app.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    // Documented: can be used only once. In truth a second call silently takes the place of the first.
    if (this.privileged) throw new Error('protocol.registerSchemesAsPrivileged can be used only once');
    record('protocol.registerSchemesAsPrivileged', schemes);
    this.privileged = schemes;
  }

  handle(scheme: string, answer: Answer): void {
    if (!app.ready) throw new Error('A session can only be used after app is ready');
    if (this.answers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.answers.set(scheme, answer);
  }

  unhandle(scheme: string): void {
    this.answers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.answers.has(scheme);
  }
}

type BeforeRequest = Parameters<WebRequest['onBeforeRequest']>[0];
type BeforeRequestListener = Extract<BeforeRequest, (...args: never) => unknown>;

class StubWebRequest {
  listener: BeforeRequestListener | null = null;

  onBeforeRequest(...args: readonly unknown[]): void {
    this.listener = (args.at(-1) as BeforeRequestListener | null) ?? null;
  }
}

/** A file that a page gives; how it was dealt with can be read off. */
export class DownloadItem
  extends EventEmitter
  implements Pick<RealDownload, 'getURL' | 'getFilename' | 'setSaveDialogOptions' | 'setSavePath' | 'cancel'>
{
  private readonly url: string;
  private readonly filename: string;
  saveDialog: SaveDialogOptions | null = null;
  savePath = '';

  constructor(url: string, filename: string) {
    super();
    this.url = url;
    this.filename = filename;
  }

  getURL(): string {
    return this.url;
  }

  getURLChain(): string[] {
    return [this.url];
  }

  getFilename(): string {
    return this.filename;
  }

  getMimeType(): string {
    return '';
  }

  setSaveDialogOptions(options: SaveDialogOptions): void {
    this.saveDialog = options;
  }

  setSavePath(path: string): void {
    this.savePath = path;
  }

  cancel(): void {
    record('downloadItem.cancel');
  }
}

type PermissionRequest = Parameters<RealSession['setPermissionRequestHandler']>[0];
type PermissionCheck = Parameters<RealSession['setPermissionCheckHandler']>[0];
type DevicePermission = Parameters<RealSession['setDevicePermissionHandler']>[0];

/** What a window's pages share: answers, permissions, requests. */
export class Session
  extends EventEmitter
  implements
    Pick<
      RealSession,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setSpellCheckerEnabled'
      | 'isPersistent'
    >
{
  readonly partition: string;
  readonly protocol = new StubProtocol() satisfies Pick<Protocol, 'handle' | 'unhandle' | 'isProtocolHandled'>;
  readonly webRequest = new StubWebRequest() satisfies Pick<WebRequest, 'onBeforeRequest'>;
  permissionRequest: PermissionRequest = null;
  permissionCheck: PermissionCheck = null;
  devicePermission: DevicePermission = null;
  spellChecker = true;

  constructor(partition: string) {
    super();
    this.partition = partition;
  }

  isPersistent(): boolean {
    return this.partition === '' || this.partition.startsWith('persist:');
  }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: DevicePermission): void {
    this.devicePermission = handler;
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable;
  }

  /** Asks the app's answer for an address, as Chromium does. */
  async ask(url: string, init?: RequestInit): Promise<Response> {
    const answer = this.protocol.answers.get(url.slice(0, url.indexOf(':')));
    if (!answer) throw new Error('ERR_UNKNOWN_URL_SCHEME');
    return answer(new Request(url, init));
  }

  /** Whether a request to this address may go on. */
  mayRequest(url: string): boolean {
    let cancelled: boolean | undefined;
    const details = { url, method: 'GET', resourceType: 'other' } as Parameters<BeforeRequestListener>[0];
    this.webRequest.listener?.(details, (answer) => {
      cancelled = answer.cancel;
    });
    return !cancelled;
  }

  /** Plays that a page gives a file; tells whether it was prevented. */
  download(item: DownloadItem, from: unknown = null): boolean {
    return emitPreventable(this, 'will-download', {}, item, from);
  }
}

const kept = new Map<string, Session>();

function fromPartition(partition: string): Session {
  if (!app.ready) throw new Error('Session can only be received when app is ready');
  const known = kept.get(partition) ?? new Session(partition);
  kept.set(partition, known);
  return known;
}

/** Sessions by their partition; each is made once. */
export const session = {
  fromPartition,
  get defaultSession(): Session {
    return fromPartition('');
  },
};

/** The protocol of the default session, which also takes the privileges of schemes. */
export const protocol = new StubProtocol();

/** Forgets every session and scheme. */
export function resetSessions(): void {
  kept.clear();
  protocol.answers.clear();
  protocol.privileged = null;
}
