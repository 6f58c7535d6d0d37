import { type ComponentType, useEffect, useState } from 'react';
import type { PlenumView } from '../../domain/plenum-view-schema.ts';
import { readRound } from '../../domain/round.ts';
import type { SceneKind } from '../../domain/scenes/registry.ts';
import { type Instant, secondTurnsAt, type TimerFacts } from '../../domain/timer.ts';
import { useNow } from '../wall-clock.ts';
import { BlankScene } from './BlankScene.tsx';
import { sceneIdentity, scenes } from './registry.ts';
import type { SceneProps } from './scene-props.ts';
import './wall.css';
import './wall-parts.css';
import './scenes.css';
import './speakers.css';

/** How long one scene fades into the next; the style sheet has the same figure. */
const FADE_MS = 240;
const MINUTE = 60_000;

/**
 * All that a wall shows, filling its parent: the projector's window and the desk's miniature draw the same thing from
 * the same view. Needs `ui/tokens.css` and `ui/fonts.css` on the page. It has headings and texts of its own, so a
 * miniature belongs inside something `aria-hidden` with a sentence beside it. `now` holds the clocks still, for
 * previews; otherwise they run by the host's clock.
 */
export function WallView({ view, now: given }: { view: PlenumView; now?: Instant }) {
  const timer = drivingTimer(view);
  const running = useNow(1000, timer ? secondTurnsAt(timer) : 0);
  useNow(MINUTE);
  const now = given ?? running;
  const { shown, leaving } = useFade(view);
  return (
    <div className="wall" data-wall={view.theme} data-scene={view.scene.kind} lang={view.language}>
      {view.black ? (
        <div className="wall-black" />
      ) : (
        [leaving, shown].map(
          (layer) =>
            layer && (
              <div
                key={layer.turn}
                className={leaving && layer === shown ? 'wall-layer arriving' : 'wall-layer'}
                aria-hidden={layer === leaving}
              >
                <Scene view={layer.view} now={layer.view.frozenAt ?? now} />
              </div>
            ),
        )
      )}
    </div>
  );
}

/** The timer whose seconds the scene shows: that of a speaker or of a round's turn, else that of the day. */
function drivingTimer({ scene, timer }: PlenumView): TimerFacts | null {
  if (scene.kind === 'speakers') return scene.timer ?? timer;
  if (scene.kind === 'round' && scene.round) return readRound(scene.round, scene.round.startedAt).timer;
  return timer;
}

/** A wall before its first view: paper and the mark, and no word of waiting. */
export function QuietWall() {
  return (
    <div className="wall" data-wall="day">
      <BlankScene />
    </div>
  );
}

function Scene({ view, now }: { view: PlenumView; now: Instant }) {
  // The registry pairs each kind with its own props; TypeScript cannot follow that through a lookup.
  const Component = scenes[view.scene.kind] as ComponentType<SceneProps<SceneKind>>;
  return <Component scene={view.scene} view={view} now={now} />;
}

interface Layer {
  readonly view: PlenumView;
  /** Counts scenes: a new view of the same scene keeps its number and so its place on the page. */
  readonly turn: number;
}

/** Keeps the scene before under the new one while that fades in. Black needs no fade: it must be there at once. */
function useFade(view: PlenumView): { shown: Layer; leaving: Layer | null } {
  const [state, setState] = useState<{ shown: Layer; leaving: Layer | null }>({
    shown: { view, turn: 0 },
    leaving: null,
  });
  let { shown, leaving } = state;
  if (shown.view !== view) {
    const same = sceneIdentity(shown.view.scene) === sceneIdentity(view.scene);
    leaving = view.black || shown.view.black ? null : same ? leaving : shown;
    shown = { view, turn: same ? shown.turn : shown.turn + 1 };
    setState({ shown, leaving });
  }
  const leavingTurn = leaving?.turn;
  useEffect(() => {
    if (leavingTurn === undefined) return;
    const gone = setTimeout(() => setState(({ shown: top }) => ({ shown: top, leaving: null })), FADE_MS);
    return () => clearTimeout(gone);
  }, [leavingTurn]);
  return { shown, leaving };
}
