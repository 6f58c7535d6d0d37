import { say } from '../../domain/words.ts';
import type { TemplateFolders } from '../desk/expand.ts';
import { loadTemplates } from '../templates/load-templates.ts';
import type { TemplateMistake } from '../templates/template-mistake.ts';
import { FAILED, type Terminal } from './terminal.ts';

interface TemplatesTaking {
  readonly templates: TemplateFolders;
  readonly terminal: Terminal;
}

/** Lists the templates and every mistake in them. */
export async function listTemplates({ templates, terminal }: TemplatesTaking, json: boolean): Promise<number> {
  const loaded = await loadTemplates(templates);
  if (json) {
    const list = loaded.templates.map(({ origin, file, template: { id, language, kind, title } }) => {
      return { origin, file, id, language, kind, title };
    });
    terminal.out(JSON.stringify({ ok: loaded.mistakes.length === 0, templates: list, mistakes: loaded.mistakes }));
  } else {
    for (const { origin, file, template } of loaded.templates) {
      const from = say(terminal.language, origin === 'own' ? 'cli.templateOwn' : 'cli.templateShipped');
      terminal.out(`${template.id}.${template.language}  ${template.title}  (${from}, ${file})`);
    }
    for (const mistake of loaded.mistakes) terminal.err(mistakeText(terminal, mistake));
    if (loaded.mistakes.length === 0) terminal.out(say(terminal.language, 'cli.templatesGood'));
  }
  return loaded.mistakes.length === 0 ? 0 : FAILED;
}

/** Tells of mistakes beside whatever else goes on: a template with a mistake is left out, the others are there. */
export async function tellMistakes({ templates, terminal }: TemplatesTaking): Promise<void> {
  const { mistakes } = await loadTemplates(templates);
  for (const mistake of mistakes) terminal.err(mistakeText(terminal, mistake));
}

function mistakeText({ language }: Terminal, { file, line, column, words }: TemplateMistake): string {
  const { title, sentence, next } = words[language];
  return `${file}:${line}:${column}  ${title}. ${sentence} ${next}`;
}
