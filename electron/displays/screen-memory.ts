import { z } from 'zod';
import type { ScreenMemory } from './standing.ts';

const SpotSchema = z.object({
  id: z.null(),
  // What is found by it later is read out of it again.
  key: z.string().max(300).refine(isKey),
  x: z.number().int(),
  y: z.number().int(),
});
const AreaSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
const MemorySchema = z.object({
  v: z.literal(1),
  wall: SpotSchema.nullable(),
  desk: z.object({ on: SpotSchema, within: AreaSchema }).nullable(),
});

/** What was kept of the screens. Anything else than what `keptMemory` gives is no memory at all. */
export function parseMemory(kept: unknown): ScreenMemory {
  const { data } = MemorySchema.safeParse(kept);
  return data ? { wall: data.wall, desk: data.desk } : { wall: null, desk: null };
}

/** What is to be written down. */
export function keptMemory(memory: ScreenMemory): z.infer<typeof MemorySchema> {
  const whole = ({ x, y, ...more }: { x: number; y: number; key: string }) => ({
    ...more,
    id: null,
    x: Math.round(x),
    y: Math.round(y),
  });
  const { wall, desk } = memory;
  return { v: 1, wall: wall && whole(wall), desk: desk && { on: whole(desk.on), within: desk.within } };
}

function isKey(text: string): boolean {
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) && parts.length === 3;
  } catch {
    return false;
  }
}
