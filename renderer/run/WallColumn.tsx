import {
  IconDeviceDesktop,
  IconExternalLink,
  IconPlugConnectedX,
  IconSnowflake,
  IconSquare,
} from '@tabler/icons-react';
import { memo } from 'react';
import type { Session } from '../../domain/session.ts';
import { useDesk, wallsSeen } from '../desk-client.ts';
import { WallView } from '../scenes/WallView.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { useWords } from '../ui/words.ts';
import { MessageDialog } from './MessageDialog.tsx';
import { MoreScenes } from './MoreScenes.tsx';
import { openWall, prepareScene, showPrepared, showScene, toggleBlack, toggleFreeze } from './orders.ts';
import { ScenePreview } from './ScenePreview.tsx';
import { sceneIcons } from './scene-icons.ts';
import { frameOf, SCENES, standingOf } from './scene-keys.ts';

/** What the room sees, as the walls were sent it. Drawn anew for the wall's sake alone, whatever else changes. */
export const Miniature = memo(function Miniature({
  wall,
  onScreens,
}: {
  wall: Session['wall'];
  onScreens: () => void;
}) {
  const t = useWords();
  const view = useDesk((desk) => desk.wallView);
  const walls = useDesk(wallsSeen);
  const wallUrl = useDesk((desk) => desk.wallUrl);
  const screensKnown = useDesk((desk) => desk.screens !== null);
  const frame = frameOf(wall, walls);
  return (
    <section className="run-wall" aria-label={t('run.wall')}>
      <div className="run-mini-head">
        {frame === 'live' || frame === 'frozen' ? (
          <PrivacyMark kind="on-wall" />
        ) : (
          <span className="run-mini-state">{t(`run.frame-${frame}`)}</span>
        )}
        {frame === 'frozen' && <b className="run-mini-state">{t('run.frame-frozen')}</b>}
        <span className="ui-grow" />
        {walls > 1 && <span className="ui-hint num">{t('run.walls', { n: walls })}</span>}
        {wallUrl !== null && (
          <Button kind="quiet" size="small" icon={<Icon of={IconExternalLink} size={16} />} onClick={openWall}>
            {t('run.openWall')}
          </Button>
        )}
        {screensKnown && (
          <Button kind="quiet" size="small" icon={<Icon of={IconDeviceDesktop} size={16} />} onClick={onScreens}>
            {t('screens.open')}
          </Button>
        )}
      </div>
      <div className="run-minis">
        <div
          className={`run-mini run-mini-${frame}`}
          role="img"
          aria-label={t('run.wallShows', {
            scene: t(`run.scene-${wall.scene.kind}`),
            state: t(`run.frame-${frame}`),
          })}
        >
          <div className="run-mini-screen" inert>
            {view && <WallView view={view} />}
          </div>
          {frame === 'absent' && (
            <span className="run-mini-absent">
              <Icon of={IconPlugConnectedX} />
              {t('run.noWall')}
            </span>
          )}
        </div>
        {wall.prepared && <ScenePreview kind={wall.prepared.kind} />}
      </div>
    </section>
  );
});

/** Freeze, black, show what is ready, and the scenes by their digits. */
export const WallControls = memo(function WallControls({
  sessionId,
  wall,
}: {
  sessionId: string;
  wall: Session['wall'];
}) {
  const t = useWords();
  const { prepared } = wall;
  return (
    <section aria-label={t('run.wallControls')}>
      <div className="run-mini-foot">
        <Button
          icon={<Icon of={IconSnowflake} />}
          aria-pressed={wall.frozen !== null}
          onClick={toggleFreeze}
          aria-keyshortcuts="F"
        >
          {t(wall.frozen ? 'run.unfreeze' : 'run.freeze')}
        </Button>
        <Button icon={<Icon of={IconSquare} />} aria-pressed={wall.black} onClick={toggleBlack} aria-keyshortcuts="B">
          {t('run.black')}
        </Button>
        <Button kind="wall" keys="F7" disabled={!prepared} onClick={showPrepared} className="run-show">
          <span className="run-clip">
            {prepared ? t('run.showScene', { scene: t(`run.scene-${prepared.kind}`) }) : t('run.show')}
          </span>
        </Button>
      </div>
      <fieldset className="run-scenes">
        <legend className="ui-sr">{t('run.scenes')}</legend>
        {SCENES.map((kind, place) => {
          const standing = standingOf(wall, kind);
          return (
            <button
              key={kind}
              type="button"
              className={`run-scene run-scene-${standing}`}
              aria-pressed={standing !== 'idle'}
              aria-keyshortcuts={String(place + 1)}
              title={t('run.sceneHint')}
              onClick={(event) => (event.shiftKey ? showScene(kind) : prepareScene(kind))}
            >
              <Icon of={sceneIcons[kind]} size={15} />
              <span>{t(`run.scene-${kind}`)}</span>
              {standing !== 'idle' && <span className="ui-sr">({t(`run.standing-${standing}`)})</span>}
              <KeyCap>{String(place + 1)}</KeyCap>
            </button>
          );
        })}
        <MoreScenes wall={wall} />
      </fieldset>
      <MessageDialog sessionId={sessionId} wall={wall} />
    </section>
  );
});
