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

/** An owner as the value of a choice: `role:leader`, `group:<id>`, `person:<id>`. */
export function ownerValue(owner: Owner): string {
  if (owner.kind === 'role') return `role:${owner.role}`;
  return owner.kind === 'group' ? `group:${owner.groupId}` : `person:${owner.personId}`;
}

/** The owner of a choice; the staff where the value is none. */
export function ownerOf(value: string): Owner {
  const [kind, id = ''] = value.split(':');
  if (kind === 'group') return { kind: 'group', groupId: id };
  if (kind === 'person') return { kind: 'person', personId: id };
  return { kind: 'role', role: ROLES.find((role) => role === id) ?? 'staff' };
}
