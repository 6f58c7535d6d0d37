import { IconArrowBackUp, IconClockPlus, IconPlus, IconPrinter } from '@tabler/icons-react';
import { navigate } from 'wouter/use-hash-location';
import { dateText } from '../../domain/clock-text.ts';
import { useDesk } from '../desk-client.ts';
import { undoLatest } from '../step-back.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import type { Plan } from './use-plan.ts';

const PRINTS = ['run-sheet', 'room-sheet', 'tasks', 'codes', 'notes'] as const;

/** Which day, what it adds up to, and what can be done to it as a whole. */
export function PlanHead({ plan, onAdd, onLateStart }: { plan: Plan; onAdd: () => void; onLateStart: () => void }) {
  const t = useWords();
  const language = useLanguage();
  const undo = useDesk((desk) => desk.undo);
  const { day, days, totals, closed } = plan;
  const date = dateText(day.date, language, false);
  return (
    <header className="plan-head">
      <div>
        <h1>{date.charAt(0).toUpperCase() + date.slice(1)}</h1>
        <p className="plan-totals num">
          <span>
            <b>{totals.planned}</b> {t('plan.ofMinutes', { n: totals.available })}
          </span>
          <span>
            <b>{totals.free}</b> {t('plan.free')}
          </span>
          {totals.over > 0 && <strong className="plan-over">{t('plan.over', { n: totals.over })}</strong>}
        </p>
      </div>
      {days.length > 1 && (
        <Segmented
          label={t('plan.day')}
          value={day.id}
          options={days.map(({ id, number }) => ({ value: id, label: t('plan.dayNumber', { day: number }) }))}
          onChange={plan.openDay}
        />
      )}
      <span className="ui-grow" />
      <div className="plan-acts">
        <Menu
          label={t('plan.print')}
          kind="quiet"
          icon={<Icon of={IconPrinter} />}
          items={PRINTS.map((kind) => ({
            id: kind,
            label: t(`plan.print-${kind}`),
            onSelect: () => navigate(`/print/${kind}`),
          }))}
        />
        {!closed && (
          <>
            <Button
              aria-label={t('common.undo')}
              keys="Ctrl Z"
              disabled={undo === null}
              icon={<Icon of={IconArrowBackUp} />}
              onClick={() => void undoLatest()}
            />
            <Button icon={<Icon of={IconClockPlus} />} onClick={onLateStart}>
              {t('plan.lateStart')}
            </Button>
            <Button keys="N" icon={<Icon of={IconPlus} />} onClick={onAdd}>
              {t('plan.newItem')}
            </Button>
          </>
        )}
      </div>
    </header>
  );
}
