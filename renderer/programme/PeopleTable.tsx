import { IconDots } from '@tabler/icons-react';
import { type KeyboardEvent, useId } from 'react';
import { LEVELS, ROLES } from '../../domain/mix.ts';
import type { Names, Person } from '../../domain/programme.ts';
import { dispatch } from '../desk-client.ts';
import { askErasure } from '../erasure-asked.ts';
import { SelectField, TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { give } from './give.ts';

/** People as codes, changed where they stand. In a field the arrow keys go to the same field of the next row. */
export function PeopleTable({
  people,
  units,
  names,
  onName,
}: {
  people: readonly Person[];
  units: readonly string[];
  /** By person id while they may be seen, else null. */
  names: Names['people'] | null;
  /** Opens what a name is written in; null while that must not be seen. */
  onName: ((personId: string) => void) | null;
}) {
  const t = useWords();
  const listId = useId();
  return (
    <>
      <table className="programme-people">
        <thead>
          <tr>
            <th scope="col">{t('programme.code')}</th>
            <th scope="col">{t('programme.level')}</th>
            <th scope="col">{t('programme.role')}</th>
            <th scope="col">{t('programme.unit')}</th>
            <th scope="col">
              <span className="ui-sr">{t('programme.more')}</span>
            </th>
          </tr>
        </thead>
        <tbody onKeyDown={toSameField}>
          {people.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              listId={listId}
              name={names ? (names[person.id]?.name ?? '') : null}
              onName={onName}
            />
          ))}
        </tbody>
      </table>
      <datalist id={listId}>
        {units.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
    </>
  );
}

function toSameField(event: KeyboardEvent<HTMLElement>): void {
  const { target, key } = event;
  const row = target instanceof HTMLInputElement ? target.closest('tr') : null;
  if (!row || (key !== 'ArrowDown' && key !== 'ArrowUp') || event.altKey) return;
  const at = [...row.querySelectorAll('input')].indexOf(target as HTMLInputElement);
  const next = key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
  event.preventDefault();
  next?.querySelectorAll('input')[at]?.focus();
}

function PersonRow({
  person,
  listId,
  name,
  onName,
}: {
  person: Person;
  listId: string;
  name: string | null;
  onName: ((personId: string) => void) | null;
}) {
  const t = useWords();
  const { id: personId, code } = person;
  const edit = (changes: Partial<Pick<Person, 'code' | 'level' | 'role' | 'unit'>>) =>
    void give({ kind: 'person.edit', personId, ...changes }, t('programme.saidPerson', { code }));
  return (
    <tr>
      <th scope="row">
        {name === null ? (
          <TextField
            label={t('programme.codeOf', { code })}
            hideLabel
            value={code}
            maxLength={12}
            onCommit={(text) => text.trim() && edit({ code: text.trim() })}
          />
        ) : (
          <span className="programme-named">
            <b>{code}</b> {name || '–'}
          </span>
        )}
      </th>
      <td>
        <SelectField
          label={t('programme.levelOf', { code })}
          hideLabel
          value={person.level}
          options={LEVELS.map((value) => ({ value, label: t(`common.${value}`) }))}
          onChange={(level) => edit({ level })}
        />
      </td>
      <td>
        <SelectField
          label={t('programme.roleOf', { code })}
          hideLabel
          value={person.role}
          options={ROLES.map((value) => ({ value, label: t(`common.${value}`) }))}
          onChange={(role) => edit({ role })}
        />
      </td>
      <td>
        <TextField
          label={t('programme.unitOf', { code })}
          hideLabel
          list={listId}
          value={person.unit}
          maxLength={60}
          onCommit={(unit) => edit({ unit: unit.trim() })}
        />
      </td>
      <td>
        <Menu
          label={t('programme.moreOf', { code })}
          kind="quiet"
          size="small"
          icon={<Icon of={IconDots} size={16} />}
          items={() => [
            ...(onName ? [{ id: 'name', label: t('programme.writeName'), onSelect: () => onName(personId) }] : []),
            {
              id: 'forget',
              label: t('programme.removeName'),
              onSelect: async () => {
                const answer = await dispatch({ kind: 'name.remove', personId });
                if (answer.ok) notify({ text: t('programme.saidNameRemoved', { code }) });
              },
            },
            {
              id: 'remove',
              label: t('programme.removePerson', { code }),
              onSelect: () =>
                void give({ kind: 'person.remove', personId }, t('programme.saidRemoved', { what: code })),
            },
            { id: 'erase', label: t('erasure.menu', { code }), onSelect: () => askErasure({ personId, code }) },
          ]}
        />
      </td>
    </tr>
  );
}
