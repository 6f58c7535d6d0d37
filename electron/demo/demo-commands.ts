import type { CourseworkTemplate } from '../../domain/coursework-template.ts';
import type { SessionTemplate } from '../../domain/template.ts';
import type { DemoContent } from '../templates/demo-content.ts';
import type { DemoCoursework } from '../templates/demo-coursework.ts';
import type { DemoCommand } from './demo-command.ts';
import { courseworkCommands } from './demo-coursework.ts';
import { dayCommands } from './demo-day.ts';
import { sessionCommands, setupCommands } from './demo-setup.ts';

/** What the example is played from. */
export interface DemoScript {
  readonly content: DemoContent;
  readonly handedIn: DemoCoursework;
  /** The shipped template of an id; a day whose template is not there is left out. */
  readonly templateOf: (id: string) => SessionTemplate | undefined;
  /** The shipped pieces of coursework. */
  readonly coursework: readonly CourseworkTemplate[];
  /** The path of a file of the content. */
  readonly filePath: (name: string) => string;
}

/**
 * The whole example as commands, oldest first: what is there before, each day of the content played through its
 * template, and what was handed in, assessed and told of it.
 */
export function demoCommands({ content, handedIn, templateOf, coursework, filePath }: DemoScript): DemoCommand[] {
  const days = content.days.flatMap((day) => {
    const template = templateOf(day.template);
    return template ? [...sessionCommands(day, template), ...dayCommands(content, day, template, filePath)] : [];
  });
  const rest = courseworkCommands(content, handedIn, templateOf, coursework);
  return [...setupCommands(content, coursework), ...days, ...rest].sort((a, b) => a.at - b.at);
}
