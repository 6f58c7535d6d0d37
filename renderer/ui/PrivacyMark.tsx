import { IconLock, IconPresentation } from '@tabler/icons-react';
import { Icon } from './Icon.tsx';
import { useWords } from './words.ts';

/** Who can see it: on the wall now, written for the room, released to it, or only the facilitator. */
export type Privacy = 'on-wall' | 'for-room' | 'released' | 'private';

/** Says in a word and a shape who sees the thing it stands on. */
export function PrivacyMark({ kind }: { kind: Privacy }) {
  const t = useWords();
  return (
    <span className={`ui-privacy ui-privacy-${kind}`}>
      <Icon of={kind === 'private' ? IconLock : IconPresentation} size={15} />
      {t(`desk.privacy-${kind}`)}
    </span>
  );
}
