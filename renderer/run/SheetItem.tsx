import { IconAlertTriangle, IconCheck, IconLock, IconPlayerPlay } from '@tabler/icons-react';
import { memo } from 'react';
import { minuteText } from '../../domain/clock-text.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { restoreItem } from './late-orders.ts';
import { lookAt } from './run-view.ts';
import type { SheetRow, SubRow } from './sheet-rows.ts';

/**
 * What a row says, in values that are the same for as long as it says the same. The sheet is read anew every few seconds
 * and after each command of the desk, and of its sixty rows one or two say something else then.
 */
export function saying({ item, state, start, plannedStart, minutes, difference, squeezed, breach }: SheetRow) {
  return {
    itemId: item.id,
    title: item.title,
    state,
    cut: item.cut && state === 'ahead',
    rest: item.activity === 'break' || item.activity === 'lunch',
    locked: item.lockedStart !== null,
    start: minuteText(start),
    planned: minuteText(plannedStart),
    moved: state === 'ahead' && Math.abs(start - plannedStart) >= 1,
    minutes: Math.round(minutes),
    difference,
    /** What a locked window had before it lost some of its beginning; null where it lost nothing. */
    squeezedFrom: squeezed >= 1 ? item.minutes : null,
    short: breach >= 1,
  };
}

type Saying = ReturnType<typeof saying>;
type RowProps = Saying & { readonly shown: boolean };

/** An item of the day. Drawn anew only when it says something else; the one that runs, whenever what is inside it is read. */
export const SheetItem = memo(function SheetItem({
  parts,
  ...row
}: RowProps & {
  /** What is inside it, while it runs. */
  readonly parts: readonly SubRow[] | null;
}) {
  return (
    <li data-item={row.itemId} className={row.state === 'now' ? 'run-now' : undefined}>
      {row.cut ? <CutRow {...row} /> : <Row {...row} />}
      {parts && (
        <ol>
          {parts.map((part) => (
            <Part key={part.key} part={part} />
          ))}
        </ol>
      )}
    </li>
  );
});

function Row(row: RowProps) {
  const t = useWords();
  const { itemId, title, state, locked, start, planned, moved } = row;
  const names = ['run-row', `run-${state}-row`, row.rest && 'run-rest', locked && 'run-locked'];
  return (
    <button
      type="button"
      className={names.filter(Boolean).join(' ')}
      aria-current={state === 'now' ? 'step' : undefined}
      aria-pressed={row.shown}
      onClick={() => lookAt(state === 'now' ? null : itemId)}
    >
      {/* When it began or is to be expected; where that is another minute than planned, the plan's is struck beside it. */}
      <span className="tm">
        {start}
        {moved && (
          <>
            <span className="ui-sr"> {t('late.planned')} </span>
            <s className="run-planned">{planned}</s>
          </>
        )}
      </span>
      <span className="run-row-title">
        {locked && <Icon of={IconLock} size={15} />}
        {title}
        {locked && <span className="ui-sr"> ({t('run.locked')})</span>}
      </span>
      {row.squeezedFrom === null ? (
        <Minutes minutes={row.minutes} difference={row.difference} />
      ) : (
        <Squeezed from={row.squeezedFrom} to={row.minutes} short={row.short} />
      )}
    </button>
  );
}

/** A locked window that loses some of its beginning, and whether it is left with too little. */
function Squeezed({ from, to, short }: { from: number; to: number; short: boolean }) {
  const t = useWords();
  return (
    <span className={short ? 'run-minutes run-short num' : 'run-minutes num'}>
      {short && <Icon of={IconAlertTriangle} size={14} />}
      <b aria-hidden="true">{t('late.squeezed', { from, to })}</b>
      <span className="ui-sr">
        {t('late.squeezedSaid', { from, to })}
        {short && `, ${t('late.tooShort')}`}
      </span>
    </span>
  );
}

/** An item that was cut: it stays where it was, struck out, and can be taken in again. */
function CutRow({ itemId, title, planned }: Saying) {
  const t = useWords();
  return (
    <div className="run-row run-cut">
      <s className="tm">{planned}</s>
      <span className="run-row-title">
        <s>{title}</s>
        <span className="ui-sr"> ({t('late.cut')})</span>
      </span>
      <Button kind="quiet" size="small" onClick={() => restoreItem(itemId)}>
        {t('late.restore')}
      </Button>
    </div>
  );
}

function Part({ part }: { part: SubRow }) {
  const t = useWords();
  return (
    <li
      className={part.state === 'now' ? 'run-part run-part-now' : 'run-part'}
      aria-current={part.state === 'now' || undefined}
    >
      <span className="tm">{minuteText(part.start)}</span>
      <span className="run-part-mark">
        {part.state === 'done' && <Icon of={IconCheck} size={16} />}
        {part.state === 'now' && <Icon of={IconPlayerPlay} size={16} />}
        {part.state !== 'ahead' && <span className="ui-sr">{t(part.state === 'now' ? 'run.now' : 'run.done')}</span>}
      </span>
      <span className="run-row-title">{part.title}</span>
      <Minutes minutes={Math.round(part.minutes)} difference={part.difference} />
    </li>
  );
}

/** Whole minutes, and by how many they differ from the plan: a bold figure in ink, never red. A plan is not a verdict. */
function Minutes({ minutes, difference }: { minutes: number; difference: number }) {
  const t = useWords();
  if (difference === 0) return <span className="run-minutes num">{minutes}</span>;
  return (
    <span className="run-minutes num">
      <b>{difference > 0 ? `+${difference}` : `−${-difference}`}</b>
      <span className="ui-sr"> {t('run.difference')} </span>
      <span>{minutes}</span>
    </span>
  );
}
