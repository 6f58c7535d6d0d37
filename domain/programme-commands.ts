import { z } from 'zod';
import { type DraftBook, type Outcome, rule, taken } from './command-table.ts';
import { IdSchema } from './ids.ts';
import { orderLast } from './order.ts';
import {
  GroupSetSchema,
  GroupShapeSchema,
  LanguageSchema,
  type Person,
  PersonLevelSchema,
  PersonRoleSchema,
} from './programme.ts';
import { assign, made, touch } from './record.ts';
import { refuse } from './refusal.ts';

const personFields = {
  role: PersonRoleSchema,
  level: PersonLevelSchema,
  unit: z.string().max(60),
};

const projectFields = { title: z.string().max(80), aim: z.string().max(400) };

function peopleOf(book: DraftBook, workplaceId: string): Person[] {
  return Object.values(book.programme.people).filter((person) => person.workplaceId === workplaceId);
}

/** Whether somebody among them has the code, as people say it: "p07" is P07, in a table and on the speaker list too. */
function hasCode(people: readonly Person[], code: string): boolean {
  const said = (one: string) => one.normalize('NFC').toLowerCase();
  return people.some((one) => said(one.code) === said(code));
}

/** The next free code of a workplace: one more than the highest `P…` there is. */
function nextCode(people: readonly Person[]): string {
  const highest = people.reduce((top, person) => Math.max(top, Number(/^P(\d{1,6})$/i.exec(person.code)?.[1] ?? 0)), 0);
  return `P${String(highest + 1).padStart(2, '0')}`;
}

/** Commands about what outlives one session: workplaces, their common project, people as codes, groups. */
export const programmeCommands = {
  'programme.edit': rule(
    { name: z.string().min(1).max(80).optional(), language: LanguageSchema.optional() },
    true,
    (book, command, context) => {
      assign(book.programme, { name: command.name, language: command.language });
      touch(book.programme, context);
      return undefined;
    },
  ),

  'session.open': rule({ sessionId: IdSchema.nullable() }, false, (book, command) => {
    if (command.sessionId !== null && !book.sessions[command.sessionId]) {
      return refuse('NO_SUCH_RECORD', { record: 'session' });
    }
    book.programme.openSessionId = command.sessionId;
    return undefined;
  }),

  'facilitator.add': rule(
    { facilitatorId: IdSchema.optional(), initials: z.string().regex(/^[\p{L}\p{N}]{1,4}$/u) },
    true,
    (book, command, context) => {
      const kin = book.programme.facilitators;
      if (Object.values(kin).some((one) => one.initials === command.initials)) {
        return refuse('ALREADY_EXISTS');
      }
      const refusal = taken(kin, command.facilitatorId);
      if (refusal) return refusal;
      const id = command.facilitatorId ?? context.newId();
      const all = Object.values(kin);
      kin[id] = { id, initials: command.initials, follows: {}, order: orderLast(all), ...made(context) };
      return undefined;
    },
  ),

  'facilitator.remove': rule({ facilitatorId: IdSchema }, true, (book, command) => {
    if (!book.programme.facilitators[command.facilitatorId]) {
      return refuse('NO_SUCH_RECORD', { record: 'facilitator' });
    }
    delete book.programme.facilitators[command.facilitatorId];
    return undefined;
  }),

  'workplace.add': rule(
    {
      workplaceId: IdSchema.optional(),
      name: z.string().min(1).max(80),
      service: z.string().max(80).default(''),
      municipality: z.string().max(60).default(''),
      units: z.array(z.string().min(1).max(60)).default([]),
      project: z.strictObject(projectFields),
    },
    true,
    (book, command, context) => {
      const kin = book.programme.workplaces;
      const refusal = taken(kin, command.workplaceId);
      if (refusal) return refusal;
      const id = command.workplaceId ?? context.newId();
      const { name, service, municipality, units, project } = command;
      kin[id] = {
        id,
        name,
        service,
        municipality,
        units,
        project,
        order: orderLast(Object.values(kin)),
        ...made(context),
      };
      return undefined;
    },
  ),

  'workplace.edit': rule(
    {
      workplaceId: IdSchema,
      name: z.string().min(1).max(80).optional(),
      service: z.string().max(80).optional(),
      municipality: z.string().max(60).optional(),
      units: z.array(z.string().min(1).max(60)).optional(),
    },
    true,
    (book, command, context) => {
      const workplace = book.programme.workplaces[command.workplaceId];
      if (!workplace) return refuse('NO_SUCH_RECORD', { record: 'workplace' });
      const { name, service, municipality, units } = command;
      assign(workplace, { name, service, municipality, units });
      touch(workplace, context);
      return undefined;
    },
  ),

  /** Replaces the one common project: a workplace never has two, and never none. */
  'project.set': rule({ workplaceId: IdSchema, ...projectFields }, true, (book, command, context) => {
    const workplace = book.programme.workplaces[command.workplaceId];
    if (!workplace) return refuse('NO_SUCH_RECORD', { record: 'workplace' });
    workplace.project = { title: command.title, aim: command.aim };
    touch(workplace, context);
    return undefined;
  }),

  /** Adds people as codes; those without one get the next free. All or none. */
  'people.add': rule(
    {
      workplaceId: IdSchema,
      people: z
        .array(
          z.strictObject({
            personId: IdSchema.optional(),
            code: z.string().min(1).max(12).optional(),
            role: PersonRoleSchema.default('employee'),
            level: PersonLevelSchema.default('skilled'),
            unit: z.string().max(60).default(''),
          }),
        )
        .min(1)
        .max(300),
    },
    true,
    (book, command, context) => addPeople(book, command, context),
  ),

  'person.edit': rule(
    {
      personId: IdSchema,
      code: z.string().min(1).max(12).optional(),
      role: personFields.role.optional(),
      level: personFields.level.optional(),
      unit: personFields.unit.optional(),
    },
    true,
    (book, command, context) => {
      const person = book.programme.people[command.personId];
      if (!person) return refuse('NO_SUCH_RECORD', { record: 'person' });
      const { code, role, level, unit } = command;
      const others = peopleOf(book, person.workplaceId).filter((one) => one !== person);
      if (code !== undefined && hasCode(others, code)) return refuse('CODE_TAKEN');
      assign(person, { code, role, level, unit });
      touch(person, context);
      return undefined;
    },
  ),

  /** Changes several at once: a list that is taken in for codes that are there. What a line leaves out stays. */
  'people.edit': rule(
    {
      people: z
        .array(
          z.strictObject({
            personId: IdSchema,
            role: personFields.role.optional(),
            level: personFields.level.optional(),
            unit: personFields.unit.optional(),
          }),
        )
        .min(1)
        .max(300),
    },
    true,
    (book, command, context) => {
      for (const { personId, role, level, unit } of command.people) {
        const person = book.programme.people[personId];
        if (!person) return refuse('NO_SUCH_RECORD', { record: 'person' });
        assign(person, { role, level, unit });
        touch(person, context);
      }
      return undefined;
    },
  ),

  'person.remove': rule({ personId: IdSchema }, true, (book, command) => {
    if (!book.programme.people[command.personId]) return refuse('NO_SUCH_RECORD', { record: 'person' });
    if (personInUse(book, command.personId)) return refuse('PERSON_IN_USE');
    for (const group of Object.values(book.programme.groups)) delete group.members[command.personId];
    delete book.programme.people[command.personId];
    return undefined;
  }),

  'group.add': rule(
    {
      groupId: IdSchema.optional(),
      workplaceId: IdSchema,
      set: GroupSetSchema,
      name: z.string().min(1).max(40),
      shape: GroupShapeSchema.default('plain'),
      members: z.array(IdSchema).default([]),
    },
    true,
    (book, command, context) => {
      const kin = book.programme.groups;
      if (!book.programme.workplaces[command.workplaceId]) return refuse('NO_SUCH_RECORD', { record: 'workplace' });
      const refusal = taken(kin, command.groupId) ?? unknownMember(book, command.workplaceId, command.members);
      if (refusal) return refusal;
      const id = command.groupId ?? context.newId();
      const { workplaceId, set, name, shape } = command;
      kin[id] = {
        id,
        workplaceId,
        set,
        name,
        shape,
        members: {},
        order: orderLast(Object.values(kin)),
        ...made(context),
      };
      setMembers(book, id, command.members);
      return undefined;
    },
  ),

  'group.edit': rule(
    {
      groupId: IdSchema,
      name: z.string().min(1).max(40).optional(),
      shape: GroupShapeSchema.optional(),
      members: z.array(IdSchema).optional(),
    },
    true,
    (book, command, context) => {
      const group = book.programme.groups[command.groupId];
      if (!group) return refuse('NO_SUCH_RECORD', { record: 'group' });
      const refusal = command.members && unknownMember(book, group.workplaceId, command.members);
      if (refusal) return refusal;
      assign(group, { name: command.name, shape: command.shape });
      if (command.members) setMembers(book, group.id, command.members);
      touch(group, context);
      return undefined;
    },
  ),

  'group.remove': rule({ groupId: IdSchema }, true, (book, command) => {
    if (!book.programme.groups[command.groupId]) return refuse('NO_SUCH_RECORD', { record: 'group' });
    const used = Object.values(book.sessions).some(
      (session) =>
        Object.values(session.presentations).some((one) => one.groupId === command.groupId) ||
        Object.values(session.spans).some((span) => span.groupId === command.groupId) ||
        Object.values(session.commitments).some(
          ({ owner }) => owner.kind === 'group' && owner.groupId === command.groupId,
        ) ||
        Object.values(session.cards).some((cards) =>
          Object.values(cards).some(({ from }) => from.kind === 'group' && from.groupId === command.groupId),
        ),
    );
    if (used) return refuse('ITEM_IN_USE');
    for (const facilitator of Object.values(book.programme.facilitators)) delete facilitator.follows[command.groupId];
    delete book.programme.groups[command.groupId];
    return undefined;
  }),
};

function addPeople(
  book: DraftBook,
  command: {
    workplaceId: string;
    people: readonly {
      personId?: string | undefined;
      code?: string | undefined;
      role: Person['role'];
      level: Person['level'];
      unit: string;
    }[];
  },
  context: Parameters<typeof made>[0],
): Outcome {
  if (!book.programme.workplaces[command.workplaceId]) return refuse('NO_SUCH_RECORD', { record: 'workplace' });
  const kin = book.programme.people;
  for (const { personId, code, role, level, unit } of command.people) {
    const colleagues = peopleOf(book, command.workplaceId);
    const refusal = taken(kin, personId);
    if (refusal) return refusal;
    if (code !== undefined && hasCode(colleagues, code)) return refuse('CODE_TAKEN');
    const id = personId ?? context.newId();
    kin[id] = {
      id,
      workplaceId: command.workplaceId,
      code: code ?? nextCode(colleagues),
      role,
      level,
      unit,
      order: orderLast(colleagues),
      ...made(context),
    };
  }
  return undefined;
}

function unknownMember(book: DraftBook, workplaceId: string, members: readonly string[]): Outcome {
  const known = members.every((id) => book.programme.people[id]?.workplaceId === workplaceId);
  return known ? undefined : refuse('NO_SUCH_RECORD', { record: 'person' });
}

/** Sets who is in a group. A person sits in at most one group of a set: joining one leaves the other. */
export function setMembers(book: DraftBook, groupId: string, members: readonly string[]): void {
  const group = book.programme.groups[groupId];
  if (!group) return;
  for (const other of Object.values(book.programme.groups)) {
    if (other.id === groupId || other.set !== group.set || other.workplaceId !== group.workplaceId) continue;
    for (const id of members) delete other.members[id];
  }
  group.members = Object.fromEntries(members.map((id) => [id, true as const]));
}

function personInUse(book: DraftBook, personId: string): boolean {
  return Object.values(book.sessions).some(
    (session) =>
      Object.values(session.presentations).some(({ presenters }) => presenters[personId]) ||
      Object.values(session.presence).some((marks) => marks[personId]) ||
      session.expected[personId] !== undefined ||
      Object.values(session.submissions).some((pieces) => pieces[personId]) ||
      Object.values(session.speakers).some(({ entries }) =>
        Object.values(entries).some((entry) => entry.personId === personId),
      ) ||
      Object.values(session.commitments).some(({ owner }) => owner.kind === 'person' && owner.personId === personId) ||
      Object.values(session.cards).some((cards) =>
        Object.values(cards).some(({ from }) => from.kind === 'person' && from.personId === personId),
      ),
  );
}
