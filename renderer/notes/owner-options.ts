import type { Owner } from '../../domain/note-record.ts';
import { inOrder } from '../../domain/order.ts';
import type { Programme } from '../../domain/programme.ts';

const ROLES = ['leader', 'unionRep', 'staff', 'facilitators'] as const;

/** The owners that a commitment can have, as a list of choices. Codes, never names. */
export interface OwnerChoices {
  readonly roles: readonly (typeof ROLES)[number][];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly id: string; readonly code: string }[];
}

/** Everybody at a workplace who can take something on. */
export function ownerChoices(programme: Programme, workplaceId: string): OwnerChoices {
  return {
    roles: ROLES,
    groups: inOrder(programme.groups)
      .filter((group) => group.workplaceId === workplaceId)
      .map(({ id, name }) => ({ id, name })),
    people: inOrder(programme.people)
      .filter((person) => person.workplaceId === workplaceId)
      .map(({ id, code }) => ({ id, code })),
  };
}

/** The owner of a choice: `role:leader`, `group:<id>`, `person:<id>`; the staff where the value is none. */
export function ownerOf(value: string): Owner {
  const [kind, id = ''] = value.split(':');
  if (kind === 'group') return { kind: 'group', groupId: id };
  if (kind === 'person') return { kind: 'person', personId: id };
  return { kind: 'role', role: ROLES.find((role) => role === id) ?? 'staff' };
}
