/**
 * Numbers from 0 up to 1 that look like chance and follow from a text alone, so that a lot can be drawn again with the
 * same outcome on any machine. The text is hashed to 32 bits (FNV-1a with a final mix); each number then adds a fixed
 * odd step to the state and mixes it (mulberry32). Good for drawing lots, not for secrets.
 */
export function numbersFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at += 1) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  state = mixed(state);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function mixed(word: number): number {
  let mix = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return mix ^ (mix >>> 16);
}

/**
 * Ids in the order that a lot gives them. It depends on the seed and on which ids there are, not on the order they are
 * handed in, so the same lot drawn twice is the same.
 */
export function drawn(seed: string, ids: readonly string[]): string[] {
  const next = numbersFrom(seed);
  const order = [...ids].sort();
  for (let last = order.length - 1; last > 0; last -= 1) {
    const pick = Math.floor(next() * (last + 1));
    const [one, other] = [order[last], order[pick]];
    if (one !== undefined && other !== undefined) [order[last], order[pick]] = [other, one];
  }
  return order;
}
