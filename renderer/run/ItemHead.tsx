import { currentSpan, placeAmongKind } from '../../domain/agenda.ts';
import { minuteText } from '../../domain/clock-text.ts';
import { groupsInTurn } from '../../domain/positions.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Item, Session } from '../../domain/session.ts';
import { readTimer } from '../../domain/timer.ts';
import { Button } from '../ui/Button.tsx';
import { type Say, useWords } from '../ui/words.ts';
import { useNow } from '../wall-clock.ts';
import { restoreItem } from './late-orders.ts';
import { startItem } from './orders.ts';
import { lookAt } from './run-view.ts';
import type { SheetRow } from './sheet-rows.ts';
import { TurnStrip } from './TurnStrip.tsx';

/** Title, lead and steps of the item that is looked at; says so when that is not the one that runs. */
export function ItemHead({ programme, session, row }: { programme: Programme; session: Session; row: SheetRow }) {
  const t = useWords();
  const { item } = row;
  const span = currentSpan(session);
  const current = span?.itemId === item.id;
  const presentation = current && span.presentationId !== null ? session.presentations[span.presentationId] : undefined;
  const group = presentation?.groupId ? programme.groups[presentation.groupId] : undefined;
  const groupTurn = current ? turnOfGroup(t, programme, session, item, span.groupId) : null;
  const eyebrow = presentation
    ? t(group ? 'run.turnOfGroup' : 'run.turn', {
        ...placeAmongKind(session, presentation),
        group: group?.name ?? '',
        set: group ? t(`common.${group.set}`) : '',
      })
    : groupTurn
      ? t('run.groupTurn', groupTurn)
      : t('run.fromTo', { from: minuteText(row.start), to: minuteText(row.start + row.minutes) });
  return (
    <header className="run-item">
      {!current && span && (
        <div className="run-elsewhere">
          <span>{t(item.cut ? 'late.cutItem' : row.state === 'done' ? 'run.lookingBack' : 'run.lookingAhead')}</span>
          <span className="ui-grow" />
          <Button size="small" onClick={() => (item.cut ? restoreItem : startItem)(item.id)}>
            {t(item.cut ? 'late.restore' : 'run.startThis')}
          </Button>
          <Button size="small" kind="primary" onClick={() => lookAt(null)}>
            {t('run.toNow')}
          </Button>
        </div>
      )}
      <div className="run-item-title">
        <div>
          <p className="ui-eyebrow num">{eyebrow}</p>
          <h1>{presentation?.title ?? item.title}</h1>
        </div>
        {item.lead && <span className="ui-hint">{t('run.lead', { lead: item.lead })}</span>}
      </div>
      <TurnStrip programme={programme} session={session} item={item} current={current} />
      {item.steps.length > 1 && <Steps session={session} item={item} current={current} />}
    </header>
  );
}

/** "2 av 5, lesegruppe Blå", in the words' own parameters; null where no group has the turn. */
function turnOfGroup(t: Say, programme: Programme, session: Session, item: Item, groupId: string | null) {
  const groups = groupsInTurn(programme, session, item);
  const at = groups.findIndex(({ id }) => id === groupId);
  const group = groups[at];
  return group && { number: at + 1, total: groups.length, group: group.name, set: t(`common.${group.set}`) };
}

function Steps({ session, item, current }: { session: Session; item: Item; current: boolean }) {
  const t = useWords();
  const now = useNow(1000);
  const at = current ? (currentSpan(session)?.step ?? -1) : -1;
  const { timer } = session.run;
  const left = current && timer ? readTimer(timer, now).fraction : 1;
  return (
    <ol className="run-steps" aria-label={t('run.steps')}>
      {item.steps.map((step, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no id; its place is what it is
          key={index}
          className={index === at ? 'run-step-now' : index < at ? 'run-step-done' : undefined}
          aria-current={index === at ? 'step' : undefined}
          style={{ flexGrow: Math.max(3, step.minutes) }}
        >
          {index === at && <span className="run-step-fill" style={{ width: `${(1 - left) * 100}%` }} />}
          <span className="run-step-title">{step.title}</span>
          <span className="num">
            {index === Math.max(0, at) ? t('run.stepMinutes', { minutes: step.minutes }) : step.minutes}
          </span>
        </li>
      ))}
    </ol>
  );
}
