import { IconAlertTriangle, IconGripVertical, IconLock } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { minuteText } from '../../domain/clock-text.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { notify } from '../ui/toasts.ts';
import { useKnownWords, useWords } from '../ui/words.ts';
import { activityIcons } from './activity-icons.ts';
import type { PlanRowFacts } from './plan-rows.ts';
import type { Plan } from './use-plan.ts';
import { writtenMinutes } from './written-minutes.ts';

/** The kind of data that a dragged row carries: nothing else on the desk takes it. */
export const DRAGGED_ITEM = 'application/x-samling-item';

/** One item of the day. Its minutes are changed where they stand; its title chooses it and takes the row's keys. */
export function PlanRow({
  row,
  plan,
  chosen,
  reachable,
  dragged,
  landing,
  onChoose,
  onKeyDown,
  onDrag,
}: {
  row: PlanRowFacts;
  plan: Plan;
  chosen: boolean;
  /** Whether Tab comes to this row; the arrows reach the others. */
  reachable: boolean;
  dragged: boolean;
  landing: 'upper' | 'lower' | null;
  onChoose: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onDrag: (on: boolean) => void;
}) {
  const t = useWords();
  const { item, start, look } = row;
  return (
    <tr
      className={`plan-row plan-row-${look}`}
      data-row={item.id}
      data-chosen={chosen || undefined}
      data-landing={landing ?? undefined}
      data-dragged={dragged || undefined}
    >
      <td className="plan-grip">
        <Handle row={row} closed={plan.closed} onDrag={onDrag} />
      </td>
      <td className="plan-clock tm">{look === 'cut' ? '' : minuteText(start)}</td>
      <td className="plan-minutes num">
        <Minutes row={row} plan={plan} reachable={reachable} />
      </td>
      <th scope="row" className="plan-title">
        <Icon of={activityIcons[item.activity]} />
        <button
          type="button"
          className="plan-pick"
          aria-pressed={chosen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          tabIndex={reachable ? 0 : -1}
          onClick={onChoose}
          onKeyDown={onKeyDown}
        >
          {look === 'cut' ? <s>{item.title}</s> : item.title}
          <span className="ui-sr">
            {look === 'cut' && `, ${t('late.cut')}`}, {t(`plan.activity-${item.activity}`)}
            {look === 'locked' && `, ${t('plan.locked')}`}
          </span>
        </button>
      </th>
      <td className="plan-lead">{item.lead}</td>
      <td className="plan-cell">{t(`plan.scene-${item.scene}`)}</td>
      <td className="plan-cell">{item.collects}</td>
      <Said row={row} plan={plan} />
    </tr>
  );
}

/** For the mouse; the keyboard moves the row itself. A locked row has its lock where the handle would be. */
function Handle({
  row: { item, look },
  closed,
  onDrag,
}: {
  row: PlanRowFacts;
  closed: boolean;
  onDrag: (on: boolean) => void;
}) {
  const t = useWords();
  if (look === 'locked') return <Icon of={IconLock} size={16} />;
  if (closed) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      draggable
      aria-label={t('plan.drag', { title: item.title })}
      title={t('plan.dragHint')}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED_ITEM, item.id);
        event.dataTransfer.effectAllowed = 'move';
        onDrag(true);
      }}
      onDragEnd={() => onDrag(false)}
    >
      <Icon of={IconGripVertical} size={16} />
    </button>
  );
}

function Minutes({ row: { item }, plan, reachable }: { row: PlanRowFacts; plan: Plan; reachable: boolean }) {
  const t = useWords();
  if (item.cut) return <s className="plan-minutes-still">{item.minutes}</s>;
  if (plan.closed) return <span className="plan-minutes-still">{item.minutes}</span>;
  return (
    <TextField
      label={t('plan.minutesOf', { title: item.title })}
      hideLabel
      inputMode="numeric"
      tabIndex={reachable ? 0 : -1}
      value={String(item.minutes)}
      onFocus={(event) => event.target.select()}
      onCommit={(text) => {
        const minutes = writtenMinutes(text);
        if (minutes === null) notify({ tone: 'refused', text: t('plan.badMinutes') });
        else if (minutes !== item.minutes) {
          plan.edit(item, { minutes }, t('plan.saidMinutes', { title: item.title, n: minutes }));
        }
      }}
    />
  );
}

/** What the row has to say of its time, and why a change of it was refused. */
function Said({ row: { item, troubles }, plan }: { row: PlanRowFacts; plan: Plan }) {
  const t = useWords();
  const known = useKnownWords();
  const refusal = plan.refused?.itemId === item.id ? plan.refused.refusal : null;
  const restorable = item.cut && !plan.closed;
  if (troubles.length === 0 && !refusal && !restorable) return null;
  const part = (name: string) => known(`refusal.${refusal?.code}.${name}`, refusal?.params) ?? '';
  return (
    <td className="plan-said">
      {restorable && (
        <Button kind="quiet" size="small" onClick={() => plan.restore(item)}>
          {t('late.restore')}
        </Button>
      )}
      {troubles.map(({ kind, minutes }) => (
        <span key={kind} className={kind === 'gap' ? undefined : kind === 'breach' ? 'plan-breach' : 'plan-trouble'}>
          {kind === 'breach' && <Icon of={IconAlertTriangle} size={15} />}
          {kind === 'breach' ? t('late.rowBreach', { n: minutes }) : t(`plan.row-${kind}`, { n: minutes })}
        </span>
      ))}
      {refusal && (
        <span className="plan-trouble" role="alert">
          {`${part('sentence')} ${part('next')}`}
        </span>
      )}
    </td>
  );
}
