import { IconDoorExit } from '@tabler/icons-react';
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
 * command of the desk makes the whole of it anew. The style sheet counts the rows from the one who is to speak first: as a
 * value, that number would change in all of them each time the floor goes on.
 */
export const QueueRow = memo(function QueueRow({
  entryId,
  name,
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
        <strong className="num">{name}</strong>
        {speech !== 'ordinary' && <Chip kind="solid">{t(`speakers.${speech}`)}</Chip>}
        {next && <Chip kind="tag">{t('speakers.nextUp')}</Chip>}
        {away && (
          <span className="speakers-away">
            <Icon of={IconDoorExit} size={15} />
            {t('speakers.away')}
          </span>
        )}
        {known && <span className="ui-hint num speakers-place">{t('speakers.place', { place })}</span>}
      </button>
      <Menu
        kind="quiet"
        size="small"
        label={t('speakers.actions', { who: name })}
        tabIndex={tabIndex}
        icon={<Dots />}
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

/** Three dots in one stroke: hundreds of rows carry them, and each part of a picture is a part to be styled. */
function Dots() {
  return (
    <svg className="ui-icon" width="1rem" height="1rem" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M5 12h.01M12 12h.01M19 12h.01" stroke="currentColor" strokeWidth="3.75" strokeLinecap="round" />
    </svg>
  );
}
