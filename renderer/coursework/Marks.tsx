import type { Case, Criteria, Terms } from '../../domain/coursework-record.ts';
import { dispatch } from '../desk-client.ts';
import { type Say, useWords } from '../ui/words.ts';
import { markChoices } from './case-facts.ts';
import type { PieceOf } from './use-kept-text.ts';

const NO_MARK = '';

/** A mark on each criterion, in the form that the terms say. */
export function Marks({ piece, one, terms }: { piece: PieceOf; one: Case; terms: Terms }) {
  const t = useWords();
  const { criteria } = terms;
  if (criteria.form === 'comment' || criteria.list.length === 0) return null;
  return (
    <section className="case-part" aria-label={t('coursework.marks')}>
      <h3 className="ui-label">{t('coursework.marks')}</h3>
      {criteria.list.map(({ id, title }) => (
        <label key={id} className="case-mark">
          <span>{title}</span>
          <select
            className="ui-input"
            value={String(one.marks[id] ?? NO_MARK)}
            onChange={({ target: { value } }) =>
              void dispatch({
                kind: 'case.mark',
                ...piece,
                criterionId: id,
                mark: value === NO_MARK ? null : Number(value),
              })
            }
          >
            <option value={NO_MARK}>{t('coursework.noMark')}</option>
            {markChoices(criteria, id).map((mark) => (
              <option key={mark} value={String(mark)}>
                {markWord(criteria, id, mark, t)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </section>
  );
}

/** The marks of a case that is settled: to be read, since opening the case again is what changes them. */
export function MarksRead({ one, terms }: { one: Case; terms: Terms }) {
  const t = useWords();
  const { criteria } = terms;
  if (criteria.form === 'comment' || criteria.list.length === 0) return null;
  return (
    <section className="case-part" aria-label={t('coursework.marks')}>
      <h3 className="ui-label">{t('coursework.marks')}</h3>
      <dl className="case-marks">
        {criteria.list.map(({ id, title }) => {
          const mark = one.marks[id];
          return (
            <div key={id} className="case-mark">
              <dt>{title}</dt>
              <dd>{mark === undefined ? t('coursework.noMark') : markWord(criteria, id, mark, t)}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function markWord(criteria: Criteria, criterionId: string, mark: number, t: Say): string {
  if (criteria.form === 'checklist') return t(mark === 1 ? 'coursework.yes' : 'coursework.no');
  if (criteria.form !== 'rubric') return String(mark);
  return criteria.list.find(({ id }) => id === criterionId)?.levels[mark] ?? String(mark);
}
