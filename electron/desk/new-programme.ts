import type { Book } from '../../domain/command-table.ts';
import { apply, type BookCommand, type CommandInput, parseCommand } from '../../domain/commands.ts';
import type { HostProblem, NewProgramme } from '../../domain/contract.ts';
import { termsOf } from '../../domain/coursework-template.ts';
import type { Language, Programme } from '../../domain/programme.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { fail, type Result } from '../../domain/result.ts';
import { courseworkIn, loadCoursework } from '../templates/load-coursework.ts';
import { type TemplateFolders, withPlan } from './expand.ts';
import { createDesk, type OpenDeskTaking, type OpenedDesk } from './open-desk.ts';
import type { Machine } from './storage.ts';

/** Who can be at the keys until the facilitators say otherwise. */
const FACILITATORS = ['F1', 'F2'] as const;
const TIME_ZONE = 'Europe/Oslo';

/**
 * Makes a programme with its pieces of coursework, one workplace, its people as codes, two facilitators and a first
 * session from the template of its kind, and opens it. Used by the start screen and the command line alike. What would be refused is refused
 * before the folder is made, so that nothing half made is left behind.
 */
export async function createProgramme(
  taking: OpenDeskTaking,
  wanted: NewProgramme,
): Promise<Result<OpenedDesk, HostProblem>> {
  const { machine, templates } = taking;
  const programme = emptyProgramme(machine, wanted);
  const coursework = await firstCoursework(templates, wanted.language);
  const commands = firstCommands(machine, wanted, coursework);
  const refusal = await refusalOfAny(commands, { programme, sessions: {} }, machine, templates);
  if (refusal) return fail(refusal);
  const opened = await createDesk(taking, programme);
  if (!opened.ok) return fail({ code: opened.problem.code });
  const { desk } = opened.value;
  for (const command of commands) {
    const envelope = { id: machine.newId(), by: FACILITATORS[0], command };
    const answer = await desk.dispatch(envelope, { role: 'desk' });
    if (answer.ok) continue;
    await desk.close(true);
    return fail(answer.refusal);
  }
  return opened;
}

/** Goes through commands on paper: the first refusal there would be, or null. */
async function refusalOfAny(
  commands: readonly CommandInput[],
  empty: Book,
  { clock, newId }: Machine,
  templates: TemplateFolders,
): Promise<Refusal | null> {
  let book = empty;
  for (const command of commands) {
    const parsed = parseCommand(command);
    if (!parsed.ok) return parsed.problem;
    const planned = await withPlan(parsed.value as BookCommand, templates);
    if (!planned.ok) return planned.problem;
    const applied = apply(book, planned.value, { now: clock.now(), by: FACILITATORS[0], newId });
    if (!applied.ok) return applied.problem;
    book = applied.value.book;
  }
  return null;
}

/** A programme with nothing in it yet. */
export function emptyProgramme(
  { clock, newId }: Machine,
  { name, language }: Pick<NewProgramme, 'name' | 'language'>,
): Programme {
  const now = clock.now();
  const [by] = FACILITATORS;
  return {
    id: newId(),
    createdAt: now,
    createdBy: by,
    updatedAt: now,
    updatedBy: by,
    name,
    language,
    timeZone: TIME_ZONE,
    facilitators: {},
    workplaces: {},
    people: {},
    groups: {},
    coursework: {},
    openSessionId: null,
  };
}

/** The pieces of coursework that a new programme in a language begins with. A template with a mistake is left out. */
async function firstCoursework(templates: TemplateFolders, language: Language): Promise<CommandInput[]> {
  return courseworkIn(await loadCoursework(templates), language).map((template) => ({
    kind: 'coursework.add',
    key: template.key,
    ...termsOf(template),
  }));
}

function firstCommands({ newId }: Machine, wanted: NewProgramme, coursework: readonly CommandInput[]): CommandInput[] {
  const { workplace, language, kind, date, people } = wanted;
  const workplaceId = newId();
  const project = { title: wanted.project ?? '', aim: '' };
  return [
    ...FACILITATORS.map((initials): CommandInput => ({ kind: 'facilitator.add', initials })),
    { kind: 'workplace.add', workplaceId, name: workplace, project },
    ...(people > 0
      ? [{ kind: 'people.add' as const, workplaceId, people: Array.from({ length: people }, () => ({})) }]
      : []),
    ...coursework,
    { kind: 'session.create', workplaceId, sessionKind: kind, language, date },
  ];
}
