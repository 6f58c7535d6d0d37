import { IconHistory } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { HostProblem } from '../../domain/contract.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { HostProblemBox } from './HostProblemBox.tsx';

/**
 * Why something could not be opened or made. Where a folder is damaged, its backups are one key away; everything else is
 * not put right by one.
 */
export function RescueOffer({ problem, onLook }: { problem: HostProblem; onLook: (folder: string) => void }) {
  const t = useWords();
  const folder = problem.code === 'DAMAGED' ? problem.params?.folder : undefined;
  if (typeof folder !== 'string') return <HostProblemBox problem={problem} />;
  return (
    <HostProblemBox problem={problem} next={t('safety.rescueNext')} action={<Look onLook={() => onLook(folder)} />} />
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
