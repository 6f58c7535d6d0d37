import { IconArrowsShuffle, IconPlayerSkipForward } from '@tabler/icons-react';
import { clockText } from '../../domain/clock-text.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Item, Session } from '../../domain/session.ts';
import { GroupShapeMark } from '../scenes/GroupMark.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { startTurn } from './orders.ts';
import { openSetting } from './run-view.ts';
import { turnAfter, turnsOf } from './turns.ts';

/** Whose turn it is and in what order they come, where the steps are run for each of several. */
export function TurnStrip({
  programme,
  session,
  item,
  current,
}: {
  programme: Programme;
  session: Session;
  item: Item;
  /** Whether the item runs: only then can a turn be gone to. */
  current: boolean;
}) {
  const t = useWords();
  const turns = turnsOf(programme, session, item);
  const draw = session.draws[item.id];
  const next = current ? turnAfter(turns) : null;
  if (turns.length === 0) return null;
  return (
    <section className="run-turns" aria-label={t('run.turns')}>
      <ol>
        {turns.map(({ id, at, name, shape, state }) => (
          <li key={id} aria-current={state === 'now' ? 'step' : undefined}>
            <button
              type="button"
              className={`run-turn run-turn-${state}`}
              disabled={!current || state === 'now'}
              title={current && state !== 'now' ? t('run.goToTurn', { name }) : undefined}
              onClick={() => startTurn(item.id, at)}
            >
              {shape && <GroupShapeMark shape={shape} />}
              {name}
              {state === 'done' && <span className="ui-sr">, {t('run.done')}</span>}
            </button>
          </li>
        ))}
      </ol>
      <span className="ui-grow" />
      {draw && (
        <span className="ui-hint num run-drawn" title={t('run.drawnTitle')}>
          {t('run.drawn', { seed: draw.seed, time: clockText(draw.at, programme.timeZone) })}
        </span>
      )}
      {next && (
        <Button
          kind="quiet"
          size="small"
          aria-label={t('run.skipTo', { name: next.name })}
          title={t('run.skipTo', { name: next.name })}
          icon={<Icon of={IconPlayerSkipForward} size={16} />}
          onClick={() => startTurn(item.id, next.at)}
        />
      )}
      {turns.length > 1 && (
        <Button
          kind="quiet"
          size="small"
          icon={<Icon of={IconArrowsShuffle} size={16} />}
          onClick={() => openSetting('lot')}
        >
          {t('run.draw')}
        </Button>
      )}
    </section>
  );
}
