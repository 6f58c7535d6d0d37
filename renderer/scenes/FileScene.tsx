import { GroupShapeMark } from './GroupMark.tsx';
import { LEAD, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';

const WIDTH = 165;

/** Whose file it is and which page it is on. */
export function FileScene({ scene, view, now }: SceneProps<'file'>) {
  const { group, title, shown, pageText } = scene;
  return (
    <WallFrame view={view} now={now} head={scene.kicker}>
      <div hidden={shown?.blank} className="wall-fill wall-stack">
        <h1 className="wall-thought wall-presenter" style={thought(TITLE)}>
          {group && <GroupShapeMark shape={group.shape} />}
          <span>{group ? group.name : title}</span>
        </h1>
        {group && (
          <p className="wall-lead wall-presented" style={{ ...sized(LEAD), ...wrapped(title, LEAD, WIDTH) }}>
            {title}
          </p>
        )}
        <p className="wall-label wall-figures">{pageText}</p>
      </div>
    </WallFrame>
  );
}
