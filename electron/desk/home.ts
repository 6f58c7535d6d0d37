import { basename, join } from 'node:path';
import { localDate } from '../../domain/clock-text.ts';
import type { Home, ProgrammeEntry, SessionSummary } from '../../domain/contract.ts';
import type { Programme } from '../../domain/programme.ts';
import { isUnfinished } from '../package/unfinished.ts';
import { ifThere } from '../store/fs-steps.ts';
import { knownOf } from '../store/open-store.ts';
import { readFolder } from '../store/recovery.ts';
import { bookOf } from './book.ts';
import { metaFolders } from './layouts.ts';
import type { ProgrammeDesk } from './programme-desk.ts';
import type { SessionDigest } from './session-digest.ts';
import { type Machine, storeOptions } from './storage.ts';
import { sessionSummaries } from './summaries.ts';

/** The start screen's data. What is open is listed as it is shown, and not looked at on the disk. */
export async function homeOf(
  machine: Machine,
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
  const listed = await listProgrammes(machine, { dataFolder, recent, except: open });
  const here = desk && programmeEntry(desk.folder, desk.shown.programme, desk.sessions.summaries(desk.shown), machine);
  const missing = await missingProgrammes(
    machine,
    recent.filter((folder) => folder !== open),
  );
  return { programmes: here ? [here, ...listed] : listed, open, dataFolder, missing };
}

/** The folders among these that are not there, or hold no programme. */
async function missingProgrammes(machine: Machine, folders: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const folder of folders) if (!(await isProgramme(machine, folder))) missing.push(folder);
  return missing;
}

/**
 * The programmes of the data folder, and the recent ones that lie elsewhere and are still there, but one; by name.
 * They are looked at, and neither opened nor changed.
 */
async function listProgrammes(
  machine: Machine,
  { dataFolder, recent, except }: { dataFolder: string; recent: readonly string[]; except: string | null },
): Promise<ProgrammeEntry[]> {
  const there = (await ifThere(machine.fs.readdir(dataFolder)).catch(() => null)) ?? [];
  const inside = there.filter(({ kind }) => kind === 'folder').map(({ name }) => join(dataFolder, name));
  const entries: ProgrammeEntry[] = [];
  for (const folder of new Set([...inside, ...recent])) {
    if (folder === except || !(await isProgramme(machine, folder))) continue;
    entries.push(await lookAt(machine, folder));
  }
  return entries.sort((a, b) => a.name.localeCompare(b.name, 'nb'));
}

async function isProgramme({ fs }: Machine, folder: string): Promise<boolean> {
  if (isUnfinished(folder)) return false;
  const signs = [metaFolders.programme, 'programme.json'].map((name) => ifThere(fs.stat(join(folder, name))));
  return (await Promise.all(signs).catch(() => [])).some((sign) => sign !== null);
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
  } catch {
    return withProblem(folder, 'IO');
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
