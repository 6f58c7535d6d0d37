import { isAbsolute, resolve } from 'node:path';
import type { BackedUpSession, BackupHoldings, FolderBackup, RescuePreview } from '../../domain/backup.ts';
import type { FolderNotice, HostAnswer } from '../../domain/contract.ts';
import { differenceBetween, type PartialBook } from '../../domain/difference.ts';
import type { DocKey } from '../../domain/patch.ts';
import type { Programme } from '../../domain/programme.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import { isUnfinished } from '../package/unfinished.ts';
import { documentsOfBackup, type ReadThrough, readBackupsThrough } from '../store/backup-reading.ts';
import { diskProblem } from '../store/disk-problem.ts';
import { rebuildFromBackup } from '../store/rebuild.ts';
import { type DocState, examineFolder } from '../store/recovery.ts';
import { bookOf, partialBookOf } from './book.ts';
import { isErasing } from './erasure-marker.ts';
import { openAsItIs, problemOf } from './host-answers.ts';
import type { ExampleMaker } from './host-taking.ts';
import { programmeLayout } from './layouts.ts';
import { withBlackWall } from './restoring.ts';
import { type Machine, storeOptions } from './storage.ts';

/**
 * Folders that do not open because what they hold is damaged: which backups are in them, what one would put there, and
 * making the folder that. Where a folder is refused for another reason, or opens after all, nothing of this is done.
 */
export class Rescue {
  readonly #machine: Machine;
  readonly #replace: (folder: string, open: ExampleMaker) => Promise<HostAnswer<null>>;

  /** `replace` opens a folder in the given way in place of what is open. */
  constructor(machine: Machine, replace: (folder: string, open: ExampleMaker) => Promise<HostAnswer<null>>) {
    this.#machine = machine;
    this.#replace = replace;
  }

  /** See `DeskApi`. */
  async backups(folder: string): Promise<HostAnswer<readonly FolderBackup[]>> {
    const damaged = await whatIsLeft(this.#machine, folder);
    if (!damaged.ok) return damaged;
    try {
      const read = await readBackupsThrough<Held>(this.#options(folder), heldOf);
      return ok(read.map(entryOf));
    } catch (error) {
      return problemOf(fail(diskProblem(error)));
    }
  }

  /** See `DeskApi`. */
  async preview(folder: string, backupId: string): Promise<HostAnswer<RescuePreview>> {
    const left = await whatIsLeft(this.#machine, folder);
    if (!left.ok) return left;
    const options = this.#options(folder);
    const documents = await documentsOfBackup(options, backupId);
    if (!documents.ok) return problemOf(documents);
    const then = bookOf(documents.value);
    if (then === null) return fail({ code: 'BACKUP_DAMAGED' });
    const { programme, sessions } = left.value;
    const nothing = programme === null && Object.keys(sessions).length === 0;
    return ok({ difference: nothing ? null : differenceBetween(left.value, then), aside: asideOf(options) });
  }

  /** See `DeskApi`. */
  restore(folder: string, backupId: string): Promise<HostAnswer<null>> {
    return this.#replace(resolve(folder), async (taking) => {
      // Only now: closing it may have put in order what was open.
      const damaged = await whatIsLeft(this.#machine, folder);
      if (!damaged.ok) return damaged;
      const rebuilt = await rebuildProgramme(this.#machine, taking.folder, backupId);
      if (!rebuilt.ok) return problemOf(rebuilt);
      const opened = await openAsItIs(taking);
      const notice: FolderNotice = { code: 'REBUILT', file: asideOf(this.#options(folder)), detail: '' };
      return opened.ok ? ok({ ...opened.value, notices: [notice, ...opened.value.notices] }) : opened;
    });
  }

  #options(folder: string) {
    return storeOptions(this.#machine, resolve(folder), 'programme');
  }
}

/**
 * Makes a folder that nothing opens into what a backup of the programme holds. Nobody has released again what was on the
 * wall then, so the room sees nothing until somebody shows something.
 */
export function rebuildProgramme(
  machine: Machine,
  root: string,
  backupId: string,
): ReturnType<typeof rebuildFromBackup> {
  return rebuildFromBackup(storeOptions(machine, root, 'programme'), backupId, (documents) => {
    const black = ([key, data]: readonly [DocKey, unknown]) =>
      [key, key.startsWith('session/') ? withBlackWall(data as Session) : data] as const;
    return new Map([...documents].map(black));
  });
}

/** What can still be read of a folder that does not open; a problem where that is not because it is damaged. */
async function whatIsLeft(machine: Machine, folder: string): Promise<HostAnswer<PartialBook>> {
  if (!isAbsolute(folder) || isUnfinished(resolve(folder))) return fail({ code: 'NOT_A_PROGRAMME' });
  const options = storeOptions(machine, resolve(folder), 'programme');
  try {
    // A backup would bring somebody back who is being erased.
    if (await isErasing(machine.fs, options.root)) return fail({ code: 'ERASURE_UNFINISHED' });
    const { reading, docs } = await examineFolder(options);
    if (reading.ok) return fail({ code: 'RESCUE_NOT_NEEDED' });
    const { code } = reading.problem;
    return code === 'DAMAGED' || code === 'NOT_A_PROGRAMME' ? ok(partOf(docs)) : problemOf(reading);
  } catch (error) {
    return problemOf(fail(diskProblem(error)));
  }
}

/** The documents that are as they are written today. */
function partOf(docs: readonly DocState[]): PartialBook {
  const today = docs.filter((doc) => doc.data !== undefined && doc.version === programmeLayout.versions[doc.format]);
  return partialBookOf(today.map(({ key, data }) => [key, data]));
}

function asideOf({ metaFolder }: { readonly metaFolder: string }): string {
  return `${metaFolder}/quarantine`;
}

type Held =
  | ({ readonly kind: 'programme' } & Omit<BackupHoldings, 'sessions' | 'bytes'>)
  | ({ readonly kind: 'session' } & BackedUpSession);

/** What a list says of a document of a backup. */
function heldOf(key: DocKey, data: unknown): Held {
  if (key === 'programme') {
    const { name, timeZone, workplaces, people } = data as Programme;
    const [places, persons] = [workplaces, people].map((records) => Object.keys(records).length);
    return { kind: 'programme', programme: name, timeZone, workplaces: places ?? 0, people: persons ?? 0 };
  }
  const { title, kind, number, notes, cards, presentations, days } = data as Session;
  return {
    kind: 'session',
    session: { kind, number },
    title,
    date: firstDayOf(days),
    notes: Object.keys(notes).length,
    cards: Object.values(cards).reduce((sum, ofItem) => sum + Object.keys(ofItem).length, 0),
    presentations: Object.keys(presentations).length,
  };
}

function firstDayOf(days: Session['days']): string {
  return (
    Object.values(days)
      .map(({ date }) => date)
      .sort()[0] ?? ''
  );
}

function entryOf({ id, backup, documents }: ReadThrough<Held>): FolderBackup {
  const at = backup?.at ?? Number(id.split('-')[0]);
  const held = [...(documents?.values() ?? [])];
  const programme = held.find((one) => one.kind === 'programme');
  if (!backup || !programme) return { id, at, reason: backup?.reason ?? null, holds: null };
  const sessions = held
    .flatMap((one) => (one.kind === 'session' ? [one] : []))
    .sort((a, b) => a.date.localeCompare(b.date) || a.session.number - b.session.number)
    .map(({ kind: _, ...session }) => session);
  const { programme: name, timeZone, workplaces, people } = programme;
  const bytes = backup.documents.reduce((sum, one) => sum + one.bytes, 0);
  return { id, at, reason: backup.reason, holds: { programme: name, timeZone, workplaces, people, sessions, bytes } };
}
