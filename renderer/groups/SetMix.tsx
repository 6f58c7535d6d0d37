import { mixOf } from '../../domain/mix.ts';
import type { Person } from '../../domain/programme.ts';
import { useWords } from '../ui/words.ts';

/** How a few people are put together, in one line: levels, then those who are more than employees. */
export function SetMix({ people }: { people: readonly Person[] }) {
  const t = useWords();
  const { total, levels, roles } = mixOf(people);
  const own = levels.flatMap(({ key, count }) => (count > 0 ? [t(`groups.mix-${key}`, { n: count })] : []));
  const more = roles.flatMap(({ key, count }) =>
    count > 0 && key !== 'employee' ? [t(`groups.mix-${key}`, { n: count })] : [],
  );
  // Where all have a level, who leads is counted already: without a word the numbers would add up to too many.
  const counted = levels.reduce((sum, { count }) => sum + count, 0) === total;
  const among = counted && more.length > 0 ? [t('groups.mix-among', { list: more.join(', ') })] : more;
  const parts = [...own, ...among];
  return parts.length > 0 ? <p className="groups-mix num">{parts.join(', ')}</p> : null;
}
