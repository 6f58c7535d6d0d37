import type { Case } from '../../domain/coursework-record.ts';
import { dispatch } from '../desk-client.ts';
import { useWords } from '../ui/words.ts';
import { sendDraft, useVerdictDraft } from './case-drafts.ts';
import type { MayAssess } from './case-facts.ts';
import type { PieceOf } from './use-kept-text.ts';
import { VerdictForm } from './VerdictForm.tsx';

/**
 * Blind first: whoever is at the keys gives their own verdict, and sees nobody else's before all are in. After that both
 * stand side by side.
 */
export function BlindFirst({
  piece,
  caseKey,
  one,
  all,
  atTheKeys,
}: {
  piece: PieceOf;
  caseKey: string;
  one: Case;
  all: readonly MayAssess[];
  /** Initials. */
  atTheKeys: string;
}) {
  const t = useWords();
  const me = all.find(({ initials }) => initials === atTheKeys);
  const of = { piece, caseKey, facilitatorId: me?.id ?? '' };
  const [draft, change] = useVerdictDraft(of, one);
  const named = all.filter((who) => who.named);
  const mayGive = me?.named === true && me.alone.kind === 'none';
  const judge = async () => {
    if (!me || draft.verdict === null) return;
    const { verdict, reason } = draft;
    sendDraft(of);
    await dispatch({ kind: 'case.judge', ...piece, facilitatorId: me.id, verdict, reason });
  };
  return (
    <section className="case-part" aria-label={t('coursework.blind')}>
      <ul className="case-alone">
        {named.map(({ id, initials, alone }) => (
          <li key={id} data-alone={alone.kind}>
            <b>{initials}</b>{' '}
            {alone.kind === 'seen' ? (
              <span dir="auto">
                <b>{t(`coursework.state-${alone.verdict}`)}.</b> {alone.reason}
              </span>
            ) : (
              <span className="ui-hint">{t(`coursework.alone-${alone.kind}`)}</span>
            )}
          </li>
        ))}
      </ul>
      {mayGive && (
        <VerdictForm
          label={t('coursework.mine', { initials: atTheKeys })}
          draft={draft}
          onDraft={change}
          missing={named.length < 2 ? [t('coursework.missingAssessors')] : []}
          give={t('coursework.giveMine')}
          onGive={() => void judge()}
        />
      )}
      {!mayGive && one.outcome.kind === 'open' && named.some(({ alone }) => alone.kind === 'none') && (
        <p className="ui-hint">{t('coursework.switchKeys', { initials: atTheKeys })}</p>
      )}
    </section>
  );
}
