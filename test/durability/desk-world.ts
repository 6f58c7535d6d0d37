import { join } from 'node:path';
import type { CommandInput } from '../../domain/commands.ts';
import { idFrom } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { demoCommands } from '../../electron/demo/demo-commands.ts';
import type { DeskListener } from '../../electron/desk/programme-desk.ts';
import { type Machine, storeOptions } from '../../electron/desk/storage.ts';
import type { Fs } from '../../electron/store/fs.ts';
import { nodeFs } from '../../electron/store/fs.ts';
import { type OpenOptions, openStore } from '../../electron/store/open-store.ts';
import type { StoreProblem } from '../../electron/store/problems.ts';
import { LOOK_EVERY_MS } from '../../electron/store/silence-watch.ts';
import type { Store } from '../../electron/store/store.ts';
import { readDemoContent } from '../../electron/templates/demo-content.ts';
import { readDemoCoursework } from '../../electron/templates/demo-coursework.ts';
import { courseworkIn, loadCoursework } from '../../electron/templates/load-coursework.ts';
import { loadTemplates } from '../../electron/templates/load-templates.ts';

/** Where the programme lies on a disk in memory. */
export const FOLDER = '/p';

/** 24 November 2026, nine in the morning in Oslo. */
export const MORNING = Date.UTC(2026, 10, 24, 8);

/** Nothing is ever idle here, and no disk silent: when documents are written is decided by the session. */
const NEVER: ReadonlySet<number> = new Set([2000, LOOK_EVERY_MS]);

/** A machine with this disk, on which every wait is over at once and ids are the same each time. */
export function machineOn(fs: Fs, { now = () => MORNING, gone = (): boolean => false } = {}): Machine {
  let ids = 0;
  const newId = () => {
    ids += 1;
    // A byte becomes one of 32 letters.
    return idFrom(Uint8Array.from({ length: 16 }, (_, place) => Math.floor(ids / 32 ** place) % 32));
  };
  const after = (ms: number, run: () => void) => {
    if (NEVER.has(ms)) return () => {};
    const alive = () => gone() || run();
    const [soon, later] = ms < 1000 ? [setImmediate(alive), undefined] : [undefined, setTimeout(alive, 1)];
    return () => {
      clearImmediate(soon);
      clearTimeout(later);
    };
  };
  return { fs, newId, clock: { now, monotonic: () => 0, countsSleep: true, after } };
}

/** Nobody who listens. */
export const nobody: DeskListener = {
  onChange: () => {},
  onAnew: () => {},
  onNames: () => {},
  onSave: () => {},
  onNotice: () => {},
};

/** How one of the folder's stores is opened after its process was killed. */
export function afterKill(machine: Machine, which: 'programme' | 'names', folder = FOLDER): OpenOptions {
  return { ...storeOptions(machine, folder, which), isRunning: () => false, patienceMs: 0 };
}

/** Opens one of the folder's stores after its process was killed, and takes everything that rests into memory. */
export async function reopen(machine: Machine, which: 'programme' | 'names'): Promise<Result<Store, StoreProblem>> {
  const opened = await openStore(afterKill(machine, which));
  if (!opened.ok) return opened;
  await opened.value.lookThrough();
  for (const key of [...opened.value.shelf.resting.keys()]) {
    const loaded = await opened.value.shelf.load(key);
    if (!loaded.ok) return loaded;
  }
  return opened;
}

/** What all documents say, as one text. */
export function textOfDocuments(documents: Iterable<readonly [string, { readonly data: unknown }]>): string {
  return JSON.stringify([...documents].map(([key, { data }]) => [key, data]).sort(byKey));
}

function byKey(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]) < String(b[0]) ? -1 : 1;
}

/** What brings files, and what two at the keys have to agree on: here everything is given by one. */
const LEFT_OUT: ReadonlySet<string> = new Set(['presentation.attach', 'note.accord']);

/** What a session goes through: the shipped example's own commands, but for a few. */
export async function exampleCommands(root: string, count: number): Promise<CommandInput[]> {
  const content = await readDemoContent(join(root, 'templates/demo'), 'nb', (path) => nodeFs.readFile(path));
  const handedIn = await readDemoCoursework(join(root, 'templates/demo'), 'nb', (path) => nodeFs.readFile(path));
  if (!content.ok || !handedIn.ok) throw new Error('The example cannot be read');
  const shippedFolder = join(root, 'templates/sessions');
  const shipped = await loadTemplates({ shippedFolder });
  const coursework = courseworkIn(await loadCoursework({ shippedFolder }), 'nb');
  const templateOf = (id: string) =>
    shipped.templates.find(({ template }) => template.id === id && template.language === 'nb')?.template;
  const script = { content: content.value, handedIn: handedIn.value, templateOf, coursework };
  const commands = demoCommands({ ...script, filePath: (name) => name }).map(({ command }) => command);
  const withoutFiles = commands.filter(({ kind }) => !LEFT_OUT.has(kind));
  if (withoutFiles.length < count) throw new Error(`The example has only ${withoutFiles.length} commands`);
  return withoutFiles.slice(0, count);
}
