import { fail, ok } from '../../domain/result.ts';
import { itemFields } from '../../domain/session.ts';
import type { SessionTemplate, TemplateItem } from '../../domain/template.ts';
import { readTemplate } from '../../domain/template-check.ts';
import {
  bySigns,
  type FoundTemplates,
  type Reading,
  readBothFolders,
  readText,
  type TemplateFs,
  templateDisk,
} from './template-folder.ts';
import { type MistakeSpot, mistake, type TemplateMistake } from './template-mistake.ts';
import type { YamlSource } from './yaml-source.ts';

/**
 * Reads the session templates of both folders, with their note files read in: by number, then Bokmål before English,
 * then own before shipped, then id, so that the first that fits is the one meant. See `readBothFolders`.
 */
export async function loadTemplates({
  shippedFolder,
  ownFolder,
  fs = templateDisk,
}: {
  readonly shippedFolder: string;
  readonly ownFolder?: string | undefined;
  readonly fs?: TemplateFs | undefined;
}): Promise<FoundTemplates<SessionTemplate>> {
  const sort = { nameField: 'id', read: readTemplate, complete: withNotes } as const;
  const { templates, mistakes } = await readBothFolders<SessionTemplate>(fs, { shippedFolder, ownFolder }, sort);
  const sorted = [...templates].sort(
    (a, b) =>
      a.template.number - b.template.number ||
      bySigns(b.template.language, a.template.language) ||
      bySigns(a.origin, b.origin) ||
      bySigns(a.template.id, b.template.id),
  );
  return { templates: sorted, mistakes };
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
