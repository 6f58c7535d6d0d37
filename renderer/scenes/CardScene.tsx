import { GroupMark } from './GroupMark.tsx';
import { OneText } from './OneText.tsx';
import type { SceneProps } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';

/** One released card, alone. */
export function CardScene({ scene, view, now }: SceneProps<'card'>) {
  const from = (scene.group || scene.label || scene.count > 1) && (
    <p className="wall-label wall-card-from">
      {scene.group && <GroupMark group={scene.group} />}
      {scene.label && <span>{scene.label}</span>}
      {scene.count > 1 && <span className="wall-card-count">× {scene.count}</span>}
    </p>
  );
  return (
    <WallFrame view={view} now={now} head={scene.title}>
      <OneText text={scene.text} from={from || null} />
    </WallFrame>
  );
}
