import { mixOf } from '../../domain/mix.ts';
import type { Person } from '../../domain/programme.ts';
import { useWords } from '../ui/words.ts';

/** How a few people are put together, in one line: levels, then those who are more than employees. */
export function SetMix({ people }: { people: readonly Person[] }) {
  const t = useWords();
  const { levels, roles } = mixOf(people);
  const parts = [
    ...levels.map(({ key, count }) => (count > 0 ? t(`groups.mix-${key}`, { n: count }) : '')),
    ...roles.map(({ key, count }) => (count > 0 && key !== 'employee' ? t(`groups.mix-${key}`, { n: count }) : '')),
  ].filter(Boolean);
  return parts.length > 0 ? <p className="groups-mix num">{parts.join(', ')}</p> : null;
}
