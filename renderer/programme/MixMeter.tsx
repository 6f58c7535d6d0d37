import type { Mix } from '../../domain/mix.ts';
import { useWords } from '../ui/words.ts';

/** How the people are put together, by level and by role, as bars with their figures. */
export function MixMeter({ mix }: { mix: Mix }) {
  const t = useWords();
  return (
    <div className="programme-mix num">
      {[mix.levels, mix.roles].map((cells, part) => (
        <dl key={part === 0 ? 'levels' : 'roles'} aria-label={t(part === 0 ? 'programme.byLevel' : 'programme.byRole')}>
          {cells.map(({ key, count }) => (
            <div key={key} className="programme-mix-row">
              <dt>{t(`common.${key}`)}</dt>
              <dd>
                <span
                  className="programme-mix-bar"
                  style={{ width: `${mix.total === 0 ? 0 : (count / mix.total) * 100}%` }}
                />
              </dd>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
      ))}
    </div>
  );
}
