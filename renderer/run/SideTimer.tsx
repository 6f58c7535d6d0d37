import { IconDots, IconPlayerPause, IconPlayerPlay, IconPresentation } from '@tabler/icons-react';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { canPause, readTimer } from '../../domain/timer.ts';
import { SmallClock } from '../clock/SmallClock.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useWords } from '../ui/words.ts';
import { hostNow } from '../wall-clock.ts';
import { openSetting } from './run-view.ts';
import { addMinutes, clearSide, restartTimer, sideOnWall, stopTimer, toggleTimer } from './timer-orders.ts';

/** The small timer beside the item's. It survives "next" and goes when it is taken away. */
export function SideTimer({ programme, session }: { programme: Programme; session: Session }) {
  const t = useWords();
  const { side } = session.run;
  if (!side) return null;
  const { title, timer, onWall } = side;
  const runs = readTimer(timer, hostNow()).state === 'running';
  return (
    <section className="run-side" aria-label={t('run.side')}>
      <span className="run-side-title" title={title}>
        {title || t('run.side')}
      </span>
      <SmallClock timer={timer} timeZone={programme.timeZone} />
      <span className="ui-grow" />
      {canPause(timer) && (
        <Button
          kind="quiet"
          size="small"
          aria-label={t(runs ? 'run.pauseSide' : 'run.resumeSide')}
          icon={<Icon of={runs ? IconPlayerPause : IconPlayerPlay} size={16} />}
          onClick={() => toggleTimer('side')}
        />
      )}
      <Button
        kind="wall"
        size="small"
        aria-pressed={onWall}
        aria-label={t('run.sideOnWall')}
        title={t('run.sideOnWall')}
        icon={<Icon of={IconPresentation} size={16} />}
        onClick={() => sideOnWall(!onWall)}
      />
      <Menu
        kind="quiet"
        size="small"
        label={t('run.sideMenu')}
        icon={<Icon of={IconDots} size={16} />}
        items={[
          { id: 'edit', label: t('run.editSide'), keys: 'X', onSelect: () => openSetting('side') },
          { id: 'more', label: t('run.more', { n: 1 }), onSelect: () => addMinutes(1, 'side') },
          { id: 'less', label: t('run.less', { n: 1 }), onSelect: () => addMinutes(-1, 'side') },
          {
            id: 'restart',
            label: t('run.restart'),
            disabled: !canPause(timer),
            onSelect: () => restartTimer('side'),
          },
          { id: 'stop', label: t('run.stopClock'), disabled: !canPause(timer), onSelect: () => stopTimer('side') },
          { id: 'clear', label: t('run.clearSide'), onSelect: clearSide },
        ]}
      />
    </section>
  );
}
