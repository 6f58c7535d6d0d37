import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { TemplateFault } from '../../domain/template-fault.ts';
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

/** The disk as it is. */
export const templateDisk: TemplateFs = {
  readdir: (folder) => readdir(folder),
  realpath,
  stat,
  readFile: (path) => readFile(path),
};

/** Largest template or note file, in bytes. */
export const TEMPLATE_BYTES_MAX = 200_000;
/** Most template files that are read from one folder. */
export const TEMPLATE_FILES_MAX = 200;

/** What was read, or all that was wrong with it. */
export type Reading<T> = Result<T, readonly TemplateMistake[]>;

/** A template that can be used as it is. */
export interface FoundTemplate<T> {
  readonly origin: TemplateOrigin;
  /** File name in its folder. */
  readonly file: string;
  readonly template: T;
}

/** All that one folder gave. One damaged file costs only itself. */
export interface FoundTemplates<T> {
  readonly templates: readonly FoundTemplate<T>[];
  /** By file and line. */
  readonly mistakes: readonly TemplateMistake[];
}

/** A sort of template: how a file of it is made sense of, and what tells one from another. */
export interface TemplateSort<T> {
  /** The field that names it, and that two of one language may not share. */
  readonly nameField: keyof T & string;
  readonly read: (raw: unknown) => Result<T, readonly TemplateFault[]>;
  /** What has to be read beside the file itself; nothing when left out. */
  readonly complete?: (
    fs: TemplateFs,
    root: string,
    template: T,
    spot: MistakeSpot,
    source: YamlSource,
  ) => Promise<Reading<T>>;
}

/**
 * Reads the templates of one sort in both folders. An own one takes the place of the shipped one with the same name and
 * language; one with mistakes does not, so that the shipped one can still be used. That the own folder does not exist
 * yet is no mistake.
 */
export async function readBothFolders<T extends { readonly language: string }>(
  fs: TemplateFs,
  { shippedFolder, ownFolder }: { readonly shippedFolder: string; readonly ownFolder?: string | undefined },
  sort: TemplateSort<T>,
): Promise<FoundTemplates<T>> {
  const shipped = await readFolder(fs, shippedFolder, 'shipped', sort);
  const own = ownFolder === undefined ? { templates: [], mistakes: [] } : await readFolder(fs, ownFolder, 'own', sort);
  const byName = new Map([...shipped.templates, ...own.templates].map((one) => [nameOf(one.template, sort), one]));
  return { templates: [...byName.values()], mistakes: [...shipped.mistakes, ...own.mistakes] };
}

/** The order of texts by their signs, the same on every machine. */
export function bySigns(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function nameOf<T extends { readonly language: string }>(template: T, { nameField }: TemplateSort<T>): string {
  return `${template[nameField]}.${template.language}`;
}

async function readFolder<T extends { readonly language: string }>(
  fs: TemplateFs,
  folder: string,
  origin: TemplateOrigin,
  sort: TemplateSort<T>,
): Promise<FoundTemplates<T>> {
  let root: string;
  let names: string[];
  try {
    root = await fs.realpath(folder);
    names = (await fs.readdir(root)).filter((name) => /^[^.].*\.ya?ml$/i.test(name)).sort(bySigns);
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (absent && origin === 'own') return { templates: [], mistakes: [] };
    return { templates: [], mistakes: [mistake('folder-unreadable', { origin, file: '' })] };
  }
  const templates = new Map<string, FoundTemplate<T>>();
  const mistakes: TemplateMistake[] = [];
  for (const file of names.slice(0, TEMPLATE_FILES_MAX)) {
    const read = await readTemplateFile(fs, root, { origin, file }, sort);
    if (!read.ok) {
      mistakes.push(...read.problem);
      continue;
    }
    const { template, source } = read.value;
    const name = nameOf(template, sort);
    const before = templates.get(name);
    if (before) {
      const place = source.place([sort.nameField]);
      const facts = { field: sort.nameField, given: String(template[sort.nameField]), params: { file: before.file } };
      mistakes.push(mistake('duplicate-template', { origin, file, ...place }, facts));
    } else {
      templates.set(name, { origin, file, template });
    }
  }
  if (names.length > TEMPLATE_FILES_MAX) {
    mistakes.push(mistake('too-many-files', { origin, file: '' }, { params: { limit: TEMPLATE_FILES_MAX } }));
  }
  return { templates: [...templates.values()], mistakes };
}

async function readTemplateFile<T>(
  fs: TemplateFs,
  root: string,
  spot: MistakeSpot,
  sort: TemplateSort<T>,
): Promise<Reading<{ readonly template: T; readonly source: YamlSource }>> {
  const text = await readText(fs, root, spot, spot.file);
  if (!text.ok) return text;
  const yaml = readYaml(text.value);
  if (!yaml.ok) return fail(yaml.mistakes.map(({ code, place }) => mistake(code, { ...spot, ...place })));
  const { source } = yaml;
  const read = sort.read(source.value);
  if (!read.ok) return fail(told(read.problem, spot, source));
  const whole = (await sort.complete?.(fs, root, read.value, spot, source)) ?? read;
  return whole.ok ? ok({ template: whole.value, source }) : whole;
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
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/**
 * The text of `file` below `root`. A link that leads out of the folder is refused, since a template may come from
 * anybody. Mistakes in a note's bytes name the note; all others name the template in `spot`.
 */
export async function readText(
  fs: TemplateFs,
  root: string,
  spot: MistakeSpot,
  file: string,
): Promise<Reading<string>> {
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
