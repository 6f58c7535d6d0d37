import type { PresentationKind } from '../../domain/presentation-record.ts';
import { SelectField, TextField } from '../ui/Field.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { groupsFor, setOf } from './presentation-facts.ts';
import type { Here } from './use-presentation.ts';

/** What a new presentation is, while it is asked for. */
export interface NewTalk {
  readonly kind: PresentationKind;
  /** Empty where it is no group's. */
  readonly groupId: string;
  readonly title: string;
}

/** Asks for the kind, the group and the title of a new presentation. Another kind has other groups. */
export function NewTalkFields({
  here: { programme, session },
  talk,
  titleLabel,
  autoFocus,
  onChange,
}: {
  here: Pick<Here, 'programme' | 'session'>;
  talk: NewTalk;
  titleLabel: string;
  autoFocus?: boolean;
  onChange: (talk: NewTalk) => void;
}) {
  const t = useWords();
  const groups = groupsFor(programme, session.workplaceId, talk.kind);
  return (
    <>
      <Segmented
        label={t('presentations.kind')}
        value={talk.kind}
        options={[
          { value: 'project', label: t('presentations.project') },
          { value: 'article', label: t('presentations.article') },
        ]}
        onChange={(kind) => onChange({ ...talk, kind, groupId: '' })}
      />
      <SelectField
        label={t('presentations.group')}
        hint={groups.length === 0 ? t(`presentations.noGroups-${setOf(talk.kind)}`) : undefined}
        value={talk.groupId}
        options={[
          { value: '', label: t('presentations.noGroup') },
          ...groups.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(groupId) => onChange({ ...talk, groupId })}
      />
      <TextField
        label={titleLabel}
        hint={t('presentations.titleHint')}
        maxLength={120}
        required
        autoFocus={autoFocus}
        value={talk.title}
        onChange={(title) => onChange({ ...talk, title })}
      />
    </>
  );
}
