import { z } from 'zod';
import type { Room } from '../room.ts';
import { blankScene } from './blank-scene.ts';
import { cardScene } from './card-scene.ts';
import { cardsScene } from './cards-scene.ts';
import { checkoutScene } from './checkout-scene.ts';
import { clockScene } from './clock-scene.ts';
import { collectiveFeedbackScene } from './collective-feedback-scene.ts';
import { feedbackScene } from './feedback-scene.ts';
import { fileScene } from './file-scene.ts';
import { judgementScene } from './judgement-scene.ts';
import { messageScene } from './message-scene.ts';
import { noteScene } from './note-scene.ts';
import { outcomesScene } from './outcomes-scene.ts';
import { outlineScene } from './outline-scene.ts';
import { pauseScene } from './pause-scene.ts';
import { planScene } from './plan-scene.ts';
import { presentationScene } from './presentation-scene.ts';
import { questionsScene } from './questions-scene.ts';
import { reflectionScene } from './reflection-scene.ts';
import { roundScene } from './round-scene.ts';
import { speakersScene } from './speakers-scene.ts';
import { speakingShareScene } from './speaking-share-scene.ts';
import { taskScene } from './task-scene.ts';
import { testcardScene } from './testcard-scene.ts';
import { timerScene } from './timer-scene.ts';
import { welcomeScene } from './welcome-scene.ts';

/** Every scene that the wall can show. Kinds, views and builders follow from this list; black is a state of the wall. */
const sceneRules = [
  blankScene,
  welcomeScene,
  planScene,
  timerScene,
  cardsScene,
  presentationScene,
  pauseScene,
  testcardScene,
  taskScene,
  roundScene,
  speakersScene,
  speakingShareScene,
  messageScene,
  noteScene,
  cardScene,
  clockScene,
  fileScene,
  outlineScene,
  feedbackScene,
  judgementScene,
  collectiveFeedbackScene,
  reflectionScene,
  questionsScene,
  outcomesScene,
  checkoutScene,
] as const;

type Rule = (typeof sceneRules)[number];

/** The name of a scene. */
export type SceneKind = Rule['kind'];

/** The kinds, in the order of the list. `blank` is quiet paper. */
export const SceneKindSchema = z.enum(sceneRules.map(({ kind }) => kind) as [SceneKind, ...SceneKind[]]);

type Schema = Rule['schema'];

/** What the wall shows, one member per scene; all text is finished. */
export const SceneViewSchema = z.discriminatedUnion(
  'kind',
  sceneRules.map(({ schema }) => schema) as unknown as [Schema, ...Schema[]],
);
export type SceneView = z.infer<typeof SceneViewSchema>;

const byKind = new Map<string, Rule>(sceneRules.map((rule) => [rule.kind, rule]));

function ruleOf(room: Room): Rule {
  return byKind.get(room.scene.kind) ?? blankScene;
}

/** What the scene that is chosen says of the room. */
export function sceneView(room: Room): SceneView {
  return ruleOf(room).build(room);
}

/** The header's left text: what the scene has of its own, else the theme of the day. */
export function scenePlace(room: Room): string {
  const { place } = ruleOf(room);
  return place ? place(room) : room.today?.theme || room.workplace;
}
