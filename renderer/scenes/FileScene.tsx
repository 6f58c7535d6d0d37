import { useState } from 'react';
import { PageView } from '../pages/PageView.tsx';
import { useOpenFile } from '../pages/page-shelf.ts';
import type { PageSource, PageTrouble } from '../pages/page-source.ts';
import { BlankScene } from './BlankScene.tsx';
import { GroupMark, GroupShapeMark } from './GroupMark.tsx';
import { PhaseChip } from './PhaseChip.tsx';
import { LEAD, type SceneOf, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { shownTimer } from './timer-look.ts';
import { WallFrame } from './WallFrame.tsx';
import './file.css';

const WIDTH = 165;

type Shown = NonNullable<SceneOf<'file'>['shown']>;

/** A page of a group's own file, with whose it is and the time that is left under it. Filled, it has the wall to itself. */
export function FileScene(props: SceneProps<'file'>) {
  const { shown } = props.scene;
  const file = useOpenFile(shown);
  if (!shown || file.state === 'failed') return <InWords {...props} />;
  if (shown.blank) return <BlankScene />;
  return <Page key={shown.sha256} {...props} shown={shown} source={file.state === 'open' ? file.source : null} />;
}

function Page({ scene, view, now, shown, source }: SceneProps<'file'> & { shown: Shown; source: PageSource | null }) {
  const [failed, setFailed] = useState<{ readonly page: number; readonly trouble: PageTrouble | null } | null>(null);
  if (failed?.trouble && failed.page === shown.page) return <InWords scene={scene} view={view} now={now} />;
  const { width, height } = shown;
  return (
    <div className="wall-frame wall-file" data-fit={shown.fit}>
      <div className="wall-file-page">
        {source ? (
          <PageView
            source={source}
            page={shown.page}
            fit={shown.fit}
            label={scene.pageText || scene.title}
            onDrawn={(page, trouble) => setFailed(trouble ? { page, trouble } : null)}
          />
        ) : (
          width !== null && height !== null && shown.fit === 'fit' && <Coming width={width} height={height} />
        )}
      </div>
      {shown.fit === 'fit' && <Under scene={scene} view={view} now={now} />}
    </div>
  );
}

/** The place of a page that is on its way. */
function Coming({ width, height }: { width: number; height: number }) {
  return (
    <svg className="wall-file-coming" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <rect width={width} height={height} fill="currentColor" />
    </svg>
  );
}

function Under({ scene, view, now }: SceneProps<'file'>) {
  const timer = shownTimer(view, now);
  const side = view.side && shownTimer(view, now, view.side.timer);
  return (
    <div className="wall-file-under wall-fine">
      <span className="wall-file-whose">{scene.group ? <GroupMark group={scene.group} /> : scene.title}</span>
      <span className="wall-figures">{scene.pageText}</span>
      <span className="wall-file-time wall-figures">
        {view.side && side && (
          <span>
            {view.side.title} {side.reading.digits}
          </span>
        )}
        {timer && (
          <>
            {timer.word && <PhaseChip timer={timer} />}
            <b>{timer.reading.digits}</b>
          </>
        )}
      </span>
    </div>
  );
}

/** Where the file is gone or cannot be drawn: whose presentation it is, and no word of what is wrong. */
function InWords({ scene, view, now }: SceneProps<'file'>) {
  const { group, title, pageText } = scene;
  return (
    <WallFrame view={view} now={now} head={scene.kicker}>
      <div className="wall-fill wall-stack">
        <h1 className="wall-thought wall-presenter" style={thought(TITLE)}>
          {group && <GroupShapeMark shape={group.shape} />}
          <span>{group ? group.name : title}</span>
        </h1>
        {group && (
          <p className="wall-lead wall-presented" style={{ ...sized(LEAD), ...wrapped(title, LEAD, WIDTH) }}>
            {title}
          </p>
        )}
        <p className="wall-label wall-figures wall-push">{pageText}</p>
      </div>
    </WallFrame>
  );
}
