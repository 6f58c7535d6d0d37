/** Letters and figures that cannot be taken for one another when they are read aloud or written on a flip chart. */
const SIGNS = 'ABCDEFGHJKLMNPRSTUVWXYZ23456789';

/** A new lot: five signs that can be said in the room and written again. */
export function newSeed(): string {
  return [...crypto.getRandomValues(new Uint8Array(5))].map((byte) => SIGNS[byte % SIGNS.length]).join('');
}
