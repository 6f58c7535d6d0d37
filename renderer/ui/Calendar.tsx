import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { addMonths, monthText, monthWeeks, weekdayNames, weekdayOf } from '../../domain/calendar-month.ts';
import { addDays, dateText } from '../../domain/clock-text.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { useLanguage, useWords } from './words.ts';

/** Where a key takes the day that has the focus. */
function movedBy({ key, shiftKey }: KeyboardEvent, day: string): string | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return addDays(day, -weekdayOf(day));
    case 'End':
      return addDays(day, 6 - weekdayOf(day));
    case 'PageUp':
      return addMonths(day, shiftKey ? -12 : -1);
    case 'PageDown':
      return addMonths(day, shiftKey ? 12 : 1);
    default:
      return null;
  }
}

/** A month to choose a day from, Monday first. Arrow keys go by day and week, Page Up and Page Down by month. */
export function Calendar({
  chosen,
  today,
  onChoose,
}: {
  /** `YYYY-MM-DD`, or empty where none is chosen. */
  chosen: string;
  today: string;
  onChoose: (date: string) => void;
}) {
  const t = useWords();
  const language = useLanguage();
  const [day, setDay] = useState(chosen || today);
  const grid = useRef<HTMLTableElement>(null);
  const keyed = useRef(true);
  // The focus follows the keys; the buttons of the head keep it.
  useEffect(() => {
    if (keyed.current) grid.current?.querySelector<HTMLElement>(`[data-date="${day}"]`)?.focus();
  }, [day]);
  const turn = (months: number) => {
    keyed.current = false;
    setDay(addMonths(day, months));
  };
  const move = (event: KeyboardEvent) => {
    const to = movedBy(event, day);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    keyed.current = true;
    setDay(to);
  };
  return (
    <>
      <div className="ui-calendar-head">
        <Button
          kind="quiet"
          size="small"
          aria-label={t('common.previousMonth')}
          icon={<Icon of={IconChevronLeft} />}
          onClick={() => turn(-1)}
        />
        <span aria-live="polite">{monthText(day, language)}</span>
        <Button
          kind="quiet"
          size="small"
          aria-label={t('common.nextMonth')}
          icon={<Icon of={IconChevronRight} />}
          onClick={() => turn(1)}
        />
      </div>
      <table ref={grid} aria-label={monthText(day, language)} onKeyDown={move}>
        <thead>
          <tr>
            {weekdayNames(language).map(({ name, short }) => (
              <th key={name} scope="col" abbr={name}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthWeeks(day).map((week) => (
            <tr key={week.find((one) => one !== null)}>
              {week.map((date, at) =>
                date === null ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an empty place is known by its column alone
                  <td key={at} />
                ) : (
                  <td key={date}>
                    <button
                      type="button"
                      className="ui-calendar-day"
                      data-date={date}
                      tabIndex={date === day ? 0 : -1}
                      aria-label={dateText(date, language)}
                      aria-pressed={date === chosen}
                      aria-current={date === today ? 'date' : undefined}
                      onClick={() => onChoose(date)}
                    >
                      {Number(date.slice(8))}
                    </button>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
