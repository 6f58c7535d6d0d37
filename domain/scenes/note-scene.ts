import { z } from 'zod';
import { plainText } from '../plain-text.ts';
import { sceneRule } from './scene-rule.ts';

/** One released note, alone. Empty when it was taken back. */
export const noteScene = sceneRule('note', { text: z.string() }, ({ notes, scene }) => ({
  text: plainText(notes.find(({ id }) => id === scene.refId)?.text ?? ''),
}));
