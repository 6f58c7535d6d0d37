import {
  type FocusEvent,
  type KeyboardEvent,
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { SpeakerEntry } from '../../domain/speaker-record.ts';
import { placeAfterStep } from '../../domain/speakers.ts';
import { dispatch } from '../desk-client.ts';
import { useWords } from '../ui/words.ts';
import { type QueueActs, QueueRow } from './QueueRow.tsx';
import { giveFloor } from './speaker-orders.ts';
import type { SpeakersData } from './use-speakers.ts';

/** More rows than a screen has. The rest of a long list is drawn right after them, without holding up a key. */
const FIRST_ROWS = 24;

interface QueueProps {
  data: SpeakersData;
  who: (entry: SpeakerEntry) => string;
  onWithdraw: (entry: SpeakerEntry) => void;
  /** Writes what somebody is called on the wall; null where nobody may be known. */
  onCall: ((personId: string) => void) | null;
}

/** Those who wait, in the order in which they will speak. One Tab stop; arrow keys move inside it. */
export function SpeakerQueue(props: QueueProps) {
  const t = useWords();
  const { queue, next } = props.data;
  const acts = useQueueActs(props);
  const drawn = useDeferredValue(Number.POSITIVE_INFINITY, FIRST_ROWS);
  const root = useRef<HTMLOListElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const stop = queue.some(({ id }) => id === active) ? active : (queue[0]?.id ?? null);
  const press = (event: KeyboardEvent) => {
    const entryId = pickedAt(event.target);
    if (entryId === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by !== 0 && event.altKey) acts.step(entryId, by);
    else if (event.altKey) return;
    else if (by !== 0) {
      const at = queue.findIndex(({ id }) => id === entryId);
      root.current?.querySelectorAll<HTMLElement>('.speakers-pick')[at + by]?.focus();
    } else if (event.key === 'Delete' || event.key === 'Backspace') acts.withdraw(entryId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const focus = (event: FocusEvent) => {
    const entryId = pickedAt(event.target);
    if (entryId !== null) setActive(entryId);
  };
  return (
    <div>
      <p className="ui-sr" id="speakers-keys">
        {t('speakers.queueKeys')}
      </p>
      <ol
        className="speakers-queue"
        ref={root}
        aria-label={t('speakers.queue')}
        aria-describedby="speakers-keys"
        onKeyDown={press}
        onFocus={focus}
      >
        {queue.slice(0, drawn).map((entry) => (
          <QueueRow
            key={entry.id}
            entryId={entry.id}
            name={props.who(entry)}
            place={entry.place}
            speech={entry.speech}
            away={entry.away}
            next={entry === next}
            known={props.onCall !== null}
            stop={entry.id === stop}
            acts={acts}
          />
        ))}
      </ol>
    </div>
  );
}

/** The entry whose own button has the focus; null in its menu. */
function pickedAt(target: EventTarget): string | null {
  if (!(target instanceof Element) || !target.classList.contains('speakers-pick')) return null;
  return target.closest<HTMLElement>('[data-entry]')?.dataset.entry ?? null;
}

/** Functions that stay the same and work on what is shown when they are called. */
function useQueueActs(props: QueueProps): QueueActs {
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  return useMemo(() => {
    const waiting = (entryId: string) => latest.current.data.queue.find(({ id }) => id === entryId);
    return {
      give: (entryId) => giveFloor(latest.current.data.item.id, entryId),
      step: (entryId, by) => {
        const { programme, session, item } = latest.current.data;
        const after = placeAfterStep(programme, session, item.id, entryId, by);
        const on = { sessionId: session.id, itemId: item.id };
        if (after !== undefined) void dispatch({ kind: 'speaker.move', ...on, entryId, after });
      },
      call: (entryId) => {
        const entry = waiting(entryId);
        if (entry) latest.current.onCall?.(entry.personId);
      },
      withdraw: (entryId) => {
        const entry = waiting(entryId);
        if (entry) latest.current.onWithdraw(entry);
      },
    };
  }, []);
}
