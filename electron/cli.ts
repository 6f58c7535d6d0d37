import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { commandJsonSchema, commandKinds, isUndoable } from '../domain/commands.ts';
import type { Language } from '../domain/programme.ts';
import { assertNever } from '../domain/result.ts';
import type { SessionKind } from '../domain/session.ts';
import { check } from './cli/check.ts';
import { type Asked, asksForHelp, readCommandLine, spokenLanguage } from './cli/command-line.ts';
import { demo } from './cli/demo.ts';
import { doCommands } from './cli/do-commands.ts';
import { exportDeck } from './cli/export-deck.ts';
import { exportHandouts } from './cli/export-handouts.ts';
import { newProgramme } from './cli/new.ts';
import { show } from './cli/show.ts';
import { listTemplates, tellMistakes } from './cli/templates.ts';
import { FAILED, helpText, type Terminal, tellNoDesktop, tellUsage } from './cli/terminal.ts';
import { userFolders } from './cli/user-folders.ts';
import { machineClock } from './clock.ts';
import { exampleMaker } from './demo/play-demo.ts';
import { thisMachine } from './desk/storage.ts';
import { noteFaults } from './faults.ts';
import { forkingHelper } from './helper/forking-helper.ts';
import { shippedFolders } from './shipped-folders.ts';

const built = import.meta.dirname;
const shipped = shippedFolders(built);
const folders = userFolders(process.env, process.platform, homedir());
const terminal: Terminal = {
  language: spokenLanguage(process.env),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};
const machine = thisMachine(machineClock);
const templates = { shippedFolder: resolve(shipped.templates, 'sessions'), ownFolder: folders.templates };
const demoFolder = resolve(shipped.templates, 'demo');

// Whoever reads may stop reading, as `head` does; what was begun is still finished.
process.stdout.on('error', (error) => {
  if (errorCode(error) !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const help = asksForHelp(args);
  if (help) {
    terminal.out(helpText(terminal.language, help.about));
    return 0;
  }
  const asked = readCommandLine(args);
  if (!asked.ok) return tellUsage(terminal, asked.problem);
  const helper = forkingHelper({ entry: resolve(built, 'helper.js'), clock: machineClock });
  try {
    return await run(asked.value, helper);
  } catch (error) {
    // What went wrong inside may hold private text; only its kind is told.
    terminal.err(`${error instanceof Error ? error.name : 'Error'}: ${errorCode(error)}`);
    return FAILED;
  } finally {
    helper.close();
  }
}

async function run({ command, words, options }: Asked, helper: ReturnType<typeof forkingHelper>): Promise<number> {
  const json = options.json !== undefined;
  const session = options.session ?? 'latest';
  const folder = words.at(-1) ?? '.';
  const taking = { machine, templates, terminal, helper };
  const language = options.language as Language | undefined;
  switch (command) {
    case 'start':
    case 'serve':
      if (command === 'start') tellNoDesktop(terminal, process.env.SAMLING_NO_DESKTOP);
      noteFaults(process, { file: resolve(folders.state, 'faults.log'), now: machineClock.now, err: terminal.err });
      void tellMistakes(taking);
      return (await import('./cli/serve.ts')).serve(
        {
          ...taking,
          dataFolder: folders.data,
          stateFolder: folders.state,
          rendererFolder: shipped.renderer,
          example: exampleMaker(demoFolder),
          untilStopped: untilStopped(),
          endNow: () => process.kill(process.pid, 'SIGKILL'),
        },
        {
          folder: command === 'serve' ? folder : null,
          anyway: options.anyway !== undefined,
          port: Number(options.port ?? 0),
          open: options['no-open'] === undefined,
          json,
        },
      );
    case 'new':
      return newProgramme(taking, {
        folder,
        kind: options.template as SessionKind,
        language: language ?? 'nb',
        workplace: options.workplace ?? '',
        date: options.date,
        people: Number(options.people ?? 0),
        json,
      });
    case 'commands':
      return commands(json);
    case 'do':
      return doCommands(taking, { folder, session, input: process.stdin });
    case 'show':
      return show(taking, { folder, session, view: options.view ?? '', at: options.at, json });
    case 'export':
      return exportWhat(taking, words[0], { folder, session, language, out: options.out ?? '', json }, options.format);
    case 'coursework':
      return coursework(taking, words[0], { folder, session, json }, options);
    case 'check':
      return check(taking, { folder, json });
    case 'restore':
      return (await import('./cli/restore.ts')).restore(taking, {
        folder,
        list: options.list !== undefined,
        at: options.at,
        generation: options.generation,
        undo: options.undo !== undefined,
        dryRun: options['dry-run'] !== undefined,
        names: options.names !== undefined,
        json,
      });
    case 'erase':
      return (await import('./cli/erase.ts')).erase(taking, {
        folder: words[0] ?? '.',
        code: words[1] ?? '',
        workplace: options.workplace,
        files: options.files !== undefined,
        yes: options.yes !== undefined && options['dry-run'] === undefined,
        json,
      });
    case 'pack':
      return (await import('./cli/pack.ts')).pack(taking, {
        folder: words[0] ?? '.',
        file: words[1] ?? '',
        names: options.key === 'with',
        replace: options.overwrite !== undefined,
        json,
      });
    case 'unpack':
      return (await import('./cli/pack.ts')).unpack(taking, { file: words[0] ?? '', folder: words[1] ?? '.', json });
    case 'templates':
      return listTemplates(taking, json);
    case 'demo':
      return demo({ ...taking, demoFolder }, { folder, language: language ?? 'nb', json });
    default:
      return assertNever(command);
  }
}

/** Out or in; what each needs beside the folder is told when it is not there. */
async function coursework(
  taking: Parameters<typeof exportDeck>[0] & { readonly templates: typeof templates },
  way: string | undefined,
  asked: { readonly folder: string; readonly session: string; readonly json: boolean },
  options: Asked['options'],
): Promise<number> {
  const { exportCoursework, importCoursework } = await import('./cli/coursework.ts');
  const missing = (word: string) => tellUsage(terminal, { code: 'MISSING_OPTION', word, command: 'coursework' });
  if (way === 'import') {
    if (options.file === undefined) return missing('--file');
    return importCoursework(taking, {
      ...asked,
      file: options.file,
      coursework: options.coursework,
      replace: options.replace !== undefined,
      dryRun: options['dry-run'] !== undefined,
    });
  }
  if (options.what === undefined || options.out === undefined)
    return missing(options.what === undefined ? '--what' : '--out');
  return exportCoursework(taking, {
    ...asked,
    out: options.out,
    language: options.language as Language | undefined,
    what: options.what as 'matrix' | 'protocol' | 'pages' | 'qda',
    format: (options.format ?? 'md') as 'csv' | 'md' | 'pdf',
    texts: options.texts !== undefined,
    names: options['with-names'] !== undefined,
  });
}

function exportWhat(
  taking: Parameters<typeof exportDeck>[0],
  what: string | undefined,
  asked: Parameters<typeof exportDeck>[1],
  format: string | undefined,
): Promise<number> {
  if (what === 'handouts') return exportHandouts(taking, { ...asked, format: format === 'pdf' ? 'pdf' : 'md' });
  if (format === undefined) return exportDeck(taking, asked);
  return Promise.resolve(tellUsage(terminal, { code: 'BAD_OPTION', word: '--format', command: 'export' }));
}

async function commands(json: boolean): Promise<number> {
  const all = commandKinds().map((kind) => ({ kind, undoable: isUndoable(kind), schema: commandJsonSchema(kind) }));
  if (json) terminal.out(JSON.stringify(all, null, 2));
  else for (const { kind, schema } of all) terminal.out(`${kind}  ${fieldsOf(schema)}`.trimEnd());
  return 0;
}

function fieldsOf(schema: unknown): string {
  const { properties = {}, required = [] } = schema as { properties?: Record<string, unknown>; required?: string[] };
  return Object.keys(properties)
    .filter((field) => field !== 'kind')
    .map((field) => (required.includes(field) ? field : `[${field}]`))
    .join(' ');
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'UNEXPECTED';
}

function untilStopped(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop());
  });
}
