import type { Presentation } from '../../domain/presentation-record.ts';
import type { Programme } from '../../domain/programme.ts';

/** Whose presentation it is, as one says it: the group, else the title. */
export function ownerName(programme: Programme, presentation: Presentation): string {
  const group = presentation.groupId === null ? undefined : programme.groups[presentation.groupId];
  return group?.name ?? presentation.title;
}
