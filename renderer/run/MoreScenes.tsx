import { IconDots } from '@tabler/icons-react';
import type { SceneKind } from '../../domain/scenes/registry.ts';
import type { Session } from '../../domain/session.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useWords } from '../ui/words.ts';
import { prepareScene } from './orders.ts';
import { openMessage } from './run-view.ts';
import { sceneIcons } from './scene-icons.ts';
import { MORE_SCENES, SCENES, standingOf } from './scene-keys.ts';

/** The scenes without a digit. Its button stands for whichever of them is on the wall or ready. */
export function MoreScenes({ wall }: { wall: Session['wall'] }) {
  const t = useWords();
  const apart = (kind: SceneKind) => !SCENES.includes(kind);
  const ready = wall.prepared && apart(wall.prepared.kind) ? wall.prepared.kind : null;
  const kind = ready ?? (apart(wall.scene.kind) && !wall.black ? wall.scene.kind : null);
  const standing = kind ? standingOf(wall, kind) : 'idle';
  return (
    <Menu
      label={t('run.moreScenes')}
      className={`run-scene run-scene-more run-scene-${standing}`}
      items={[
        ...MORE_SCENES.map((one) => ({
          id: one,
          label: t(`run.scene-${one}`),
          icon: <Icon of={sceneIcons[one]} />,
          onSelect: () => prepareScene(one),
        })),
        {
          id: 'message',
          label: t('run.writeMessage'),
          icon: <Icon of={sceneIcons.message} />,
          onSelect: openMessage,
        },
      ]}
    >
      <Icon of={kind ? sceneIcons[kind] : IconDots} size={15} />
      <span>{t(kind ? `run.scene-${kind}` : 'run.moreShort')}</span>
      {standing !== 'idle' && <span className="ui-sr">({t(`run.standing-${standing}`)})</span>}
    </Menu>
  );
}
