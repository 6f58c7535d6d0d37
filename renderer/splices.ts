/** Replace `remove` UTF-16 units at `at` by `insert`. */
export interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** The one smallest splice that leads from one text to another, or null where they are equal. No character is cut in two. */
export function spliceBetween(before: string, after: string): Splice | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start -= 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail -= 1;
  return { at: start, remove: before.length - tail - start, insert: after.slice(start, after.length - tail) };
}

/** The text after a splice. */
export function spliced(text: string, { at, remove, insert }: Splice): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}

/**
 * What two writers meant, both having begun at `base`. Changes in different places both happen; where they touch the
 * same place, what each of them wrote is kept, theirs before ours: a word too many can be struck out, a lost one not.
 */
export function merged(base: string, ours: string, theirs: string): string {
  const our = spliceBetween(base, ours);
  const their = spliceBetween(base, theirs);
  if (our === null) return theirs;
  if (their === null || ours === theirs) return ours;
  if (our.at + our.remove < their.at) return spliced(theirs, our);
  if (their.at + their.remove < our.at) {
    return spliced(theirs, { ...our, at: our.at + their.insert.length - their.remove });
  }
  return base.slice(0, Math.min(our.at, their.at)) + both(base, our, their);
}

function both(base: string, our: Splice, their: Splice): string {
  const start = Math.min(our.at, their.at);
  const end = Math.max(our.at + our.remove, their.at + their.remove);
  const stretch = ({ at, remove, insert }: Splice) => base.slice(start, at) + insert + base.slice(at + remove, end);
  const [theirs, ours] = [stretch(their), stretch(our)];
  return (theirs === ours ? ours : theirs + ours) + base.slice(end);
}
