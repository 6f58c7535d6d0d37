import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleDot,
  IconCircleMinus,
  IconCircleX,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import type { SubmissionState } from '../../domain/submissions.ts';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';

const SHAPES: Readonly<Record<SubmissionState, TablerIcon>> = {
  notDelivered: IconCircleDashed,
  delivered: IconCircleDot,
  approved: IconCircleCheck,
  notApproved: IconCircleX,
  withdrawn: IconCircleMinus,
};

/** Where somebody stands, in a shape and a word; no colour says it. Another session that it stands in is named. */
export function StateMark({
  state,
  attempt = 1,
  paper,
  sessionNumber = null,
}: {
  state: SubmissionState;
  attempt?: 1 | 2;
  paper?: boolean;
  sessionNumber?: number | null;
}) {
  const t = useWords();
  return (
    <span className="coursework-state" data-state={state}>
      <Icon of={SHAPES[state]} size={16} />
      <span>{t(`coursework.state-${state}`)}</span>
      {paper && <span className="ui-hint">{t('coursework.onPaper')}</span>}
      {attempt === 2 && <span className="ui-hint num">{t('coursework.second')}</span>}
      {sessionNumber !== null && (
        <span className="ui-hint num">{t('coursework.inSession', { number: sessionNumber })}</span>
      )}
    </span>
  );
}
