import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** What one way of saving an edit comes to. Milliseconds and bytes; what was not measured is left out. */
export interface Measured {
  readonly p50: number;
  readonly p99: number;
  /** Bytes that the disk was given for an edit. */
  readonly bytesPerEdit: number;
  /** The main thread's own work for an edit: the median, and the most that one took. */
  readonly held: number;
  readonly heldMost: number;
  readonly edits: number;
  readonly peakMb: number;
  /** Of each edit, when 64 come at once. */
  readonly together?: number;
  /** The longest that anything else had to wait while the documents were written. */
  readonly compaction?: number;
}

/** The value below which a share of them lies. */
export function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The most memory that this process has had, in MB. What the system counts by itself includes the parent's. */
export function peakMb(): number {
  const line = process.platform === 'linux' && /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
  return (line ? Number(line[1]) : process.resourceUsage().maxRSS) / 1024;
}

/** The time that the main thread was at work, and not waiting for the disk. */
export async function ownWork<T>(run: () => Promise<T>): Promise<{ readonly value: T; ms: number; wall: number }> {
  // What is measured begins on a fresh turn of the loop, so that nothing from before counts.
  await new Promise((resolve) => setImmediate(resolve));
  const before = performance.eventLoopUtilization();
  const from = performance.now();
  const value = await run();
  const wall = performance.now() - from;
  return { value, ms: performance.eventLoopUtilization(before).active, wall };
}

/** Gives edits one after another, each when the one before is on the disk. */
export async function oneByOne(
  edit: (count: number) => Promise<void>,
  { warm, edits }: { readonly warm: number; readonly edits: number },
): Promise<Pick<Measured, 'p50' | 'p99' | 'held' | 'heldMost' | 'edits'>> {
  for (let count = 0; count < warm; count += 1) await edit(count);
  const walls: number[] = [];
  const held: number[] = [];
  for (let count = warm; count < warm + edits; count += 1) {
    const { ms, wall } = await ownWork(() => edit(count));
    walls.push(wall);
    held.push(ms);
  }
  return {
    p50: share(walls, 0.5),
    p99: share(walls, 0.99),
    held: share(held, 0.5),
    heldMost: share(held, 1),
    edits,
  };
}

/** The longest that anything else had to wait while this was done. */
export async function longestHold(run: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let going = true;
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (going) setImmediate(look);
  };
  setImmediate(look);
  await new Promise((resolve) => setImmediate(resolve));
  longest = 0;
  await run();
  await new Promise((resolve) => setImmediate(resolve));
  going = false;
  return longest;
}
