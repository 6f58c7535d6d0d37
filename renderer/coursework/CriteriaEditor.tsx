import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Criteria } from '../../domain/coursework-record.ts';
import { newId } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextArea, TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { InlineText } from '../ui/InlineText.tsx';
import { useWords } from '../ui/words.ts';
import {
  CRITERIA_FORMS,
  CRITERIA_MOST,
  inForm,
  levelsFrom,
  moved,
  releveled,
  retitled,
  withCriterion,
  withoutCriterion,
} from './criteria.ts';

const TITLE_MAX = 80;
const SCALES = [2, 3, 4, 5, 6, 7, 8, 9, 10];

/** What it is judged by: the form, and the criteria one by one. */
export function CriteriaEditor({ criteria, onChange }: { criteria: Criteria; onChange: (criteria: Criteria) => void }) {
  const t = useWords();
  const [title, write] = useState('');
  const levels = [t('coursework.level-0'), t('coursework.level-1'), t('coursework.level-2')];
  const full = criteria.list.length >= CRITERIA_MOST;
  return (
    <div className="coursework-criteria">
      <div className="coursework-pair">
        <SelectField
          label={t('coursework.criteriaForm')}
          value={criteria.form}
          options={CRITERIA_FORMS.map((value) => ({ value, label: t(`coursework.criteria-${value}`) }))}
          onChange={(form) => onChange(inForm(criteria, form, levels))}
        />
        {criteria.form === 'scale' && (
          <SelectField
            label={t('coursework.scaleMost')}
            value={String(criteria.most)}
            options={SCALES.map((n) => ({ value: String(n), label: `0–${n}` }))}
            onChange={(most) => onChange({ ...criteria, most: Number(most) })}
          />
        )}
      </div>
      <ol className="coursework-criteria-list" aria-label={t('coursework.criteria')}>
        {criteria.list.map((one, at) => (
          <li key={one.id}>
            <div className="ui-row">
              <span className="num coursework-digit" aria-hidden="true">
                {at + 1}
              </span>
              <InlineText
                className="ui-grow"
                label={t('coursework.criterionNumber', { number: at + 1 })}
                value={one.title}
                maxLength={TITLE_MAX}
                onCommit={(text) => onChange(retitled(criteria, one.id, text))}
              />
              <Button
                kind="quiet"
                size="small"
                aria-label={t('coursework.criterionUp', { title: one.title })}
                icon={<Icon of={IconArrowUp} size={16} />}
                disabled={at === 0}
                onClick={() => onChange(moved(criteria, one.id, -1))}
              />
              <Button
                kind="quiet"
                size="small"
                aria-label={t('coursework.criterionDown', { title: one.title })}
                icon={<Icon of={IconArrowDown} size={16} />}
                disabled={at === criteria.list.length - 1}
                onClick={() => onChange(moved(criteria, one.id, 1))}
              />
              <Button
                kind="quiet"
                size="small"
                aria-label={t('coursework.criterionRemove', { title: one.title })}
                icon={<Icon of={IconX} size={16} />}
                onClick={() => onChange(withoutCriterion(criteria, one.id))}
              />
            </div>
            {'levels' in one && (
              <Levels
                title={one.title}
                levels={one.levels}
                onChange={(next) => onChange(releveled(criteria, one.id, next))}
              />
            )}
          </li>
        ))}
      </ol>
      {!full && (
        <form
          className="ui-row"
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim() === '') return;
            write('');
            onChange(withCriterion(criteria, newId(), title.trim(), levels));
          }}
        >
          <TextField
            className="ui-grow"
            label={t('coursework.newCriterion')}
            hideLabel
            placeholder={t('coursework.newCriterion')}
            value={title}
            maxLength={TITLE_MAX}
            onChange={write}
          />
          <Button type="submit" size="small" disabled={title.trim() === ''}>
            {t('common.add')}
          </Button>
        </form>
      )}
    </div>
  );
}

/** The levels of a criterion, one a line and the lowest first. What cannot be used is said and kept out. */
function Levels({
  title,
  levels,
  onChange,
}: {
  title: string;
  levels: readonly string[];
  onChange: (levels: string[]) => void;
}) {
  const t = useWords();
  const [bad, setBad] = useState(false);
  return (
    <TextArea
      className="coursework-levels"
      label={t('coursework.levelsOf', { title })}
      rows={Math.max(2, levels.length)}
      value={levels.join('\n')}
      problem={bad ? t('coursework.levelsRule') : undefined}
      onCommit={(text) => {
        const next = levelsFrom(text);
        setBad(next === null);
        if (next !== null) onChange(next);
      }}
    />
  );
}
