import { IconDoorExit, IconDots } from '@tabler/icons-react';
import { memo } from 'react';
import type { SpeechKind } from '../../domain/speaker-record.ts';
import { Chip } from '../ui/Chip.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useWords } from '../ui/words.ts';

/** What can be done to somebody who waits, by the id of the entry. The same functions for as long as the queue is shown. */
export interface QueueActs {
  readonly give: (entryId: string) => void;
  readonly step: (entryId: string, by: -1 | 1) => void;
  readonly call: (entryId: string) => void;
  readonly withdraw: (entryId: string) => void;
}

/**
 * One who waits. Drawn anew only when something about this very row has changed: a list may be hundreds long, and every
 * command of the desk makes the whole of it anew.
 */
export const QueueRow = memo(function QueueRow({
  entryId,
  name,
  number,
  place,
  speech,
  away,
  next,
  known,
  stop,
  acts,
}: {
  entryId: string;
  name: string;
  /** Counted from the one who is to speak first. */
  number: number;
  /** In the order in which people signed up. */
  place: number;
  speech: SpeechKind;
  away: boolean;
  next: boolean;
  /** Whether it may be told who it is. */
  known: boolean;
  /** The row that Tab leads to. */
  stop: boolean;
  acts: QueueActs;
}) {
  const t = useWords();
  const tabIndex = stop ? 0 : -1;
  return (
    <li className="speakers-row" data-away={away || undefined} data-entry={entryId}>
      <button
        type="button"
        className="speakers-pick"
        tabIndex={tabIndex}
        aria-keyshortcuts="Enter Delete Alt+ArrowUp Alt+ArrowDown"
        title={t('speakers.give')}
        onClick={() => acts.give(entryId)}
      >
        <span className="num speakers-number">{number}</span>
        <strong className="num">{name}</strong>
        {speech !== 'ordinary' && <Chip kind="solid">{t(`speakers.${speech}`)}</Chip>}
        {next && <Chip kind="tag">{t('speakers.nextUp')}</Chip>}
        {away && (
          <span className="speakers-away">
            <Icon of={IconDoorExit} size={15} />
            {t('speakers.away')}
          </span>
        )}
        <span className="ui-grow" />
        {known && <span className="ui-hint num">{t('speakers.place', { place })}</span>}
      </button>
      <Menu
        kind="quiet"
        size="small"
        label={t('speakers.actions', { who: name })}
        tabIndex={tabIndex}
        icon={<Icon of={IconDots} size={16} />}
        items={() => [
          { id: 'give', label: t('speakers.give'), keys: 'Enter', onSelect: () => acts.give(entryId) },
          { id: 'up', label: t('speakers.moveUp'), keys: 'Alt ↑', onSelect: () => acts.step(entryId, -1) },
          { id: 'down', label: t('speakers.moveDown'), keys: 'Alt ↓', onSelect: () => acts.step(entryId, 1) },
          ...(known ? [{ id: 'call', label: t('speakers.callName'), onSelect: () => acts.call(entryId) }] : []),
          { id: 'off', label: t('speakers.withdraw'), keys: 'Del', onSelect: () => acts.withdraw(entryId) },
        ]}
      />
    </li>
  );
});
