import { IconEyeOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { showScene } from './orders.ts';
import { useRunView } from './run-view.ts';

/** Stands where private things would, while the room may see this screen. `composer` is an empty one, once asked for. */
export function CurtainPanel({ onLift, composer }: { onLift: () => void; composer: ReactNode }) {
  const t = useWords();
  return (
    <div className="run-curtained">
      <div className="run-curtain">
        <section
          className={composer ? 'run-curtain-words run-curtain-low' : 'run-curtain-words'}
          aria-label={t('run.curtain')}
        >
          {!composer && <Icon of={IconEyeOff} size={26} />}
          <h2>{t('run.curtainTitle')}</h2>
          {!composer && <p>{t('run.curtainText')}</p>}
          <div className="ui-row">
            <Button kind="primary" keys="T" onClick={() => showScene('testcard')}>
              {t('run.showTestcard')}
            </Button>
            <Button keys="H" onClick={onLift}>
              {t('run.liftCurtain')}
            </Button>
          </div>
          {!composer && (
            <Button
              kind="quiet"
              size="small"
              keys="N"
              onClick={() => useRunView.setState({ writingBehindCurtain: true, tab: 'notes' })}
            >
              {t('run.writeBehindCurtain')}
            </Button>
          )}
        </section>
      </div>
      {composer}
    </div>
  );
}
