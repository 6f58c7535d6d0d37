import { IconDots, IconGripVertical, IconPlayerPlay } from '@tabler/icons-react';
import type { DragEvent, KeyboardEvent } from 'react';
import type { Programme } from '../../domain/programme.ts';
import { GroupShapeMark } from '../scenes/GroupMark.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useWords } from '../ui/words.ts';
import type { QueueEntry } from './queue-state.ts';
import { DROP_ATTRIBUTE } from './use-file-drop.ts';

/** The kind of data that a dragged presentation carries. */
export const DRAGGED_PRESENTATION = 'application/x-samling-presentation';

/** What can be done with a place in the queue. */
export interface QueueActions {
  select(id: string): void;
  start(id: string): void;
  step(id: string, by: -1 | 1): void;
  setStatus(id: string, status: 'expected' | 'ready'): void;
  remove(id: string): void;
}

/** A place in the queue: number, group, title, and how it stands. */
export function QueueRow({
  entry,
  programme,
  selected,
  actions,
  onDragOver,
}: {
  entry: QueueEntry;
  programme: Programme;
  selected: boolean;
  actions: QueueActions;
  onDragOver: (event: DragEvent<HTMLElement>) => void;
}) {
  const t = useWords();
  const { presentation, number, state } = entry;
  const { id, title } = presentation;
  const group = presentation.groupId === null ? null : programme.groups[presentation.groupId];
  const press = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    actions.step(id, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li
      className={`presentations-place presentations-place-${state}`}
      data-selected={selected || undefined}
      data-place={id}
      {...{ [DROP_ATTRIBUTE]: id }}
      onDragOver={onDragOver}
    >
      <button
        type="button"
        className="presentations-grip"
        tabIndex={-1}
        draggable
        aria-label={t('presentations.drag', { title })}
        onDragStart={(event) => {
          event.dataTransfer.setData(DRAGGED_PRESENTATION, id);
          event.dataTransfer.effectAllowed = 'move';
        }}
      >
        <Icon of={IconGripVertical} size={15} />
      </button>
      <button
        type="button"
        className="presentations-pick"
        aria-pressed={selected}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={() => actions.select(id)}
        onKeyDown={press}
      >
        <span className="num">{number}</span>
        {group && (
          <span className="presentations-group">
            <GroupShapeMark shape={group.shape} />
            {group.name}
          </span>
        )}
        <span className="presentations-name">{title}</span>
      </button>
      <span className={`presentations-state presentations-state-${state}`}>{t(`presentations.state-${state}`)}</span>
      {state !== 'now' && state !== 'presented' && (
        <Button
          kind={state === 'next' ? 'plain' : 'quiet'}
          size="small"
          aria-label={t('presentations.startThis')}
          icon={<Icon of={IconPlayerPlay} size={15} />}
          onClick={() => actions.start(id)}
        >
          {state === 'next' && t('presentations.start')}
        </Button>
      )}
      <Menu
        kind="quiet"
        size="small"
        label={t('presentations.actions', { title })}
        icon={<Icon of={IconDots} size={16} />}
        items={[
          { id: 'start', label: t('presentations.startThis'), onSelect: () => actions.start(id) },
          { id: 'up', label: t('presentations.moveUp'), keys: 'Alt ↑', onSelect: () => actions.step(id, -1) },
          { id: 'down', label: t('presentations.moveDown'), keys: 'Alt ↓', onSelect: () => actions.step(id, 1) },
          presentation.status === 'ready'
            ? { id: 'wait', label: t('presentations.notReady'), onSelect: () => actions.setStatus(id, 'expected') }
            : {
                id: 'ready',
                label: t('presentations.readyWithoutFile'),
                disabled: presentation.status !== 'expected',
                onSelect: () => actions.setStatus(id, 'ready'),
              },
          { id: 'remove', label: t('common.remove'), onSelect: () => actions.remove(id) },
        ]}
      />
    </li>
  );
}
