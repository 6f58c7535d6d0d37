import type { ScreenSummary } from '../../domain/desktop.ts';
import { useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { type Say, useWords } from '../ui/words.ts';
import { orderScreens } from './desk-settings.ts';
import './screens.css';

/** The screens of this machine from left to right, what each holds, and where the wall is to be. */
export function ScreensDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const screens = useDesk((desk) => desk.screens);
  if (!screens) return null;
  const { state, all, wallShown } = screens;
  const apart = all.some((one) => one.holds === 'desk') && all.some((one) => one.holds === 'wall');
  return (
    <Dialog
      open
      title={t('screens.title')}
      onClose={onClose}
      actions={
        <>
          <Button disabled={all.length === 0} onClick={() => void orderScreens({ kind: 'identify-screens' })}>
            {t('screens.identify')}
          </Button>
          <Button disabled={!apart} onClick={() => void orderScreens({ kind: 'swap-screens' })}>
            {t('screens.swap')}
          </Button>
          <Button
            disabled={!wallShown && state !== 'waiting'}
            onClick={() => void orderScreens({ kind: 'place-wall', screenId: null })}
          >
            {t('screens.away')}
          </Button>
        </>
      }
    >
      <p className="desk-screens-state" role="status">
        {t(state === 'apart' && !wallShown ? 'screens.state-no-wall' : `screens.state-${state}`)}
      </p>
      <ol className="desk-screens">
        {all.map((screen, place) => (
          <li key={screen.id} className="desk-screens-row">
            <span className="desk-screens-number num" aria-hidden="true">
              {place + 1}
            </span>
            <span className="desk-screens-name">
              <b>{nameOf(t, screen, place)}</b>
              <span className="ui-hint num">{factsOf(t, screen)}</span>
            </span>
            <span className="desk-screens-holds">
              {screen.holds === 'desk' || screen.holds === 'both' ? <b>{t('screens.desk')}</b> : null}
              {screen.holds === 'wall' || screen.holds === 'both' ? (
                <b className="desk-screens-wall">{t('screens.wall')}</b>
              ) : null}
            </span>
            <Button
              kind="wall"
              disabled={screen.holds === 'wall' || screen.holds === 'both'}
              aria-label={t('screens.wallHereOn', { name: nameOf(t, screen, place) })}
              onClick={() => void orderScreens({ kind: 'place-wall', screenId: screen.id })}
            >
              {t('screens.wallHere')}
            </Button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function nameOf(t: Say, { label }: ScreenSummary, place: number): string {
  return label || t('screens.numbered', { number: place + 1 });
}

function factsOf(t: Say, { width, height, scalePercent, internal }: ScreenSummary): string {
  const size = `${width} × ${height}`;
  const scale = scalePercent === 100 ? null : t('screens.scale', { percent: scalePercent });
  return [size, scale, internal ? t('screens.internal') : null].filter((one) => one !== null).join(' · ');
}
