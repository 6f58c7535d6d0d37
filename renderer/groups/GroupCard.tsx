import { IconTrash, IconUserPlus } from '@tabler/icons-react';
import { type Group, type GroupShape, GroupShapeSchema } from '../../domain/programme.ts';
import { GroupShapeMark } from '../scenes/GroupMark.tsx';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { InlineText } from '../ui/InlineText.tsx';
import { useWords } from '../ui/words.ts';
import type { GroupFacts } from './group-facts.ts';
import { PersonChip } from './PersonChip.tsx';
import { SetMix } from './SetMix.tsx';
import type { GroupActs } from './use-group-acts.ts';
import type { Selection } from './use-selection.ts';

/** A group: its shape and word, who is in it by code, and how mixed they are. */
export function GroupCard({
  facts: { group, people },
  acts,
  selection,
  onPlace,
}: {
  facts: GroupFacts;
  acts: GroupActs;
  selection: Selection;
  /** Puts those who are chosen here; null while nobody is. */
  onPlace: (() => void) | null;
}) {
  const t = useWords();
  return (
    <section className="groups-card" aria-label={group.name}>
      <header className="groups-card-head">
        <span className="groups-shape">
          <GroupShapeMark shape={group.shape} />
        </span>
        <h2 className="ui-sr">{group.name}</h2>
        <InlineText
          strong
          label={t('groups.nameOf', { name: group.name })}
          value={group.name}
          maxLength={40}
          onCommit={(name) => acts.edit(group, { name })}
        />
        <span className="groups-count num">{people.length}</span>
      </header>
      {people.length === 0 ? (
        <p className="ui-hint">{t('groups.nobody')}</p>
      ) : (
        <ul className="groups-people" aria-label={group.name}>
          {people.map((person) => (
            <li key={person.id}>
              <PersonChip person={person} selection={selection} />
            </li>
          ))}
        </ul>
      )}
      <SetMix people={people} />
      <footer className="groups-card-foot">
        {onPlace && (
          <Button size="small" icon={<Icon of={IconUserPlus} size={16} />} onClick={onPlace}>
            {t('groups.placeHere', { n: selection.ids.size })}
            <span className="ui-sr"> {group.name}</span>
          </Button>
        )}
        <span className="ui-grow" />
        <ShapeChoice group={group} acts={acts} />
        <Button
          kind="quiet"
          size="small"
          aria-label={t('groups.remove', { name: group.name })}
          icon={<Icon of={IconTrash} size={16} />}
          onClick={() => acts.remove(group)}
        />
      </footer>
    </section>
  );
}

function ShapeChoice({ group, acts }: { group: Group; acts: GroupActs }) {
  const t = useWords();
  return (
    <SelectField<GroupShape>
      label={t('groups.shapeOf', { name: group.name })}
      hideLabel
      value={group.shape}
      options={GroupShapeSchema.options.map((value) => ({ value, label: t(`groups.shape-${value}`) }))}
      onChange={(shape) => acts.edit(group, { shape })}
    />
  );
}
