import { Mark } from '../ui/Mark.tsx';
import { units } from './scene-props.ts';

/** Quiet paper: nothing to read, and yet plainly not a broken screen. Also what a wall shows before its first view. */
export function BlankScene() {
  return (
    <div className="wall-frame wall-blank">
      <Mark size={units(15)} />
    </div>
  );
}
