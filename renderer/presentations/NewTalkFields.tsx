import { SelectField, TextField } from '../ui/Field.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { isTakenName, type NewTalk } from './new-talk.ts';
import { groupsFor } from './presentation-facts.ts';
import type { Here } from './use-presentation.ts';

/** The choice of a group that is not there yet; no id has a space in it. */
const NEW = 'new group';

/** Asks for the kind, the group and the title of a new presentation. Another kind has other groups. */
export function NewTalkFields({
  here,
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
  const { kind, groupId, newGroup, title } = talk;
  const groups = groupsFor(here.programme, here.session.workplaceId, kind);
  return (
    <>
      <Segmented
        label={t('presentations.kind')}
        value={kind}
        options={[
          { value: 'project', label: t('presentations.project') },
          { value: 'article', label: t('presentations.article') },
        ]}
        onChange={(other) => onChange({ ...talk, kind: other, groupId: '' })}
      />
      <SelectField
        label={t('presentations.group')}
        value={newGroup === null ? groupId : NEW}
        options={[
          { value: '', label: t('presentations.noGroup') },
          ...groups.map(({ id, name }) => ({ value: id, label: name })),
          { value: NEW, label: t('groups.newGroup') },
        ]}
        onChange={(chosen) =>
          onChange(
            chosen === NEW ? { ...talk, groupId: '', newGroup: '' } : { ...talk, groupId: chosen, newGroup: null },
          )
        }
      />
      {newGroup !== null && (
        <TextField
          label={t('presentations.newGroup')}
          hint={t('presentations.newGroupHint')}
          maxLength={40}
          required
          value={newGroup}
          problem={isTakenName(here, talk) ? t('groups.nameTaken') : undefined}
          onChange={(name) => onChange({ ...talk, newGroup: name })}
        />
      )}
      <TextField
        label={titleLabel}
        hint={t('presentations.titleHint')}
        maxLength={120}
        required
        autoFocus={autoFocus}
        value={title}
        onChange={(next) => onChange({ ...talk, title: next })}
      />
    </>
  );
}
