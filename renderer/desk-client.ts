import { ORPCError } from '@orpc/client';
import { create } from 'zustand';
import type { CommandInput } from '../domain/commands.ts';
import type { DeskApi, DispatchAnswer, HostAnswer, PagesStep } from '../domain/contract.ts';
import type { DesktopAsk } from '../domain/desktop.ts';
import { idFrom } from '../domain/ids.ts';
import { inOrder } from '../domain/order.ts';
import type { PlenumView } from '../domain/plenum-view-schema.ts';
import type { Attachment } from '../domain/presentation-record.ts';
import type { Language } from '../domain/programme.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Instant } from '../domain/timer.ts';
import { createCommandQueue } from './command-queue.ts';
import { type Channel, type ConnectionState, keepConnected, type Opener, socketOpener } from './connection.ts';
import { followEvent, type ToldState } from './desk-feed.ts';
import { fetchExport, fetchPackage, type MadeDeck, type MakingWatch, makeDeck } from './file-export.ts';
import { handPackage, handTable, sendFile } from './file-intake.ts';
import { listenToPages } from './pages-progress.ts';
import { hostClock, hostNow } from './wall-clock.ts';

/** All that the desk knows. It changes only by what the host tells, except `by`, `language` and what is pending. */
export interface DeskState extends ToldState {
  readonly connection: ConnectionState;
  /** What the room sees: the very view that was sent to the walls. Null before the host has told. */
  readonly wallView: PlenumView | null;
  /** Address of the wall's page in browser mode, with its token: for `window.open`, never to be shown. */
  readonly wallUrl: string | null;
  /** Commands without an answer. */
  readonly pending: number;
  /** When the oldest of them was given, on the host's clock; null when all are answered. */
  readonly unsavedSince: Instant | null;
  /** Initials of who is at the keys; kept for this tab. */
  readonly by: string;
  /** The open programme's language, else the one chosen on the start screen. */
  readonly language: Language;
}

const NOTICED_WITHIN_MS = 1000;
const BY = 'samling.by';
const LANGUAGE = 'samling.language';
const kept = (place: string) => (typeof sessionStorage === 'undefined' ? null : sessionStorage.getItem(place));
const keep = (place: string, text: string) => {
  if (typeof sessionStorage !== 'undefined') sessionStorage.setItem(place, text);
};
const chosenLanguage = (): Language => (kept(LANGUAGE) === 'en' ? 'en' : 'nb');

/** The desk's state as a hook: `useDesk((desk) => desk.session)`. */
export const useDesk = create<DeskState>(() => ({
  connection: 'connecting',
  programme: null,
  session: null,
  sessions: [],
  save: { kind: 'saved', at: 0 },
  rehearsing: false,
  folder: '',
  notices: [],
  undo: null,
  redo: null,
  walls: 0,
  screens: null,
  packageWaiting: null,
  wallView: null,
  wallUrl: null,
  ready: false,
  pending: 0,
  unsavedSince: null,
  by: kept(BY) ?? '',
  language: chosenLanguage(),
}));

/** Walls that somebody can see: a window that waits for its screen is connected, and stands nowhere. */
export function wallsSeen({ walls, screens }: DeskState): number {
  return screens && !screens.wallShown ? 0 : walls;
}

const refusalListeners = new Set<(refusal: Refusal, command: CommandInput) => void>();
const askListeners = new Set<(ask: DesktopAsk) => void>();
const lineListeners = new Set<(line: Channel) => void>();
let line: Channel | null = null;

const queue = createCommandQueue(hostNow, (pending, unsavedSince) => useDesk.setState({ pending, unsavedSince }));

/** A new id for a record or a command. */
export function newId(): string {
  return idFrom(crypto.getRandomValues(new Uint8Array(16)));
}

/**
 * Gives a command to the host. Settles when it is on the disk or refused; while the line is down it waits, and is
 * sent under the same id when there is one again. Commands keep their order. Never rejects. `saysWhy`: whoever asks tells
 * of a refusal itself, so nobody else does.
 */
export async function dispatch(command: CommandInput, saysWhy = false): Promise<DispatchAnswer> {
  const answer = await queue.add({ id: newId(), by: useDesk.getState().by, command });
  if (answer.ok) {
    const { save } = useDesk.getState();
    if (save.kind === 'saved') useDesk.setState({ save: { ...save, at: hostNow() } });
  } else if (!saysWhy) {
    for (const listener of refusalListeners) listener(answer.refusal, command);
  }
  return answer;
}

/** Hears of every refused command of which nobody tells where it was given. Gives the way to stop. */
export function onRefusal(listener: (refusal: Refusal, command: CommandInput) => void): () => void {
  refusalListeners.add(listener);
  return () => refusalListeners.delete(listener);
}

/** Hears what the menu or the end of the app asks of this page. Gives the way to stop. */
export function onAsk(listener: (ask: DesktopAsk) => void): () => void {
  askListeners.add(listener);
  return () => askListeners.delete(listener);
}

/** Says who is at the keys from now on, by initials. */
export function setBy(initials: string): void {
  keep(BY, initials);
  useDesk.setState({ by: initials });
}

/** Chooses the language of the start screen. An open programme has its own (`programme.edit`). */
export function setLanguage(language: Language): void {
  keep(LANGUAGE, language);
  const { programme } = useDesk.getState();
  useDesk.setState({ language: programme?.language ?? language });
}

function nextLine(): Promise<Channel> {
  if (line) return Promise.resolve(line);
  return new Promise((resolve) => lineListeners.add(resolve));
}

/** Whether a call failed because its line broke. The failure may be noticed a moment before the break is. */
async function isBroken(channel: Channel, error: unknown): Promise<boolean> {
  if (error instanceof ORPCError) return false;
  const patience = new Promise<false>((resolve) => setTimeout(resolve, NOTICED_WITHIN_MS, false));
  const broken = await Promise.race([channel.closed.then(() => true as const), patience]);
  if (broken && line === channel) line = null;
  return broken;
}

/** Asks until there is an answer; for questions that change nothing. */
async function ask<T>(question: (api: DeskApi) => Promise<T>): Promise<T> {
  for (;;) {
    const channel = await nextLine();
    try {
      return await question(channel.api);
    } catch (error) {
      if (!(await isBroken(channel, error))) throw error;
    }
  }
}

/** Asks once; a line that breaks meanwhile is a problem like any other, since the host may have acted. */
async function act<T>(action: (api: DeskApi) => Promise<HostAnswer<T>>): Promise<HostAnswer<T>> {
  const channel = await nextLine();
  try {
    return await action(channel.api);
  } catch (error) {
    return { ok: false, problem: { code: (await isBroken(channel, error)) ? 'CONNECTION_LOST' : 'UNEXPECTED' } };
  }
}

type Method<K extends keyof DeskApi> = (...input: Parameters<DeskApi[K]>) => ReturnType<DeskApi[K]>;

/** The host's other services; see `DeskApi`. They wait while the line is down. */
export const deskApi: {
  readonly home: () => ReturnType<DeskApi['home']>;
  readonly names: () => ReturnType<DeskApi['names']>;
  readonly saveNow: () => ReturnType<DeskApi['saveNow']>;
  readonly history: Method<'history'>;
  readonly searchNotes: Method<'searchNotes'>;
  readonly backups: () => ReturnType<DeskApi['backups']>;
  readonly restorePreview: Method<'restorePreview'>;
  readonly restoreBackup: Method<'restoreBackup'>;
  readonly keyBackups: () => ReturnType<DeskApi['keyBackups']>;
  readonly keyPreview: Method<'keyPreview'>;
  readonly restoreKey: Method<'restoreKey'>;
  readonly rescueBackups: Method<'rescueBackups'>;
  readonly rescuePreview: Method<'rescuePreview'>;
  readonly rescue: Method<'rescue'>;
  readonly erasurePreview: Method<'erasurePreview'>;
  readonly erasePerson: Method<'erasePerson'>;
  /** Has the open programme packed, and fetches the package whole. */
  readonly fetchPackage: (names: boolean) => Promise<HostAnswer<{ readonly file: Blob; readonly name: string }>>;
  /** Hands a packed programme over, piece by piece; it waits then, see `packageWaiting`. */
  readonly handPackage: (file: File, onProgress: (bytesDone: number) => void) => Promise<HostAnswer<null>>;
  readonly packagePreview: () => ReturnType<DeskApi['packagePreview']>;
  readonly unpackProgramme: () => ReturnType<DeskApi['unpackProgramme']>;
  readonly packageDrop: () => ReturnType<DeskApi['packageDrop']>;
  readonly setAside: () => ReturnType<DeskApi['setAside']>;
  readonly openExample: () => ReturnType<DeskApi['openExample']>;
  readonly closeProgramme: () => ReturnType<DeskApi['closeProgramme']>;
  readonly openProgramme: Method<'openProgramme'>;
  readonly createProgramme: Method<'createProgramme'>;
  readonly forgetProgramme: Method<'forgetProgramme'>;
  readonly workOnLocalCopy: () => ReturnType<DeskApi['workOnLocalCopy']>;
  readonly beginLinkKey: () => ReturnType<DeskApi['beginLinkKey']>;
  readonly rehearse: Method<'rehearse'>;
  readonly deckPlan: Method<'deckPlan'>;
  readonly deckPicture: Method<'deckPicture'>;
  readonly keepFirstPage: Method<'keepFirstPage'>;
  /** Has a deck made, see `makeDeck`. */
  readonly makeDeck: (input: Parameters<DeskApi['exportDeck']>[0], watch: MakingWatch) => Promise<HostAnswer<MadeDeck>>;
  /** A file in the programme's exports, whole. */
  readonly fetchExport: (fileName: string) => Promise<HostAnswer<Blob>>;
  readonly courseworkElsewhere: Method<'courseworkElsewhere'>;
  readonly courseworkPapers: Method<'courseworkPapers'>;
  readonly exportCoursework: Method<'exportCoursework'>;
  /** Hands a table of coursework over, piece by piece, for `previewTable` and `takeTable`. */
  readonly handTable: (file: File) => Promise<HostAnswer<null>>;
  readonly previewTable: Method<'previewTable'>;
  /** Asked until there is an answer: the host takes a table in once under one id. */
  readonly takeTable: Method<'takeTable'>;
  readonly attachment: Method<'attachment'>;
  /** What the room is shown of a file. Asked until there is an answer. */
  readonly shownFile: Method<'shownFile'>;
  readonly inBetween: Method<'inBetween'>;
  readonly inspection: Method<'inspection'>;
  readonly office: () => ReturnType<DeskApi['office']>;
  readonly plainSlides: Method<'plainSlides'>;
  readonly desktop: Method<'desktop'>;
  /** Has pages made of slides, telling each step; the value is how many there are. Aborting gives `CANCELLED`. */
  readonly makePages: (
    input: { readonly sha256: string },
    onStep: (step: PagesStep, percent: number | null) => void,
    signal: AbortSignal,
  ) => Promise<HostAnswer<number>>;
  /** Takes a file in, piece by piece, ready for `presentation.attach`. Cancelling gives the problem `CANCELLED`. */
  readonly takeIn: (
    file: File,
    onProgress?: (bytesDone: number) => void,
    signal?: AbortSignal,
  ) => Promise<HostAnswer<Attachment>>;
} = {
  home: () => ask((api) => api.home({})),
  names: () => ask((api) => api.names({})),
  saveNow: () => ask((api) => api.saveNow({})),
  history: (input) => ask((api) => api.history(input)),
  searchNotes: (input) => ask((api) => api.searchNotes(input)),
  backups: () => ask((api) => api.backups({})),
  restorePreview: (input) => act((api) => api.restorePreview(input)),
  restoreBackup: (input) => act((api) => api.restoreBackup(input)),
  keyBackups: () => ask((api) => api.keyBackups({})),
  keyPreview: (input) => act((api) => api.keyPreview(input)),
  restoreKey: (input) => act((api) => api.restoreKey(input)),
  rescueBackups: (input) => ask((api) => api.rescueBackups(input)),
  rescuePreview: (input) => ask((api) => api.rescuePreview(input)),
  rescue: (input) => act((api) => api.rescue(input)),
  erasurePreview: (input) => act((api) => api.erasurePreview(input)),
  erasePerson: (input) => act((api) => api.erasePerson(input)),
  fetchPackage: (names) => act((api) => fetchPackage(api, names)),
  handPackage: (file, onProgress) => act((api) => handPackage(api, file, onProgress)),
  packagePreview: () => ask((api) => api.packagePreview({})),
  unpackProgramme: () => act((api) => api.unpackProgramme({})),
  packageDrop: () => act((api) => api.packageDrop({})),
  setAside: () => ask((api) => api.setAside({})),
  openExample: () => act((api) => api.openExample({})),
  closeProgramme: () => act((api) => api.closeProgramme({})),
  openProgramme: (input) => act((api) => api.openProgramme(input)),
  createProgramme: (input) => act((api) => api.createProgramme(input)),
  forgetProgramme: (input) => act((api) => api.forgetProgramme(input)),
  workOnLocalCopy: () => act((api) => api.workOnLocalCopy({})),
  beginLinkKey: () => act((api) => api.beginLinkKey({})),
  rehearse: (input) => act((api) => api.rehearse(input)),
  deckPlan: (input) => act((api) => api.deckPlan(input)),
  deckPicture: (input) => act((api) => api.deckPicture(input)),
  keepFirstPage: (input) => act((api) => api.keepFirstPage(input)),
  makeDeck: (input, watch) => act((api) => makeDeck(api, input, watch)),
  fetchExport: (fileName) => act((api) => fetchExport(api, fileName)),
  courseworkElsewhere: (input) => ask((api) => api.courseworkElsewhere(input)),
  courseworkPapers: (input) => act((api) => api.courseworkPapers(input)),
  exportCoursework: (input) => act((api) => api.exportCoursework(input)),
  handTable: (file) => ask((api) => handTable(api, file)),
  previewTable: (input) => ask((api) => api.previewTable(input)),
  takeTable: (input) => ask((api) => api.takeTable(input)),
  attachment: (input) => act((api) => api.attachment(input)),
  shownFile: (input) => ask((api) => api.shownFile(input)),
  inBetween: (input) => ask((api) => api.inBetween(input)),
  inspection: (input) => act((api) => api.inspection(input)),
  office: () => ask((api) => api.office({})),
  plainSlides: (input) => act((api) => api.plainSlides(input)),
  makePages: (input, onStep, signal) => act((api) => listenToPages(api, input, onStep, signal)),
  desktop: (order) => act((api) => api.desktop(order)),
  takeIn: (file, onProgress, signal) => act((api) => sendFile(api, file, onProgress, signal)),
};

/** Connects the desk to its host and keeps it connected. Called once, by the page. Gives the way to stop. */
export function startDesk(open: Opener = socketOpener('desk')): () => void {
  let since: number | null = null;
  return keepConnected(open, {
    onState: (connection) => {
      if (connection !== 'live') {
        line = null;
        queue.disconnect();
      }
      useDesk.setState({ connection });
    },
    onLive: async (channel) => {
      const { api, wallUrl } = channel;
      line = channel;
      useDesk.setState({ wallUrl });
      for (const tell of lineListeners) tell(channel);
      lineListeners.clear();
      queue.connect(api);
      void hostClock.askOver(() => api.clock({}));
      void followWall(api).catch(() => {});
      for await (const event of await api.deskFeed({ since })) {
        hostClock.hear(event.now);
        const told = followEvent(useDesk.getState(), event);
        if (told === null) {
          since = null;
          return;
        }
        if (event.kind === 'asked') for (const listener of askListeners) listener(event.ask);
        if (event.kind === 'snapshot' || event.kind === 'change') since = event.seq;
        useDesk.setState({ ...told, ...settled({ ...useDesk.getState(), ...told }) });
      }
    },
  });
}

/** Keeps what the room sees. It ends with the line, and the last view stays. */
async function followWall(api: DeskApi): Promise<void> {
  for await (const { view } of await api.plenumFeed({})) useDesk.setState({ wallView: view });
}

/**
 * The open programme decides the language. And somebody is always at the keys: until they say who, the first
 * facilitator is.
 */
function settled({ programme, by }: DeskState): Pick<DeskState, 'language' | 'by'> {
  const all = programme ? inOrder(programme.facilitators) : [];
  const atTheKeys = all.find((one) => one.initials === by) ?? all[0];
  return { language: programme?.language ?? chosenLanguage(), by: atTheKeys?.initials ?? by };
}
