/** What can be put on paper. `run-sheet` is the facilitator's own; all others are for the room. */
export const PRINT_KINDS = ['run-sheet', 'room-sheet', 'tasks', 'codes', 'notes', 'handouts'] as const;
/** One of the things that can be put on paper. */
export type PrintKind = (typeof PRINT_KINDS)[number];

/** Which of the groups' sheets an address names (`/print/handouts/2`), from 1; null for all. */
export function handoutOf(location: string): number | null {
  const named = /^\/print\/handouts\/([1-9]\d{0,2})$/.exec(location)?.[1];
  return named === undefined ? null : Number(named);
}

/** The kind that an address names (`/print/tasks`); an unknown one is the run sheet for the room. */
export function printKindOf(location: string): PrintKind {
  const named = location.split('/')[2];
  return PRINT_KINDS.find((kind) => kind === named) ?? 'room-sheet';
}
