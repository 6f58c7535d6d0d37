import { IconCalendar } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { addDays } from '../../domain/clock-text.ts';
import { dateEntryText, isDate, readDateEntry } from '../../domain/date-entry.ts';
import { Button } from './Button.tsx';
import { Calendar } from './Calendar.tsx';
import { Field } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { placePanel } from './popover-place.ts';
import { useLanguage, useWords } from './words.ts';
import './date-field.css';

type Written =
  | { onChange: (date: string) => void; onCommit?: never }
  | { onCommit: (date: string) => void; onChange?: never };

/**
 * A date, written and shown as the language of the screen writes it, whatever the browser's is. `value` and what is given
 * on are `YYYY-MM-DD`, or empty. `onChange` is told at every key and gets the empty text while what stands there cannot be
 * read, and a form with such a field is not sent; `onCommit` gets only what is meant, on Enter and on leaving the field.
 */
export function DateField({
  label,
  hideLabel,
  hint,
  problem,
  className,
  value,
  today,
  required,
  readOnly,
  onChange,
  onCommit,
}: {
  label: string;
  hideLabel?: boolean;
  hint?: ReactNode;
  problem?: ReactNode;
  className?: string;
  value: string;
  /** What a date without a year is counted from, and what the calendar opens on. */
  today: string;
  /** There has to be a date: an emptied field that commits is refused. */
  required?: boolean;
  readOnly?: boolean;
} & Written) {
  const t = useWords();
  const language = useLanguage();
  const [draft, setDraft] = useState<string | null>(null);
  const [told, setTold] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const picker = usePicker(field);
  const text = draft ?? dateEntryText(value, language);
  const empty = text.trim() === '';
  const read = readDateEntry(text, today);
  const fault = empty ? (required && onCommit ? 'NOT_A_DATE' : null) : read.ok ? null : read.problem;
  const date = read.ok && !empty ? read.value : '';
  useEffect(() => field.current?.setCustomValidity(fault ?? ''), [fault]);

  const write = (next: string) => {
    setDraft(next);
    setTold(false);
    const entry = readDateEntry(next, today);
    onChange?.(entry.ok ? entry.value : '');
  };
  /** What stands there is meant: it is given on, or it is said why it cannot be. */
  const mean = (meant: string, wrong: boolean) => {
    setTold(wrong);
    if (wrong) return;
    setDraft(null);
    if (meant !== value) (onCommit ?? onChange)?.(meant);
  };
  const step = (days: number) => write(dateEntryText(date ? addDays(date, days) : today, language));
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly) return;
    if (event.key === 'Enter') mean(date, fault !== null);
    if (event.key === 'Escape' && draft !== null && onCommit) {
      event.stopPropagation();
      setDraft(null);
      setTold(false);
    }
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey) picker.show();
    else step(event.key === 'ArrowUp' ? 1 : -1);
  };
  const refusal = told && fault ? t(`common.date-${fault}`, { example: dateEntryText(today, language) }) : problem;
  return (
    <Field
      label={label}
      {...(hideLabel && { hideLabel })}
      {...(className && { className })}
      hint={hint}
      problem={refusal}
    >
      {(slots) => (
        <div className="ui-date">
          <input
            ref={field}
            type="text"
            autoComplete="off"
            spellCheck={false}
            {...slots}
            className="ui-input"
            aria-description={t('common.dateKeys')}
            value={text}
            readOnly={readOnly}
            onChange={(event) => write(event.target.value)}
            onBlur={() => draft !== null && mean(date, fault !== null)}
            onKeyDown={onKeyDown}
            onInvalid={(event) => {
              // Said under the field, in the language of the screen.
              event.preventDefault();
              setTold(true);
              field.current?.focus();
            }}
          />
          {!readOnly && (
            <Button
              kind="quiet"
              className="ui-date-open"
              aria-label={t('common.openCalendar', { label })}
              aria-haspopup="dialog"
              aria-expanded={picker.open}
              popoverTarget={picker.id}
              icon={<Icon of={IconCalendar} size={16} />}
            />
          )}
          <div {...picker.panel} role="dialog" aria-label={t('common.openCalendar', { label })}>
            {picker.open && (
              <Calendar
                chosen={isDate(date) ? date : ''}
                today={today}
                onChoose={(chosen) => {
                  picker.hide();
                  mean(chosen, false);
                }}
              />
            )}
          </div>
        </div>
      )}
    </Field>
  );
}

/** What floats under the field, and where the focus goes when it closes. */
function usePicker(field: { readonly current: HTMLInputElement | null }) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (open && panel.current && field.current) placePanel(panel.current, field.current);
  }, [open, field]);
  const hide = () => {
    panel.current?.hidePopover();
    field.current?.focus();
  };
  return {
    id,
    open,
    show: () => panel.current?.showPopover(),
    hide,
    panel: {
      ref: panel,
      id,
      popover: 'auto' as const,
      className: 'ui-calendar',
      onBeforeToggle: (event: { newState: string }) => setOpen(event.newState === 'open'),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        hide();
      },
    },
  };
}
