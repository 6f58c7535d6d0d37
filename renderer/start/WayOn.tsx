import { IconHistory } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { HostProblem } from '../../domain/contract.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { HostProblemBox } from './HostProblemBox.tsx';
import { momentWords } from './rescue-words.ts';

/**
 * Why something could not be opened or made, and the way on where there is one. Where a folder is damaged, its backups are
 * one key away; one that another machine has not let go of can be opened all the same. Nothing else is put right by a key.
 */
export function WayOn({
  problem,
  onLook,
  onAnyway,
}: {
  problem: HostProblem;
  onLook: (folder: string) => void;
  onAnyway: (folder: string) => void;
}) {
  const t = useWords();
  const folder = problem.params?.folder;
  if (typeof folder === 'string' && problem.code === 'LOCKED_ELSEWHERE') {
    return <LockedElsewhere problem={problem} onAnyway={() => onAnyway(folder)} />;
  }
  if (typeof folder !== 'string' || problem.code !== 'DAMAGED') return <HostProblemBox problem={problem} />;
  return (
    <HostProblemBox problem={problem} next={t('safety.rescueNext')} action={<Look onLook={() => onLook(folder)} />} />
  );
}

/** It takes the folder from whoever may have it, so the key does not lie under a finger that pressed Enter twice. */
function LockedElsewhere({ problem, onAnyway }: { problem: HostProblem; onAnyway: () => void }) {
  const t = useWords();
  const language = useLanguage();
  const when = momentWords(language, Number(problem.params?.since ?? 0));
  return (
    <HostProblemBox
      problem={problem}
      next={t('start.lockedNext', { when })}
      action={<Button onClick={onAnyway}>{t('start.openAnyway')}</Button>}
    />
  );
}

function Look({ onLook }: { onLook: () => void }) {
  const t = useWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <Button ref={button} icon={<Icon of={IconHistory} />} onClick={onLook}>
      {t('safety.rescueOffer')}
    </Button>
  );
}
