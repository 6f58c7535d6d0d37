import type { ComponentType } from 'react';
import type { SceneKind } from '../../domain/scenes/registry.ts';
import { BlankScene } from './BlankScene.tsx';
import { CardScene } from './CardScene.tsx';
import { CardsScene } from './CardsScene.tsx';
import { CheckoutScene } from './CheckoutScene.tsx';
import { ClockScene } from './ClockScene.tsx';
import { CollectiveFeedbackScene } from './CollectiveFeedbackScene.tsx';
import { FeedbackScene } from './FeedbackScene.tsx';
import { FileScene } from './FileScene.tsx';
import { JudgementScene } from './JudgementScene.tsx';
import { MessageScene } from './MessageScene.tsx';
import { NoteScene } from './NoteScene.tsx';
import { OutcomesScene } from './OutcomesScene.tsx';
import { OutlineScene } from './OutlineScene.tsx';
import { PauseScene } from './PauseScene.tsx';
import { PlanScene } from './PlanScene.tsx';
import { PresentationScene } from './PresentationScene.tsx';
import { QuestionsScene } from './QuestionsScene.tsx';
import { ReflectionScene } from './ReflectionScene.tsx';
import { RoundScene } from './RoundScene.tsx';
import { SpeakersScene } from './SpeakersScene.tsx';
import { SpeakingShareScene } from './SpeakingShareScene.tsx';
import type { SceneOf, SceneProps } from './scene-props.ts';
import { TaskScene } from './TaskScene.tsx';
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
  task: TaskScene,
  round: RoundScene,
  speakers: SpeakersScene,
  speakingShare: SpeakingShareScene,
  message: MessageScene,
  note: NoteScene,
  card: CardScene,
  clock: ClockScene,
  file: FileScene,
  outline: OutlineScene,
  feedback: FeedbackScene,
  judgement: JudgementScene,
  collectiveFeedback: CollectiveFeedbackScene,
  reflection: ReflectionScene,
  questions: QuestionsScene,
  outcomes: OutcomesScene,
  checkout: CheckoutScene,
};

/** What makes two scenes the same to the eye: between such the wall changes without a fade. */
export function sceneIdentity(scene: SceneOf<SceneKind>): string {
  switch (scene.kind) {
    case 'timer':
    case 'cards':
    case 'task':
    case 'speakers':
    case 'reflection':
      return `${scene.kind} ${scene.title}`;
    case 'presentation':
    case 'outline':
    case 'judgement':
      return `${scene.kind} ${scene.group?.name} ${scene.title}`;
    case 'file':
      return `${scene.kind} ${scene.shown?.sha256}`;
    case 'feedback':
      return `${scene.kind} ${scene.title} ${scene.card?.text}`;
    case 'collectiveFeedback':
      return `${scene.kind} ${scene.title} ${scene.card?.kind} ${scene.card?.text}`;
    case 'message':
    case 'note':
    case 'card':
      return `${scene.kind} ${scene.text}`;
    default:
      return scene.kind;
  }
}
