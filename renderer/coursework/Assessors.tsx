import type { Case } from '../../domain/coursework-record.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { useLastAssessors } from './case-drafts.ts';
import type { MayAssess } from './case-facts.ts';
import type { PieceOf } from './use-kept-text.ts';

/** Who assesses, and how. Whoever follows the person's group cannot, and it is said why. */
export function Assessors({ piece, one, all }: { piece: PieceOf; one: Case; all: readonly MayAssess[] }) {
  const t = useWords();
  const last = useLastAssessors((state) => state.ids);
  const named = all.filter((who) => who.named).map(({ id }) => id);
  const again = all.filter(({ id, follows }) => last.includes(id) && follows === null);
  const barred = all.filter(({ follows }) => follows !== null);
  const name = async (ids: readonly string[]) => {
    const answer = await dispatch({ kind: 'case.assessors', ...piece, assessors: [...ids] });
    if (answer.ok && ids.length > 1) useLastAssessors.setState({ ids });
  };
  return (
    <section className="case-part" aria-label={t('coursework.assessors')}>
      <h3 className="ui-label">{t('coursework.assessors')}</h3>
      <div className="ui-row case-wrap">
        {all.map(({ id, initials, named: on, follows }) => (
          <Button
            key={id}
            size="small"
            aria-pressed={on}
            disabled={follows !== null && !on}
            onClick={() => void name(on ? named.filter((other) => other !== id) : [...named, id])}
          >
            {initials}
          </Button>
        ))}
        {named.length === 0 && again.length > 1 && (
          <Button kind="quiet" size="small" onClick={() => void name(again.map(({ id }) => id))}>
            {t('coursework.assessorsAgain', { who: again.map(({ initials }) => initials).join(' + ') })}
          </Button>
        )}
      </div>
      {barred.map(({ id, initials, follows }) => (
        <p key={id} className="ui-hint">
          {t('coursework.followsGroup', { initials, group: follows ?? '' })}
        </p>
      ))}
      {all.length < 2 && <p className="ui-field-problem">{t('coursework.needsTwo')}</p>}
      <Segmented
        label={t('coursework.way')}
        value={one.way}
        disabled={Object.keys(one.alone).length > 0}
        options={(['together', 'blindFirst'] as const).map((value) => ({ value, label: t(`coursework.way-${value}`) }))}
        onChange={(way) => void dispatch({ kind: 'case.way', ...piece, way })}
      />
    </section>
  );
}
