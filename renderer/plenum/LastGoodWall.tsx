import { Component, type ReactNode, useRef } from 'react';
import type { PlenumView } from '../../domain/plenum-view-schema.ts';
import { QuietWall, WallView } from '../scenes/WallView.tsx';

interface DrawnProps {
  readonly view: PlenumView;
  readonly onDrawn: (view: PlenumView) => void;
  /** Shown when the view cannot be drawn. */
  readonly instead: ReactNode;
}

interface DrawnState {
  readonly view: PlenumView;
  readonly failed: boolean;
}

class Drawn extends Component<DrawnProps, DrawnState> {
  override state: DrawnState = { view: this.props.view, failed: false };

  static getDerivedStateFromProps({ view }: DrawnProps, state: DrawnState): DrawnState | null {
    return view === state.view ? null : { view, failed: false };
  }

  static getDerivedStateFromError(): Pick<DrawnState, 'failed'> {
    return { failed: true };
  }

  override componentDidMount() {
    this.tell();
  }

  override componentDidUpdate() {
    this.tell();
  }

  private tell() {
    if (!this.state.failed) this.props.onDrawn(this.props.view);
  }

  override render() {
    return this.state.failed ? this.props.instead : <WallView view={this.props.view} />;
  }
}

/**
 * Draws the newest view, or the last one that could be drawn: a wall that is older than its host may be sent a scene
 * that it does not know, and the room must not see that.
 */
export function LastGoodWall({ view }: { view: PlenumView }) {
  const good = useRef<PlenumView | null>(null);
  const keep = (drawn: PlenumView) => {
    good.current = drawn;
  };
  const before = good.current ? (
    <Drawn view={good.current} onDrawn={() => {}} instead={<QuietWall />} />
  ) : (
    <QuietWall />
  );
  return <Drawn view={view} onDrawn={keep} instead={before} />;
}
