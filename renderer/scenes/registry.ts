import type { ComponentType } from 'react';
import { BlankScene } from './BlankScene.tsx';
import { CardsScene } from './CardsScene.tsx';
import { PauseScene } from './PauseScene.tsx';
import { PlanScene } from './PlanScene.tsx';
import { PresentationScene } from './PresentationScene.tsx';
import type { SceneKind, SceneOf, SceneProps } from './scene-props.ts';
import { TestcardScene } from './TestcardScene.tsx';
import { TimerScene } from './TimerScene.tsx';
import { WelcomeScene } from './WelcomeScene.tsx';

/** Every scene that a wall can show. A kind without one is a type error here. */
export const scenes: { readonly [Kind in SceneKind]: ComponentType<SceneProps<Kind>> } = {
  blank: BlankScene,
  welcome: WelcomeScene,
  plan: PlanScene,
  timer: TimerScene,
  cards: CardsScene,
  presentation: PresentationScene,
  pause: PauseScene,
  testcard: TestcardScene,
};

/** What makes two scenes the same to the eye: between such the wall changes without a fade. */
export function sceneIdentity(scene: SceneOf<SceneKind>): string {
  switch (scene.kind) {
    case 'timer':
    case 'cards':
      return `${scene.kind} ${scene.title}`;
    case 'presentation':
      return `${scene.kind} ${scene.group?.name} ${scene.title}`;
    default:
      return scene.kind;
  }
}
