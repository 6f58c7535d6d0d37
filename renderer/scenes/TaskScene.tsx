import { clockText } from '../../domain/clock-text.ts';
import { GroupRow } from './GroupMark.tsx';
import { OneText } from './OneText.tsx';
import type { SceneProps } from './scene-props.ts';
import { TaskBeside } from './TaskBeside.tsx';
import { shownTimer } from './timer-look.ts';
import { WallFrame } from './WallFrame.tsx';

/** What the groups are to do, and when they are expected back. */
export function TaskScene({ scene, view, now }: SceneProps<'task'>) {
  const timer = scene.timed ? shownTimer(view, now) : null;
  const text = scene.prompt || scene.title;
  const endsAt = timer?.reading.endsAt ?? null;
  const inTime = endsAt !== null && endsAt > now;
  const label =
    scene.back && inTime ? scene.back.replace('{time}', clockText(endsAt, view.timeZone)) : view.timerWords.of;
  return (
    <WallFrame view={view} now={now} head={scene.prompt ? scene.title : view.place}>
      {timer ? (
        <TaskBeside
          view={view}
          timer={timer}
          title=""
          prompt={text}
          steps={scene.steps}
          label={label}
          groups={scene.groups}
        />
      ) : (
        <OneText text={text} from={scene.groups.length > 0 ? <GroupRow groups={scene.groups} /> : null} />
      )}
    </WallFrame>
  );
}
