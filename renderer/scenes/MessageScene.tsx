import { OneText } from './OneText.tsx';
import type { SceneProps } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';

/** A few words to the room. */
export function MessageScene({ scene, view, now }: SceneProps<'message'>) {
  return (
    <WallFrame view={view} now={now}>
      <OneText text={scene.text} />
    </WallFrame>
  );
}
