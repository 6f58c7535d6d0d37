import { OneText } from './OneText.tsx';
import type { SceneProps } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';

/** One released note, alone. */
export function NoteScene({ scene, view, now }: SceneProps<'note'>) {
  return (
    <WallFrame view={view} now={now}>
      <OneText text={scene.text} />
    </WallFrame>
  );
}
