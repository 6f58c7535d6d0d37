import type { CourseworkTemplate } from '../../domain/coursework-template.ts';
import type { SessionTemplate } from '../../domain/template.ts';
import type { DemoContent } from '../templates/demo-content.ts';
import type { DemoCommand } from './demo-command.ts';
import { dayCommands } from './demo-day.ts';
import { sessionCommands, setupCommands } from './demo-setup.ts';

/**
 * The whole example as commands, oldest first: what is there before, and each day of the content played through its
 * template. `coursework` are the shipped pieces; `templateOf` gives the shipped template of an id; a day whose template is not there is left out.
 */
export function demoCommands(
  content: DemoContent,
  templateOf: (id: string) => SessionTemplate | undefined,
  filePath: (name: string) => string,
  coursework: readonly CourseworkTemplate[],
): DemoCommand[] {
  const days = content.days.flatMap((day) => {
    const template = templateOf(day.template);
    return template ? [...sessionCommands(day, template), ...dayCommands(content, day, template, filePath)] : [];
  });
  return [...setupCommands(content, coursework), ...days];
}
