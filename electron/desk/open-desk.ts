import { setImmediate as turn } from 'node:timers/promises';
import type { Book } from '../../domain/command-table.ts';
import type { FolderNotice } from '../../domain/contract.ts';
import type { Attachment } from '../../domain/presentation-record.ts';
import type { Names, Programme } from '../../domain/programme.ts';
import { ProgrammeSchema } from '../../domain/programme.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { SessionSchema } from '../../domain/session.ts';
import { openIntake } from '../attachments/intake.ts';
import { type AttachmentFinding, verifyAttachments } from '../attachments/verify.ts';
import { isUnfinished } from '../package/unfinished.ts';
import { errnoOf } from '../store/fs-steps.ts';
import type { Finding, StoreProblem } from '../store/problems.ts';
import type { Store } from '../store/store.ts';
import { bookOf, keptFilesOf } from './book.ts';
import { type ErasureProblem, finishErasure } from './erasing.ts';
import type { TemplateFolders } from './expand.ts';
import { type DeskListener, ProgrammeDesk } from './programme-desk.ts';
import { createStorage, emptyNames, type Machine, openStorage, type Storage } from './storage.ts';

/** Where a programme is opened, and for whom. */
export interface OpenDeskTaking {
  readonly machine: Machine;
  /** Absolute. */
  readonly folder: string;
  readonly templates: TemplateFolders;
  readonly listener: DeskListener;
  /** Whether sessions come into memory when they are needed; otherwise all of them do at once, and stay. */
  readonly sessions?: 'all' | 'needed';
}

/** An open programme and what was found on opening it. */
export interface OpenedDesk {
  readonly desk: ProgrammeDesk;
  readonly notices: readonly FolderNotice[];
}

/** Undo reaches this many changes back over a restart. */
const PAST_KEPT = 500;

/**
 * Opens a programme's folder. It is locked from here on until the desk is closed. An erasure that was cut off is finished
 * before anything is read.
 */
export async function openDesk(taking: OpenDeskTaking): Promise<Result<OpenedDesk, ErasureProblem>> {
  // What was being unpacked or copied when everything stopped may hold half of everything.
  if (isUnfinished(taking.folder)) return fail({ code: 'NOT_A_PROGRAMME' });
  const erased = await finishErasure(taking.machine, taking.folder);
  if (!erased.ok) return erased;
  const once = await openOnce(taking);
  // Where a session that rested is not as it was left, everything is read and mended, now that this is known.
  const opened = !once.ok && once.problem.code === 'DAMAGED' ? await openOnce(taking) : once;
  if (!opened.ok || erased.value === null) return opened;
  return ok({ ...opened.value, notices: [erased.value, ...opened.value.notices] });
}

async function openOnce(taking: OpenDeskTaking): Promise<Result<OpenedDesk, StoreProblem>> {
  const storage = await openStorage(taking.machine, taking.folder);
  return storage.ok ? begin(taking, storage.value) : storage;
}

/** Makes a programme in a folder that is empty or not there, and opens it. */
export async function createDesk(
  taking: OpenDeskTaking,
  programme: Programme,
): Promise<Result<OpenedDesk, StoreProblem>> {
  const storage = await createStorage(taking.machine, taking.folder, programme);
  return storage.ok ? begin(taking, storage.value) : storage;
}

async function begin(taking: OpenDeskTaking, storage: Storage): Promise<Result<OpenedDesk, StoreProblem>> {
  const { folder } = taking;
  const { main, names } = storage;
  // From here on nothing comes into another folder that lies there once the disk was pulled.
  const machine = { ...taking.machine, fs: main.fs };
  const loaded = await loadSessions(main, taking.sessions ?? 'all');
  if (!loaded.ok) {
    await Promise.all([main.close(), names?.close()]);
    return loaded;
  }
  const book = bookOf(dataOf(main));
  if (!book) return fail({ code: 'NOT_A_PROGRAMME' });
  const intake = await openIntake({ folder, fs: machine.fs, newId: machine.newId, now: machine.clock.now });
  const files = await lookAtAttachments(machine, folder, keptFilesOf(book));
  const key = names && new Map(dataOf(names)).get('names');
  const desk = new ProgrammeDesk({
    ...taking,
    machine,
    storage,
    book,
    names: (key as Names | undefined) ?? emptyNames(machine.clock),
    past: pastOf(main),
    intake,
  });
  for (const store of [main, names]) {
    store?.onFinding((finding) => noticesOf([finding]).forEach(taking.listener.onNotice));
  }
  await desk.lookAtSpace();
  desk.sessions.lookThroughSoon(async (rested) => {
    const missing = rested ? await lookAtAttachments(machine, folder, desk.sessions.kept(desk.shown)) : [];
    const odd = await oddDocuments(desk.shown);
    return () => [...noticesOf(missing), ...odd].forEach(taking.listener.onNotice);
  });
  const found = [...main.findings(), ...(names?.findings() ?? []), ...files];
  return ok({ desk, notices: [...noticesOf(found), ...namesNotice(storage)] });
}

/** The session that desk and wall are on, or all. */
async function loadSessions(main: Store, which: 'all' | 'needed'): Promise<Result<unknown, StoreProblem>> {
  const programme = main.held().get('programme')?.data as Programme | undefined;
  const open = programme?.openSessionId ? [`session/${programme.openSessionId}`] : [];
  for (const key of which === 'all' ? [...main.shelf.resting.keys()] : open) {
    const loaded = await main.shelf.load(key);
    if (!loaded.ok) return loaded;
  }
  return ok(undefined);
}

/** Files that cannot be looked at now may be there all the same, and the day does not wait for them. */
async function lookAtAttachments(
  { fs }: Machine,
  folder: string,
  kept: readonly Attachment[],
): Promise<AttachmentFinding[]> {
  try {
    return await verifyAttachments(fs, folder, kept, false);
  } catch (error) {
    return [{ severity: 'error', code: 'ATTACHMENTS_UNREAD', file: 'attachments', detail: errnoOf(error) }];
  }
}

function dataOf(store: Store): [string, unknown][] {
  return [...store.held()].map(([key, { data }]) => [key, data]);
}

function pastOf(main: Store): ReturnType<typeof recordsOf> {
  return recordsOf(main, Math.max(0, main.seq - PAST_KEPT));
}

function recordsOf(main: Store, since: number) {
  const records = main.recordsSince(since);
  if (records.ok) return records.value;
  const kept = main.recordsSince(records.problem.oldest - 1);
  return kept.ok ? kept.value : [];
}

/** What a facilitator should know of; what was mended and lost nothing stays in the folder's own account. */
export function noticesOf(findings: readonly (Finding | AttachmentFinding)[]): FolderNotice[] {
  return findings.filter((one) => one.severity !== 'info').map(({ code, file, detail }) => ({ code, file, detail }));
}

/** Each document is looked at once, and to make its schema fast first costs more than that. */
const AS_IT_IS = { jitless: true };

/**
 * Documents that are sound but not of the expected shape open all the same: what they hold may be all there is. The desk
 * answers others between two of them.
 */
async function oddDocuments({ programme, sessions }: Book): Promise<FolderNotice[]> {
  const odd: FolderNotice[] = [];
  const look = async (schema: typeof ProgrammeSchema | typeof SessionSchema, data: unknown, file: string) => {
    if (!schema.safeParse(data, AS_IT_IS).success) odd.push({ code: 'DOCUMENT_ODD', file, detail: '' });
    await turn();
  };
  await look(ProgrammeSchema, programme, 'programme.json');
  for (const [id, session] of Object.entries(sessions)) await look(SessionSchema, session, `session/${id}`);
  return odd;
}

function namesNotice({ namesProblem }: Storage): FolderNotice[] {
  if (namesProblem?.code === 'NAMES_MISSING') return [{ code: 'NAMES_MISSING', file: 'names.json', detail: '' }];
  if (namesProblem?.code === 'DAMAGED') return [{ code: 'NAMES_DAMAGED', file: 'names.json', detail: '' }];
  return namesProblem ? [{ code: 'NAMES_UNREADABLE', file: 'names.json', detail: namesProblem.code }] : [];
}
