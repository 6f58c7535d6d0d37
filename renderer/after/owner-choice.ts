import { peopleOf } from '../../domain/mix.ts';
import type { Owner } from '../../domain/note-record.ts';
import { inOrder } from '../../domain/order.ts';
import type { Programme } from '../../domain/programme.ts';

/** The roles that can carry a commitment, from the nearest to the farthest. */
export const OWNER_ROLES = ['staff', 'leader', 'unionRep', 'facilitators'] as const;

/** An owner as the value of a choice: `role:leader`, `group:<id>`, `person:<id>`. */
export function ownerValue(owner: Owner): string {
  switch (owner.kind) {
    case 'role':
      return `role:${owner.role}`;
    case 'group':
      return `group:${owner.groupId}`;
    case 'person':
      return `person:${owner.personId}`;
  }
}

/** The owner that a value stands for; the staff where it stands for none. */
export function ownerOf(value: string): Owner {
  const at = value.indexOf(':');
  const id = value.slice(at + 1);
  if (value.startsWith('group:')) return { kind: 'group', groupId: id };
  if (value.startsWith('person:')) return { kind: 'person', personId: id };
  return { kind: 'role', role: OWNER_ROLES.find((role) => role === id) ?? 'staff' };
}

/** Everyone who can carry a commitment at a workplace: roles, groups by name, people by code. */
export function ownerChoices(
  programme: Programme,
  workplaceId: string,
  roleName: (role: (typeof OWNER_ROLES)[number]) => string,
): { readonly value: string; readonly label: string }[] {
  const groups = inOrder(programme.groups).filter((group) => group.workplaceId === workplaceId);
  return [
    ...OWNER_ROLES.map((role) => ({ value: `role:${role}`, label: roleName(role) })),
    ...groups.map(({ id, name }) => ({ value: `group:${id}`, label: name })),
    ...peopleOf(programme.people, workplaceId).map(({ id, code }) => ({ value: `person:${id}`, label: code })),
  ];
}
