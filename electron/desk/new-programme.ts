import type { CommandInput } from '../../domain/commands.ts';
import type { HostProblem, NewProgramme } from '../../domain/contract.ts';
import type { Programme } from '../../domain/programme.ts';
import { fail, type Result } from '../../domain/result.ts';
import { say } from '../../domain/words.ts';
import { createDesk, type OpenDeskTaking, type OpenedDesk } from './open-desk.ts';
import type { Machine } from './storage.ts';

/** Who can be at the keys until the facilitators say otherwise. */
const FACILITATORS = ['F1', 'F2'] as const;
const TIME_ZONE = 'Europe/Oslo';

/**
 * Makes a programme with one workplace, its people as codes, two facilitators and a first session from the template
 * of its kind, and opens it. Used by the start screen and the command line alike.
 */
export async function createProgramme(
  taking: OpenDeskTaking,
  wanted: NewProgramme,
): Promise<Result<OpenedDesk, HostProblem>> {
  const opened = await createDesk(taking, emptyProgramme(taking.machine, wanted));
  if (!opened.ok) return fail({ code: opened.problem.code });
  const { desk } = opened.value;
  for (const command of firstCommands(taking.machine, wanted)) {
    const envelope = { id: taking.machine.newId(), by: FACILITATORS[0], command };
    const answer = await desk.dispatch(envelope, { role: 'desk' });
    if (answer.ok) continue;
    await desk.close(true);
    return fail({ code: answer.refusal.code });
  }
  return opened;
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
    openSessionId: null,
  };
}

function firstCommands({ newId }: Machine, wanted: NewProgramme): CommandInput[] {
  const { workplace, language, kind, date, people } = wanted;
  const workplaceId = newId();
  const project = { title: wanted.project || say(language, 'common.commonProject'), aim: '' };
  return [
    ...FACILITATORS.map((initials): CommandInput => ({ kind: 'facilitator.add', initials })),
    { kind: 'workplace.add', workplaceId, name: workplace, project },
    ...(people > 0
      ? [{ kind: 'people.add' as const, workplaceId, people: Array.from({ length: people }, () => ({})) }]
      : []),
    { kind: 'session.create', workplaceId, sessionKind: kind, language, date },
  ];
}
