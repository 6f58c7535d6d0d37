import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { useSingleKeys } from '../ui/single-keys.ts';
import { isTextField } from '../ui/text-field.ts';
import { useWords } from '../ui/words.ts';
import { DayDetails } from './DayDetails.tsx';
import { Inspector } from './Inspector.tsx';
import { LateStartDialog } from './LateStartDialog.tsx';
import { PlanHead } from './PlanHead.tsx';
import { PlanTable } from './PlanTable.tsx';
import type { PlanRowFacts } from './plan-rows.ts';
import './inspector.css';
import './plan.css';
import { type Plan, usePlan } from './use-plan.ts';

/** What another room has to say of a day that is planned. */
type BeneathDay = (place: { readonly sessionId: string; readonly dayId: string }) => ReactNode;

/** The plan of the open session: a day as a table, and what is chosen in it beside the table. */
export function PlanScreen({ beneathDay }: { beneathDay?: BeneathDay }) {
  const t = useWords();
  const plan = usePlan();
  if (plan) return <DayPlan plan={plan} beneathDay={beneathDay} />;
  return (
    <main className="plan-none">
      <h1>{t('plan.title')}</h1>
      <Empty
        action={
          <a className="ui-btn" href="#/programme">
            {t('plan.toProgramme')}
          </a>
        }
      >
        {t('plan.noSession')}
      </Empty>
    </main>
  );
}

function DayPlan({ plan, beneathDay }: { plan: Plan; beneathDay: BeneathDay | undefined }) {
  const t = useWords();
  const [chosenId, choose] = useState<string | null>(null);
  /** The item whose title is to be written next: it was just made. */
  const [freshId, setFresh] = useState<string | null>(null);
  const [asksForStart, askForStart] = useState(false);
  const at = plan.rows.findIndex(({ item }) => item.id === chosenId);
  const row: PlanRowFacts | undefined = plan.rows[at];
  const make = (made: string) => {
    choose(made);
    setFresh(made);
  };
  const add = () => make(plan.add(row?.item.id ?? null));
  useNewItemKey(plan.closed ? null : add);
  return (
    <div className="plan">
      <main className="plan-day">
        <PlanHead plan={plan} onAdd={add} onLateStart={() => askForStart(true)} />
        {plan.closed && <p className="plan-closed">{t('plan.closed')}</p>}
        {plan.rows.length === 0 ? (
          <Empty action={plan.closed ? undefined : <Button onClick={add}>{t('plan.newItem')}</Button>}>
            {t('plan.emptyDay')}
          </Empty>
        ) : (
          <PlanTable plan={plan} chosenId={row?.item.id ?? null} onChoose={choose} />
        )}
      </main>
      <aside className="plan-side" aria-label={row ? t('plan.itemDetails') : t('plan.dayDetails')}>
        {row ? (
          <Inspector
            key={row.item.id}
            plan={plan}
            row={row}
            number={at + 1}
            writeTitle={row.item.id === freshId}
            onCopy={() => make(plan.copy(row.item))}
            onClose={() => choose(null)}
          />
        ) : (
          <>
            <DayDetails key={plan.day.id} plan={plan} />
            {!plan.closed && beneathDay?.({ sessionId: plan.session.id, dayId: plan.day.id })}
          </>
        )}
      </aside>
      {asksForStart && <LateStartDialog plan={plan} onClose={() => askForStart(false)} />}
    </div>
  );
}

/** N makes a new item while the hands are on nothing that is written in. */
function useNewItemKey(add: (() => void) | null): void {
  const singleKeys = useSingleKeys();
  useEffect(() => {
    if (!add || !singleKeys) return;
    const press = (event: KeyboardEvent) => {
      const inText = isTextField(event.target) || document.querySelector('dialog[open]') !== null;
      if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.altKey || event.metaKey || inText) return;
      event.preventDefault();
      add();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
