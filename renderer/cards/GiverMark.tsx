import type { CardSource } from '../../domain/card-record.ts';
import { GroupShapeMark } from '../scenes/GroupMark.tsx';
import { Chip } from '../ui/Chip.tsx';
import { useWords } from '../ui/words.ts';
import type { Givers } from './card-entry.ts';
import { sourceName } from './use-cards.ts';

/** Whose card it is: a code, or a group by shape and name. Codes are dashed, since the room never sees them. */
export function GiverMark({ source, givers }: { source: CardSource; givers: Givers }) {
  const t = useWords();
  const named = sourceName(source, givers);
  if (!named) return <Chip kind="tag">{t('cards.plenum')}</Chip>;
  return (
    <Chip kind={source.kind === 'person' ? 'private' : 'plain'}>
      {named.group && <GroupShapeMark shape={named.group.shape} />}
      {named.name}
    </Chip>
  );
}
