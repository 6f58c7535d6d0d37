import type { SceneKind } from './scenes/registry.ts';
import type { Activity } from './session-kinds.ts';

const own: Partial<Record<Activity, SceneKind>> = {
  welcome: 'welcome',
  break: 'pause',
  lunch: 'pause',
  presentations: 'presentation',
  reflection: 'reflection',
  feedback: 'collectiveFeedback',
};

/** What the wall shows in an item of this activity where nothing else is asked for. */
export function usualScene(activity: Activity): SceneKind {
  return own[activity] ?? 'timer';
}
