import type { Coursework } from '../../domain/coursework-record.ts';
import { LEVELS } from '../../domain/mix.ts';
import type { PersonLevel, Workplace } from '../../domain/programme.ts';
import type { SubmissionState } from '../../domain/submissions.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { type MatrixFilter, NO_FILTER, STATES } from './matrix-facts.ts';

const ANY = '*';

/** What of the matrix is shown: by piece and state, unit and level. The two questions asked most have a button each. */
export function MatrixFilters({
  filter,
  pieces,
  units,
  current,
  workplaces,
  workplaceId,
  onFilter,
  onWorkplace,
}: {
  filter: MatrixFilter;
  pieces: readonly Coursework[];
  units: readonly string[];
  /** The piece whose column the hands are in: the two questions are asked of it. */
  current: Coursework | undefined;
  workplaces: readonly Workplace[];
  /** Whose people are shown; null = everybody in the programme. */
  workplaceId: string | null;
  onFilter: (filter: MatrixFilter) => void;
  onWorkplace: (id: string | null) => void;
}) {
  const t = useWords();
  const change = (changes: Partial<MatrixFilter>) => onFilter({ ...filter, ...changes });
  const quick = (state: SubmissionState) =>
    filter.state === state
      ? change({ state: 'all' })
      : change({ state, courseworkId: filter.courseworkId ?? current?.id ?? null });
  const any = { value: ANY, label: t('coursework.any') };
  return (
    <div className="matrix-filters">
      {workplaces.length > 1 && (
        <SelectField
          label={t('coursework.workplace')}
          value={workplaceId ?? ANY}
          options={[any, ...workplaces.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(value) => onWorkplace(value === ANY ? null : value)}
        />
      )}
      <SelectField
        label={t('coursework.piece')}
        value={filter.courseworkId ?? ANY}
        options={[any, ...pieces.map(({ id, key }) => ({ value: id, label: key }))]}
        onChange={(value) => change({ courseworkId: value === ANY ? null : value })}
      />
      <SelectField
        label={t('coursework.state')}
        value={filter.state}
        options={[
          { value: 'all', label: t('coursework.any') },
          ...STATES.map((value) => ({ value, label: t(`coursework.state-${value}`) })),
        ]}
        onChange={(state) => change({ state: state as MatrixFilter['state'] })}
      />
      {units.length > 0 && (
        <SelectField
          label={t('coursework.unit')}
          value={filter.unit ?? ANY}
          options={[any, ...units.map((value) => ({ value, label: value }))]}
          onChange={(value) => change({ unit: value === ANY ? null : value })}
        />
      )}
      <SelectField
        label={t('coursework.level')}
        value={filter.level ?? ANY}
        options={[any, ...LEVELS.map((value) => ({ value, label: t(`common.${value}`) }))]}
        onChange={(value) => change({ level: value === ANY ? null : (value as PersonLevel) })}
      />
      <div className="ui-row">
        <Button size="small" aria-pressed={filter.state === 'notDelivered'} onClick={() => quick('notDelivered')}>
          {t('coursework.missing')}
        </Button>
        <Button size="small" aria-pressed={filter.state === 'delivered'} onClick={() => quick('delivered')}>
          {t('coursework.waiting')}
        </Button>
        {filter !== NO_FILTER && (
          <Button kind="quiet" size="small" onClick={() => onFilter(NO_FILTER)}>
            {t('coursework.showAll')}
          </Button>
        )}
      </div>
    </div>
  );
}
