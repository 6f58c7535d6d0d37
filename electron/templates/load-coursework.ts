import { dirname, join } from 'node:path';
import { type CourseworkTemplate, readCourseworkTemplate } from '../../domain/coursework-template.ts';
import type { Language } from '../../domain/programme.ts';
import { bySigns, type FoundTemplates, readBothFolders, type TemplateFs, templateDisk } from './template-folder.ts';

/**
 * Reads the pieces of coursework: the shipped ones lie beside the session templates, a facilitator's own in
 * `coursework/` in the folder of own templates. By key, Bokmål before English. See `readBothFolders`.
 */
export async function loadCoursework({
  shippedFolder,
  ownFolder,
  fs = templateDisk,
}: {
  /** The folder of the shipped session templates. */
  readonly shippedFolder: string;
  readonly ownFolder?: string | undefined;
  readonly fs?: TemplateFs | undefined;
}): Promise<FoundTemplates<CourseworkTemplate>> {
  const folders = {
    shippedFolder: join(dirname(shippedFolder), 'coursework'),
    ownFolder: ownFolder === undefined ? undefined : join(ownFolder, 'coursework'),
  };
  const sort = { nameField: 'key', read: readCourseworkTemplate } as const;
  const { templates, mistakes } = await readBothFolders<CourseworkTemplate>(fs, folders, sort);
  const sorted = [...templates].sort(
    (a, b) =>
      a.template.key.localeCompare(b.template.key, 'nb', { numeric: true }) ||
      bySigns(b.template.language, a.template.language),
  );
  return { templates: sorted, mistakes };
}

/** The pieces of a new programme in its language; one that is only there in the other is still a piece. */
export function courseworkIn(
  { templates }: FoundTemplates<CourseworkTemplate>,
  language: Language,
): CourseworkTemplate[] {
  const byKey = new Map<string, CourseworkTemplate>();
  for (const { template } of templates) {
    if (!byKey.has(template.key) || template.language === language) byKey.set(template.key, template);
  }
  return [...byKey.values()];
}
