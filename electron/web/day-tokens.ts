import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Role } from '../../domain/contract.ts';

const TokenSchema = z.string().regex(/^[\w-]{43}$/);

const DayTokensSchema = z.strictObject({
  /** Local calendar day. */
  day: z.string(),
  desk: TokenSchema,
  plenum: TokenSchema,
  /** The port that was last listened on; 0 = none yet. */
  port: z.int().min(0).max(65535),
  /** Somebody serves with them, or stopped in the middle of it. */
  inUse: z.boolean().default(false),
});

/**
 * The keys to this machine's desk and wall for one day, and the port they were for. Kept outside every programme, so
 * that a page which is open finds its desk again after a restart.
 */
export type DayTokens = z.infer<typeof DayTokensSchema>;

const FILE = 'browser.json';

/**
 * Today's tokens: those that are kept, or new ones where they are of another day or cannot be read. After a crash they
 * are the same whatever the day: at midnight, or when the clock was set, the wall must find its desk again.
 */
export async function readDayTokens(folder: string, today: string): Promise<DayTokens> {
  const kept = await keptTokens(folder);
  if (kept && (kept.day === today || kept.inUse)) return { ...kept, day: today };
  return { day: today, desk: newToken(), plenum: newToken(), port: kept?.port ?? 0, inUse: false };
}

async function keptTokens(folder: string): Promise<DayTokens | null> {
  try {
    return DayTokensSchema.parse(JSON.parse(await readFile(join(folder, FILE), 'utf8')));
  } catch {
    return null;
  }
}

/** Keeps them for the day, readable by this user alone. Where that fails they last as long as this process. */
export async function keepDayTokens(folder: string, tokens: DayTokens): Promise<boolean> {
  const path = join(folder, FILE);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(tokens)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(temporary, 0o600);
    await rename(temporary, path);
    return true;
  } catch {
    return false;
  }
}

/** Whose token this is, told in the same time whether it is nearly right or not at all; null = nobody's. */
export function roleOfToken(tokens: DayTokens, given: string): Role | null {
  const isDesk = same(tokens.desk, given);
  const isPlenum = same(tokens.plenum, given);
  return isDesk ? 'desk' : isPlenum ? 'plenum' : null;
}

function same(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}
