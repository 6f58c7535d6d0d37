import { IconCheck, IconUsersGroup, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { inOrder } from '../../domain/order.ts';
import type { Facilitator, Programme } from '../../domain/programme.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useWords } from '../ui/words.ts';
import { give } from './give.ts';

/** Who can be at the keys, by initials alone: every note carries them. */
export function FacilitatorsPanel({ programme }: { programme: Programme }) {
  const t = useWords();
  const [text, write] = useState('');
  const all = inOrder(programme.facilitators);
  const initials = text.trim();
  const good = /^[\p{L}\p{N}]{1,4}$/u.test(initials);
  const taken = all.some((one) => one.initials === initials);
  const problem = taken
    ? t('programme.initialsTaken')
    : initials !== '' && !good
      ? t('programme.initialsRule')
      : undefined;
  return (
    <Panel title={t('programme.facilitators')}>
      <ul className="programme-chips">
        {all.map((one) => (
          <li key={one.id} className="programme-chip">
            {one.initials}
            <Follows programme={programme} facilitator={one} />
            <Button
              kind="quiet"
              size="small"
              aria-label={t('programme.removeFacilitator', { initials: one.initials })}
              icon={<Icon of={IconX} size={14} />}
              onClick={() =>
                void give(
                  { kind: 'facilitator.remove', facilitatorId: one.id },
                  t('programme.saidRemoved', { what: one.initials }),
                )
              }
            />
          </li>
        ))}
        <li>
          <form
            className="programme-inline-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (!good || taken) return;
              write('');
              void give({ kind: 'facilitator.add', initials }, t('programme.saidAdded', { what: initials }));
            }}
          >
            <TextField
              label={t('programme.initials')}
              hideLabel
              placeholder={t('programme.initials')}
              value={text}
              maxLength={4}
              onChange={write}
              problem={problem}
            />
            <Button type="submit" size="small" disabled={!good || taken}>
              {t('common.add')}
            </Button>
          </form>
        </li>
      </ul>
    </Panel>
  );
}

/** The groups that somebody follows: they assess none of the members. */
function Follows({ programme, facilitator }: { programme: Programme; facilitator: Facilitator }) {
  const t = useWords();
  const { id: facilitatorId, initials, follows } = facilitator;
  const groups = inOrder(programme.groups);
  if (groups.length === 0) return null;
  const followed = groups.filter(({ id }) => follows[id]);
  const several = Object.keys(programme.workplaces).length > 1;
  const where = (workplaceId: string) => (several ? ` (${programme.workplaces[workplaceId]?.name ?? ''})` : '');
  const toggle = (id: string) => {
    const groupIds = followed.some((one) => one.id === id)
      ? followed.filter((one) => one.id !== id).map((one) => one.id)
      : [...followed.map((one) => one.id), id];
    void give({ kind: 'facilitator.follow', facilitatorId, groupIds }, t('programme.saidFollows', { initials }));
  };
  return (
    <>
      {followed.length > 0 && (
        <span className="ui-hint">
          {t('programme.follows', { groups: followed.map(({ name }) => name).join(', ') })}
        </span>
      )}
      <Menu
        kind="quiet"
        size="small"
        label={t('programme.chooseFollows', { initials })}
        icon={<Icon of={IconUsersGroup} size={14} />}
        items={groups.map(({ id, name, workplaceId }) => ({
          id,
          label: `${name}${where(workplaceId)}`,
          icon: follows[id] ? <Icon of={IconCheck} size={14} /> : <span className="programme-unfollowed" />,
          onSelect: () => toggle(id),
        }))}
      />
    </>
  );
}
