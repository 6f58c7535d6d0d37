import { resolve } from 'node:path';
import { isoWithOffset } from '../../domain/clock-text.ts';
import type { Book } from '../../domain/command-table.ts';
import { differenceBetween } from '../../domain/difference.ts';
import { differenceLines } from '../../domain/difference-words.ts';
import { type NameDifference, namesDifference } from '../../domain/names-difference.ts';
import { NamesSchema } from '../../domain/programme.ts';
import { say } from '../../domain/words.ts';
import { bookOf } from '../desk/book.ts';
import { isErasing } from '../desk/erasure-marker.ts';
import type { TemplateFolders } from '../desk/expand.ts';
import { openDesk } from '../desk/open-desk.ts';
import type { DeskListener } from '../desk/programme-desk.ts';
import { rebuildProgramme } from '../desk/rescue.ts';
import { restoreNames } from '../desk/restore-names.ts';
import { type Machine, storeOptions } from '../desk/storage.ts';
import { documentsOfBackup } from '../store/backup-reading.ts';
import { type Backup, listBackups } from '../store/backups.ts';
import { instantOf } from './command-line.ts';
import { readBook, readDocuments } from './read-book.ts';
import { FAILED, type Terminal, tellProblem, USAGE } from './terminal.ts';

/** What `samling restore` was asked for. */
export interface RestoreAsked {
  readonly folder: string;
  readonly list: boolean;
  readonly at: string | undefined;
  /** A backup's place in the list, from 1, the newest. */
  readonly generation: string | undefined;
  readonly undo: boolean;
  readonly dryRun: boolean;
  /** The link key instead of the programme. */
  readonly names: boolean;
  readonly json: boolean;
}

interface RestoreTaking {
  readonly machine: Machine;
  readonly terminal: Terminal;
  readonly templates: TemplateFolders;
}

const ZONE = 'Europe/Oslo';
const NOBODY: DeskListener = {
  onChange: () => {},
  onAnew: () => {},
  onNames: () => {},
  onSave: () => {},
  onNotice: () => {},
};

/** Lists a programme's backups, shows what putting one back would change, and puts it back. */
export async function restore(taking: RestoreTaking, asked: RestoreAsked): Promise<number> {
  const { machine, terminal } = taking;
  const root = resolve(asked.folder);
  // What is there would bring somebody back who is being erased.
  if (await isErasing(machine.fs, root)) return tellProblem(terminal, { code: 'ERASURE_UNFINISHED' }, asked.json);
  const which = [asked.list, asked.undo, asked.at !== undefined, asked.generation !== undefined];
  if (which.filter(Boolean).length !== 1) {
    terminal.err(say(terminal.language, 'cli.restoreWhich'));
    return USAGE;
  }
  const options = storeOptions(machine, root, asked.names ? 'names' : 'programme');
  const backups = await listBackups(options);
  if (asked.list) return tellList(terminal, backups, asked.json);
  const backup = chosen(backups, asked);
  if (!backup) return tellProblem(terminal, { code: 'NO_SUCH_BACKUP' }, asked.json);
  return (asked.names ? restoreKey : restoreProgramme)(taking, root, backup, asked);
}

/** What becomes of each name is told by code: no name is written on a screen for it. */
async function restoreKey(
  { machine, terminal }: RestoreTaking,
  folder: string,
  backup: Backup,
  asked: RestoreAsked,
): Promise<number> {
  const options = storeOptions(machine, folder, 'names');
  const documents = await documentsOfBackup(options, backup.id);
  const wanted = documents.ok ? NamesSchema.safeParse(documents.value.get('names')) : null;
  if (!wanted?.success)
    return tellProblem(terminal, { code: documents.ok ? 'UNSOUND' : documents.problem.code }, asked.json);
  const [book, now] = [await readBook(machine, folder), await readDocuments(machine, folder, 'names')];
  if (!now.ok && !isHopeless(now.problem.code)) return tellProblem(terminal, now.problem, asked.json);
  const names = now.ok ? NamesSchema.safeParse(new Map(now.value).get('names')) : null;
  const lines =
    book.ok && names?.success
      ? keyDifference(terminal, namesDifference(names.data, wanted.data, book.value.programme))
      : [say(terminal.language, 'cli.restoreUnreadable')];
  if (!asked.json) for (const line of lines) terminal.out(line);
  const done = asked.dryRun ? documents : await restoreNames(options, backup.id);
  return done.ok
    ? tellDone(terminal, backup, lines, asked)
    : tellProblem(terminal, { code: done.problem.code }, asked.json);
}

function keyDifference({ language }: Terminal, difference: readonly NameDifference[]): string[] {
  const lines = difference.map(({ code, fate }) => `${code} ${say(language, `safety.key-${fate}`)}`);
  return lines.length > 0 ? lines : [say(language, 'safety.noDifference')];
}

async function restoreProgramme(
  { machine, terminal, templates }: RestoreTaking,
  folder: string,
  backup: Backup,
  asked: RestoreAsked,
): Promise<number> {
  const options = storeOptions(machine, folder, 'programme');
  const documents = await documentsOfBackup(options, backup.id);
  const wanted = documents.ok ? bookOf(documents.value) : null;
  if (!wanted) return tellProblem(terminal, { code: documents.ok ? 'UNSOUND' : documents.problem.code }, asked.json);
  const now = await readBook(machine, folder);
  if (!now.ok && !isHopeless(now.problem.code)) return tellProblem(terminal, now.problem, asked.json);
  const lines = now.ok ? difference(terminal, now.value, wanted) : [say(terminal.language, 'cli.restoreUnreadable')];
  if (!asked.json) for (const line of lines) terminal.out(line);
  if (asked.dryRun) return tellDone(terminal, backup, lines, asked);
  if (!now.ok) {
    const rebuilt = await rebuildProgramme(machine, folder, backup.id);
    return rebuilt.ok
      ? tellDone(terminal, backup, lines, asked)
      : tellProblem(terminal, { code: rebuilt.problem.code }, asked.json);
  }
  const opened = await openDesk({ machine, folder, templates, listener: NOBODY });
  if (!opened.ok) return tellProblem(terminal, { code: opened.problem.code }, asked.json);
  const { desk } = opened.value;
  const restored = await desk.restoreBackup(backup.id, '');
  const closed = await desk.close();
  if (!restored.ok) return tellProblem(terminal, { code: restored.problem.code }, asked.json);
  if (!closed.ok) return tellProblem(terminal, { code: closed.problem.code }, asked.json);
  return tellDone(terminal, backup, lines, asked);
}

/** Only what nothing can read any more gives way to a backup unseen: never what a later Samling wrote, or a silent disk has. */
function isHopeless(code: string): boolean {
  return code === 'DAMAGED' || code === 'NOT_A_PROGRAMME';
}

function chosen(backups: readonly Backup[], { at, generation, undo }: RestoreAsked): Backup | undefined {
  if (undo) return backups.find(({ reason }) => reason === 'before-restore');
  if (generation !== undefined) return backups[Number(generation) - 1];
  const instant = at === undefined ? null : instantOf(at);
  const before = backups.filter((backup) => instant !== null && backup.at <= instant);
  // The list is in the order in which they were taken, which is not that of a clock that was set back.
  return before.find((backup) => before.every((other) => other.at <= backup.at));
}

function difference(terminal: Terminal, now: Book, wanted: Book): string[] {
  const lines = differenceLines(terminal.language, differenceBetween(now, wanted));
  return lines.length > 0 ? lines : [say(terminal.language, 'safety.noDifference')];
}

function tellList(terminal: Terminal, backups: readonly Backup[], json: boolean): number {
  if (json) {
    const list = backups.map(({ id, at, seq, reason }, index) => ({ generation: index + 1, id, at, seq, reason }));
    terminal.out(JSON.stringify({ ok: true, backups: list }));
    return 0;
  }
  for (const [index, { at, seq, reason }] of backups.entries()) {
    const why = say(terminal.language, `safety.reason-${reason}`);
    terminal.out(`${String(index + 1).padStart(3)}  ${isoWithOffset(at, ZONE)}  ${seq}  ${why}`);
  }
  if (backups.length === 0) terminal.out(say(terminal.language, 'safety.noBackups'));
  return backups.length > 0 ? 0 : FAILED;
}

function tellDone(terminal: Terminal, { id, at }: Backup, lines: readonly string[], asked: RestoreAsked): number {
  if (asked.json) terminal.out(JSON.stringify({ ok: true, id, at, dryRun: asked.dryRun, difference: lines }));
  else {
    const key = asked.dryRun ? 'cli.restoreDry' : 'cli.restoreDone';
    terminal.out(say(terminal.language, key, { at: isoWithOffset(at, ZONE) }));
  }
  return 0;
}
