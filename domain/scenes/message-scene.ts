import { z } from 'zod';
import { sceneRule } from './scene-rule.ts';

/** A few words to the room. */
export const messageScene = sceneRule('message', { text: z.string() }, ({ message }) => ({ text: message }));
