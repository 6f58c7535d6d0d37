import { allAlone, inDisagreement } from '../../domain/assessment.ts';
import { termsFor } from '../../domain/coursework.ts';
import type { Attempt, Coursework } from '../../domain/coursework-record.ts';
import type { Person, Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import { TextArea } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { Assessors } from './Assessors.tsx';
import { BlindFirst } from './BlindFirst.tsx';
import { CaseHistory } from './CaseHistory.tsx';
import { sendDraft, useVerdictDraft } from './case-drafts.ts';
import { type MayAssess, mayAssess } from './case-facts.ts';
import { Marks, MarksRead } from './Marks.tsx';
import type { PieceOf } from './use-kept-text.ts';
import { VerdictForm } from './VerdictForm.tsx';

interface OfCase {
  readonly piece: PieceOf;
  /** Names the case among drafts. */
  readonly caseKey: string;
  readonly attempt: Attempt;
}

/** One case: who assesses it, what they come to, and what was settled before. */
export function CasePanel({
  programme,
  session,
  coursework,
  person,
  onSettled,
  ...of
}: OfCase & {
  programme: Programme;
  session: Session;
  coursework: Coursework;
  person: Person;
  onSettled: () => void;
}) {
  const t = useWords();
  const by = useDesk((desk) => desk.by);
  const { piece, caseKey, attempt } = of;
  const one = attempt.case;
  const all = mayAssess(programme, one, person.id);
  const terms = termsFor(coursework, session.workplaceId);
  const open = one.outcome.kind === 'open';
  const blind = one.way === 'blindFirst';
  // Marks and words to the participant would tell what the first of them thinks.
  const together = !blind || !open || allAlone(one);
  return (
    <div className="case-panel">
      {open && <Assessors piece={piece} one={one} all={all} />}
      {blind && <BlindFirst piece={piece} caseKey={caseKey} one={one} all={all} atTheKeys={by} />}
      {open && !together && <p className="ui-hint">{t('coursework.blindRest')}</p>}
      {open && together && (
        <>
          <Marks piece={piece} one={one} terms={terms} />
          <Joint {...of} all={all} onSettled={onSettled} />
        </>
      )}
      <CaseHistory programme={programme} session={session} criteria={terms.criteria} piece={piece} attempt={attempt} />
      {!open && <MarksRead one={one} terms={terms} />}
      {together && (
        <section className="case-part" aria-label={t('coursework.feedback')}>
          <TextArea
            key={caseKey}
            label={t('coursework.feedback')}
            hint={t('coursework.feedbackHint')}
            rows={3}
            maxLength={2000}
            dir="auto"
            value={one.feedback}
            onCommit={(text) => void dispatch({ kind: 'case.feedback', ...piece, text })}
            free
          />
        </section>
      )}
    </div>
  );
}

/** The one verdict that they come to together. */
function Joint({
  piece,
  caseKey,
  attempt,
  all,
  onSettled,
}: OfCase & { all: readonly MayAssess[]; onSettled: () => void }) {
  const t = useWords();
  const of = { piece, caseKey, facilitatorId: null };
  const [draft, change] = useVerdictDraft(of, attempt.case);
  const differ = inDisagreement(attempt.case);
  const disagreed = differ || draft.disagreed;
  const missing = [
    ...(all.filter(({ named }) => named).length < 2 ? [t('coursework.missingAssessors')] : []),
    ...all
      .filter(({ named, follows }) => named && follows !== null)
      .map(({ initials }) => t('coursework.missingOther', { initials })),
    ...(disagreed && draft.note.trim() === '' ? [t('coursework.missingNote')] : []),
  ];
  const settle = async () => {
    const { verdict, reason, note } = draft;
    if (verdict === null) return;
    sendDraft(of);
    const answer = await dispatch({
      kind: 'case.settle',
      ...piece,
      verdict,
      reason,
      note: disagreed ? note : '',
      disagreed,
    });
    if (answer.ok) onSettled();
  };
  return (
    <VerdictForm
      label={t('coursework.verdict')}
      draft={draft}
      onDraft={change}
      missing={missing}
      give={t('coursework.settle')}
      onGive={() => void settle()}
    >
      {differ ? (
        <p className="case-differ">{t('coursework.differ')}</p>
      ) : (
        <label className="ui-row">
          <input
            type="checkbox"
            checked={draft.disagreed}
            onChange={(event) => change({ disagreed: event.target.checked })}
          />
          {t('coursework.disagreed')}
        </label>
      )}
      {disagreed && (
        <TextArea
          label={t('coursework.note')}
          rows={2}
          maxLength={1000}
          dir="auto"
          value={draft.note}
          onChange={(note) => change({ note })}
        />
      )}
    </VerdictForm>
  );
}
