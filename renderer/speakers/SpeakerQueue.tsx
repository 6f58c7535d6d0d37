import { IconDoorExit, IconDots } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { SpeakerEntry } from '../../domain/speaker-record.ts';
import { placeAfterStep, type QueuedSpeaker } from '../../domain/speakers.ts';
import { dispatch } from '../desk-client.ts';
import { Chip } from '../ui/Chip.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useWords } from '../ui/words.ts';
import { giveFloor } from './speaker-orders.ts';
import type { SpeakersData } from './use-speakers.ts';

/** Those who wait, in the order in which they will speak. One Tab stop; arrow keys move inside it. */
export function SpeakerQueue({
  data,
  who,
  onWithdraw,
  onCall,
}: {
  data: SpeakersData;
  who: (entry: SpeakerEntry) => string;
  onWithdraw: (entry: SpeakerEntry) => void;
  /** Writes what somebody is called on the wall; null where nobody may be known. */
  onCall: ((personId: string) => void) | null;
}) {
  const t = useWords();
  const { programme, session, item, queue, next } = data;
  const root = useRef<HTMLOListElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const stop = queue.some(({ id }) => id === active) ? active : (queue[0]?.id ?? null);
  const on = { sessionId: session.id, itemId: item.id };
  const step = (entryId: string, by: -1 | 1) => {
    const after = placeAfterStep(programme, session, item.id, entryId, by);
    if (after !== undefined) void dispatch({ kind: 'speaker.move', ...on, entryId, after });
  };
  const press = (event: KeyboardEvent, at: number, entry: QueuedSpeaker) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by !== 0 && event.altKey) step(entry.id, by);
    else if (event.altKey) return;
    else if (by !== 0) root.current?.querySelectorAll<HTMLElement>('.speakers-pick')[at + by]?.focus();
    else if (event.key === 'Delete' || event.key === 'Backspace') onWithdraw(entry);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div>
      <p className="ui-sr" id="speakers-keys">
        {t('speakers.queueKeys')}
      </p>
      <ol className="speakers-queue" ref={root} aria-label={t('speakers.queue')} aria-describedby="speakers-keys">
        {queue.map((entry, at) => {
          const name = who(entry);
          const tabIndex = stop === entry.id ? 0 : -1;
          return (
            <li key={entry.id} className="speakers-row" data-away={entry.away || undefined} data-entry={entry.id}>
              <button
                type="button"
                className="speakers-pick"
                tabIndex={tabIndex}
                aria-keyshortcuts="Enter Delete Alt+ArrowUp Alt+ArrowDown"
                title={t('speakers.give')}
                onFocus={() => setActive(entry.id)}
                onKeyDown={(event) => press(event, at, entry)}
                onClick={() => giveFloor(item.id, entry.id)}
              >
                <span className="num speakers-number">{at + 1}</span>
                <strong className="num">{name}</strong>
                {entry.speech !== 'ordinary' && <Chip kind="solid">{t(`speakers.${entry.speech}`)}</Chip>}
                {entry === next && <Chip kind="tag">{t('speakers.nextUp')}</Chip>}
                {entry.away && (
                  <span className="speakers-away">
                    <Icon of={IconDoorExit} size={15} />
                    {t('speakers.away')}
                  </span>
                )}
                <span className="ui-grow" />
                {onCall && <span className="ui-hint num">{t('speakers.place', { place: entry.place })}</span>}
              </button>
              <Menu
                kind="quiet"
                size="small"
                label={t('speakers.actions', { who: name })}
                tabIndex={tabIndex}
                icon={<Icon of={IconDots} size={16} />}
                items={[
                  {
                    id: 'give',
                    label: t('speakers.give'),
                    keys: 'Enter',
                    onSelect: () => giveFloor(item.id, entry.id),
                  },
                  { id: 'up', label: t('speakers.moveUp'), keys: 'Alt ↑', onSelect: () => step(entry.id, -1) },
                  { id: 'down', label: t('speakers.moveDown'), keys: 'Alt ↓', onSelect: () => step(entry.id, 1) },
                  ...(onCall
                    ? [{ id: 'call', label: t('speakers.callName'), onSelect: () => onCall(entry.personId) }]
                    : []),
                  { id: 'off', label: t('speakers.withdraw'), keys: 'Del', onSelect: () => onWithdraw(entry) },
                ]}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
