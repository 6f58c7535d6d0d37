import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import { itemFields } from '../../domain/session.ts';
import type { SessionTemplate, TemplateItem } from '../../domain/template.ts';
import { readTemplate, type TemplateFault } from '../../domain/template-check.ts';
import { suggest } from './suggest.ts';
import { type MistakeSpot, mistake, type TemplateMistake, type TemplateOrigin } from './template-mistake.ts';
import { decodeUtf8 } from './utf8.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** What is needed of the disk. Paths are absolute; a promise that rejects means that the thing cannot be read. */
export interface TemplateFs {
  readdir(folder: string): Promise<string[]>;
  realpath(path: string): Promise<string>;
  stat(path: string): Promise<{ readonly size: number; isFile(): boolean }>;
  readFile(path: string): Promise<Uint8Array>;
}

/** A template that can be used as it is: checked, with its note files read in. */
export interface LoadedTemplate {
  readonly origin: TemplateOrigin;
  /** File name in its folder. */
  readonly file: string;
  readonly template: SessionTemplate;
}

/** All that the two folders gave. One damaged file costs only itself. */
export interface LoadedTemplates {
  /** By number, then Bokmål before English, then own before shipped, then id: the first that fits is the one meant. */
  readonly templates: readonly LoadedTemplate[];
  /** Shipped before own, then by file and line. */
  readonly mistakes: readonly TemplateMistake[];
}

/** Largest template or note file, in bytes. */
export const TEMPLATE_BYTES_MAX = 200_000;
/** Most template files that are read from one folder. */
export const TEMPLATE_FILES_MAX = 200;

const disk: TemplateFs = { readdir: (folder) => readdir(folder), realpath, stat, readFile: (path) => readFile(path) };

/**
 * Reads the session templates of both folders. An own template takes the place of the shipped one with the same id
 * and language; one with mistakes does not, so that the shipped one still can be used. That `ownFolder` does not
 * exist yet is no mistake.
 */
export async function loadTemplates({
  shippedFolder,
  ownFolder,
  fs = disk,
}: {
  readonly shippedFolder: string;
  readonly ownFolder?: string | undefined;
  readonly fs?: TemplateFs | undefined;
}): Promise<LoadedTemplates> {
  const shipped = await readFolder(fs, shippedFolder, 'shipped');
  const own = ownFolder === undefined ? NOTHING : await readFolder(fs, ownFolder, 'own');
  const byName = new Map([...shipped.templates, ...own.templates].map((one) => [nameOf(one.template), one]));
  const templates = [...byName.values()].sort(
    (a, b) =>
      a.template.number - b.template.number ||
      order(b.template.language, a.template.language) ||
      order(a.origin, b.origin) ||
      order(a.template.id, b.template.id),
  );
  return { templates, mistakes: [...shipped.mistakes, ...own.mistakes] };
}

const NOTHING: LoadedTemplates = { templates: [], mistakes: [] };

function nameOf({ id, language }: SessionTemplate): string {
  return `${id}.${language}`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function readFolder(fs: TemplateFs, folder: string, origin: TemplateOrigin): Promise<LoadedTemplates> {
  let root: string;
  let names: string[];
  try {
    root = await fs.realpath(folder);
    names = (await fs.readdir(root)).filter((name) => /^[^.].*\.ya?ml$/i.test(name)).sort(order);
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (absent && origin === 'own') return NOTHING;
    return { templates: [], mistakes: [mistake('folder-unreadable', { origin, file: '' })] };
  }
  const templates = new Map<string, LoadedTemplate>();
  const mistakes: TemplateMistake[] = [];
  for (const file of names.slice(0, TEMPLATE_FILES_MAX)) {
    const read = await readTemplateFile(fs, root, { origin, file });
    if (!read.ok) {
      mistakes.push(...read.problem);
      continue;
    }
    const { template, source } = read.value;
    const name = nameOf(template);
    const before = templates.get(name);
    if (before) {
      const params = { file: before.file };
      mistakes.push(
        mistake('duplicate-template', { origin, file, ...source.place(['id']) }, { given: template.id, params }),
      );
    } else {
      templates.set(name, { origin, file, template });
    }
  }
  if (names.length > TEMPLATE_FILES_MAX) {
    mistakes.push(mistake('too-many-files', { origin, file: '' }, { params: { limit: TEMPLATE_FILES_MAX } }));
  }
  return { templates: [...templates.values()], mistakes };
}

type Reading<T> = Result<T, readonly TemplateMistake[]>;

async function readTemplateFile(
  fs: TemplateFs,
  root: string,
  spot: MistakeSpot,
): Promise<Reading<{ readonly template: SessionTemplate; readonly source: YamlSource }>> {
  const text = await readText(fs, root, spot, spot.file);
  if (!text.ok) return text;
  const yaml = readYaml(text.value);
  if (!yaml.ok) return fail(yaml.mistakes.map(({ code, place }) => mistake(code, { ...spot, ...place })));
  const { source } = yaml;
  const read = readTemplate(source.value);
  if (!read.ok) return fail(told(read.problem, spot, source));
  const noted = await withNotes(fs, root, read.value, spot, source);
  return noted.ok ? ok({ template: noted.value, source }) : noted;
}

/** A misspelt field is one mistake, though it is both unknown and missing under its right name. */
function told(faults: readonly TemplateFault[], spot: MistakeSpot, source: YamlSource): TemplateMistake[] {
  const all = faults.map((fault) => ({
    fault,
    suggestion: fault.allowed.length > 0 ? suggest(fault.given, fault.allowed) : null,
  }));
  const keyOf = (fault: TemplateFault, field: string | null) => JSON.stringify([fault.path, field]);
  const misspelt = new Set(
    all.filter(({ fault }) => fault.code === 'unknown-field').map(({ fault, suggestion }) => keyOf(fault, suggestion)),
  );
  return all
    .filter(({ fault }) => fault.code !== 'missing-field' || !misspelt.has(keyOf(fault, fault.field)))
    .map(({ fault, suggestion }) => {
      const place = fault.code === 'unknown-field' ? source.place(fault.path, fault.field) : source.place(fault.path);
      return mistake(fault.code, { ...spot, ...place }, { ...fault, suggestion });
    })
    .sort(inFileOrder);
}

function inFileOrder(a: TemplateMistake, b: TemplateMistake): number {
  return a.line - b.line || a.column - b.column;
}

/** Puts the text of note files in as private notes. */
async function withNotes(
  fs: TemplateFs,
  root: string,
  template: SessionTemplate,
  spot: MistakeSpot,
  source: YamlSource,
): Promise<Reading<SessionTemplate>> {
  const mistakes: TemplateMistake[] = [];
  const days: SessionTemplate['days'] = [];
  for (const [dayIndex, day] of template.days.entries()) {
    const items: TemplateItem[] = [];
    for (const [index, { noteFile, ...item }] of day.items.entries()) {
      if (noteFile === undefined) {
        items.push(item);
        continue;
      }
      const place = source.place(['days', dayIndex, 'items', index, 'noteFile']);
      const note = await readNote(fs, root, noteFile, { ...spot, ...place });
      if (note.ok) items.push({ ...item, privateNote: note.value });
      else mistakes.push(...note.problem);
    }
    days.push({ ...day, items });
  }
  return mistakes.length > 0 ? fail(mistakes) : ok({ ...template, days });
}

/** Names of folders and files only: nothing absolute, no way up, no drive and no backslash. */
const NOTE_PATH = /^([\p{L}\p{N}_-]+\/){0,3}[\p{L}\p{N}_-][\p{L}\p{N}_.-]*\.md$/u;
const NOTE_MAX = itemFields.privateNote.maxLength ?? 4000;

async function readNote(fs: TemplateFs, root: string, noteFile: string, spot: MistakeSpot): Promise<Reading<string>> {
  if (!NOTE_PATH.test(noteFile)) return fail([mistake('note-path', spot, { given: noteFile })]);
  const text = await readText(fs, root, spot, noteFile);
  if (!text.ok) return text;
  const note = text.value.replace(/\r\n?/g, '\n').trim();
  if (note.length > NOTE_MAX) {
    return fail([
      mistake('note-too-long', spot, { given: noteFile, params: { length: note.length, limit: NOTE_MAX } }),
    ]);
  }
  return ok(note);
}

/**
 * The text of `file` below `root`. A link that leads out of the folder is refused, since a template may come from
 * anybody. Mistakes in a note's bytes name the note; all others name the template in `spot`.
 */
async function readText(fs: TemplateFs, root: string, spot: MistakeSpot, file: string): Promise<Reading<string>> {
  const isNote = file !== spot.file;
  try {
    const path = await fs.realpath(join(root, file));
    const way = relative(root, path);
    if (way.startsWith(`..${sep}`) || way === '..' || isAbsolute(way)) {
      return fail([mistake(isNote ? 'note-path' : 'file-outside', spot, { given: file })]);
    }
    const found = await fs.stat(path);
    // A pipe or a device would keep us waiting for ever.
    if (!found.isFile()) return fail([mistake(isNote ? 'note-missing' : 'file-unreadable', spot, { given: file })]);
    const bytes = found.size > TEMPLATE_BYTES_MAX ? null : await fs.readFile(path);
    if (bytes === null || bytes.length > TEMPLATE_BYTES_MAX) {
      return fail([
        mistake('file-too-large', { origin: spot.origin, file }, { params: { limit: TEMPLATE_BYTES_MAX / 1000 } }),
      ]);
    }
    const text = decodeUtf8(bytes);
    if (!text.ok) return fail([mistake('not-utf8', { origin: spot.origin, file, ...text.problem })]);
    return text;
  } catch {
    return fail([mistake(isNote ? 'note-missing' : 'file-unreadable', spot, { given: file })]);
  }
}
