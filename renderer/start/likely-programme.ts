import type { ProgrammeEntry } from '../../domain/contract.ts';

/** Of the programmes that can be opened, the one whose next day comes first, else the first there is. */
export function likelyProgramme(programmes: readonly ProgrammeEntry[]): ProgrammeEntry | null {
  const sound = programmes.filter(({ problem }) => problem === null);
  const ahead = sound.flatMap((entry) => (entry.next ? [{ entry, date: entry.next.date }] : []));
  const [first] = ahead.toSorted((a, b) => a.date.localeCompare(b.date));
  return first?.entry ?? sound[0] ?? null;
}
