import { basename, join } from 'node:path';
import { localDate } from '../../domain/clock-text.ts';
import type { Home, ProgrammeEntry, SessionSummary } from '../../domain/contract.ts';
import type { Programme } from '../../domain/programme.ts';
import { fail } from '../../domain/result.ts';
import { isUnfinished } from '../package/unfinished.ts';
import { diskProblem } from '../store/disk-problem.ts';
import { ifThere } from '../store/fs-steps.ts';
import { knownOf } from '../store/open-store.ts';
import { readFolder } from '../store/recovery.ts';
import { SILENT } from '../store/watched-fs.ts';
import { bookOf } from './book.ts';
import type { FolderLooks } from './folder-looks.ts';
import { problemOf } from './host-answers.ts';
import { metaFolders } from './layouts.ts';
import type { ProgrammeDesk } from './programme-desk.ts';
import type { SessionDigest } from './session-digest.ts';
import { type Machine, storeOptions } from './storage.ts';
import { sessionSummaries } from './summaries.ts';

/**
 * The start screen's data. What is open is listed as it is shown, and not looked at on the disk. The others are those of
 * the data folder, and the recent ones that lie elsewhere; by name. They are looked at, and neither opened nor changed.
 */
export async function homeOf(
  machine: Machine,
  looks: FolderLooks,
  {
    dataFolder,
    recent,
    desk,
  }: {
    dataFolder: string;
    recent: readonly string[];
    desk: Pick<ProgrammeDesk, 'folder' | 'shown' | 'sessions'> | null;
  },
): Promise<Home> {
  const open = desk?.folder ?? null;
  const here = desk && programmeEntry(desk.folder, desk.shown.programme, desk.sessions.summaries(desk.shown), machine);
  const missing: string[] = [];
  const listed: ProgrammeEntry[] = [];
  for (const folder of new Set([...(await foldersIn(looks, dataFolder)), ...recent])) {
    if (folder === open) continue;
    const seen = await looks.at(folder, async (on) => ((await isProgramme(on, folder)) ? lookAt(on, folder) : null));
    if (seen === SILENT) listed.push(withProblem(folder, 'NO_ANSWER'));
    else if (seen) listed.push(seen);
    else if (recent.includes(folder)) missing.push(folder);
  }
  listed.sort((a, b) => a.name.localeCompare(b.name, 'nb'));
  return { programmes: here ? [here, ...listed] : listed, open, dataFolder, missing };
}

async function foldersIn(looks: FolderLooks, dataFolder: string): Promise<string[]> {
  const there = await looks.at(dataFolder, ({ fs }) => ifThere(fs.readdir(dataFolder)).catch(() => null));
  if (there === SILENT || there === null) return [];
  return there.filter(({ kind }) => kind === 'folder').map(({ name }) => join(dataFolder, name));
}

async function isProgramme({ fs }: Machine, folder: string): Promise<boolean> {
  if (isUnfinished(folder)) return false;
  for (const name of [metaFolders.programme, 'programme.json']) {
    if ((await ifThere(fs.stat(join(folder, name))).catch(() => null)) !== null) return true;
  }
  return false;
}

async function lookAt(machine: Machine, folder: string): Promise<ProgrammeEntry> {
  try {
    const options = storeOptions(machine, folder, 'programme');
    const reading = await readFolder(options, await knownOf(options));
    if (!reading.ok) return withProblem(folder, reading.problem.code);
    const book = bookOf(reading.value.docs.flatMap(({ key, data }) => (data === undefined ? [] : [[key, data]])));
    if (!book) return withProblem(folder, 'NOT_A_PROGRAMME');
    const resting = reading.value.resting.map(({ digest }) => (digest as SessionDigest).summary);
    return programmeEntry(folder, book.programme, sessionSummaries(book, resting), machine);
  } catch (error) {
    const told = problemOf(fail(diskProblem(error)));
    return withProblem(folder, told.ok ? 'IO' : told.problem.code);
  }
}

function withProblem(folder: string, problem: string): ProgrammeEntry {
  const nothing = { workplaces: 0, people: 0, daysHeld: 0, daysPlanned: 0, next: null };
  return { folder, name: basename(folder), ...nothing, problem };
}

/** A programme as the start screen shows it. */
function programmeEntry(
  folder: string,
  programme: Programme,
  sessions: readonly SessionSummary[],
  { clock }: Machine,
): ProgrammeEntry {
  const today = localDate(clock.now(), programme.timeZone);
  const days = sessions.flatMap((session) => session.days.map((day) => ({ session, day })));
  const ahead = days
    .filter(({ day }) => !day.closed && day.date >= today)
    .sort((a, b) => a.day.date.localeCompare(b.day.date));
  const [next] = ahead;
  const held = days.filter(({ day }) => day.closed || day.begun).length;
  return {
    folder,
    name: programme.name,
    workplaces: Object.keys(programme.workplaces).length,
    people: Object.keys(programme.people).length,
    daysHeld: held,
    daysPlanned: days.length - held,
    next: next
      ? {
          workplace: programme.workplaces[next.session.workplaceId]?.name ?? '',
          sessionNumber: next.session.number,
          date: next.day.date,
        }
      : null,
    problem: null,
  };
}
