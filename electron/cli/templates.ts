import { say } from '../../domain/words.ts';
import type { TemplateFolders } from '../desk/expand.ts';
import { loadCoursework } from '../templates/load-coursework.ts';
import { loadTemplates } from '../templates/load-templates.ts';
import type { TemplateMistake } from '../templates/template-mistake.ts';
import { FAILED, type Terminal } from './terminal.ts';

interface TemplatesTaking {
  readonly templates: TemplateFolders;
  readonly terminal: Terminal;
}

/** Lists the templates and every mistake in them. */
export async function listTemplates({ templates, terminal }: TemplatesTaking, json: boolean): Promise<number> {
  const [sessions, coursework] = [await loadTemplates(templates), await loadCoursework(templates)];
  const mistakes = [...sessions.mistakes, ...coursework.mistakes];
  if (json) {
    const list = sessions.templates.map(({ origin, file, template: { id, language, kind, title } }) => {
      return { origin, file, id, language, kind, title };
    });
    const pieces = coursework.templates.map(({ origin, file, template: { key, language, due, title } }) => {
      return { origin, file, key, language, due, title };
    });
    terminal.out(JSON.stringify({ ok: mistakes.length === 0, templates: list, coursework: pieces, mistakes }));
  } else {
    const line = (name: string, title: string, origin: TemplateMistake['origin'], file: string) => {
      const from = say(terminal.language, origin === 'own' ? 'cli.templateOwn' : 'cli.templateShipped');
      terminal.out(`${name}  ${title}  (${from}, ${file})`);
    };
    for (const { origin, file, template } of sessions.templates)
      line(`${template.id}.${template.language}`, template.title, origin, file);
    for (const { origin, file, template } of coursework.templates)
      line(`${template.key}.${template.language}`, template.title, origin, file);
    for (const mistake of mistakes) terminal.err(mistakeText(terminal, mistake));
    if (mistakes.length === 0) terminal.out(say(terminal.language, 'cli.templatesGood'));
  }
  return mistakes.length === 0 ? 0 : FAILED;
}

/** Tells of mistakes beside whatever else goes on: a template with a mistake is left out, the others are there. */
export async function tellMistakes({ templates, terminal }: TemplatesTaking): Promise<void> {
  const loaded = [await loadTemplates(templates), await loadCoursework(templates)];
  const mistakes = loaded.flatMap((one) => one.mistakes);
  for (const mistake of mistakes) terminal.err(mistakeText(terminal, mistake));
}

function mistakeText({ language }: Terminal, { file, line, column, words }: TemplateMistake): string {
  const { title, sentence, next } = words[language];
  return `${file}:${line}:${column}  ${title}. ${sentence} ${next}`;
}
