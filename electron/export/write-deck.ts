import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type DeckPlan, DeckPlanSchema } from '../../domain/deck-slide.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Instant } from '../../domain/timer.ts';
import { checkDeck, type DeckFinding } from './deck-check.ts';
import { mediaOf, NO_PICTURE, percentOf } from './deck-media.ts';
import { earlyFlush } from './early-flush.ts';
import { packageParts } from './pptx-package.ts';
import { type WrittenSlide, writeSlides } from './pptx-writer.ts';
import { cleanText } from './xml-text.ts';
import { writeZip } from './zip.ts';

/** Why no deck was delivered. Whatever stood at the place before is untouched. */
export type ExportProblem =
  | { readonly code: 'deck-refused'; readonly paths: readonly string[] }
  | { readonly code: 'deck-empty' }
  | { readonly code: 'deck-failed-check'; readonly findings: readonly DeckFinding[] }
  | { readonly code: 'deck-file-in-use' }
  | { readonly code: 'deck-no-space' }
  | { readonly code: 'deck-no-access' }
  | { readonly code: 'deck-folder-missing' }
  /** A picture of the plan is not where it was said to be, or could not be read. */
  | { readonly code: 'deck-picture-missing' }
  | { readonly code: 'deck-too-large' }
  | { readonly code: 'deck-not-written'; readonly cause: string };

/** The part of the file system an export touches; a test can make any of it fail. */
export interface ExportFs {
  open(path: string, flags: string): Promise<FileHandle>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { force: boolean }): Promise<void>;
}

/** Where and when. `now` is written into the file as its time, so the same deck gives the same bytes. */
export interface WriteDeckOptions {
  readonly outFile: string;
  readonly now: Instant;
  /** Where the pictures of the plan lie, by hash. */
  readonly pictures?: Readonly<Record<string, string>>;
  /** Told how far it has come, in whole per cent. */
  readonly onProgress?: (percent: number) => void;
  readonly fs?: ExportFs;
}

/** A deck on disk: its path, the number of slides and its size in bytes. */
export interface WrittenDeck {
  readonly file: string;
  readonly slides: number;
  readonly bytes: number;
}

function cleaned<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T;
  if (Array.isArray(value)) return value.map(cleaned) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)])) as T;
}

/**
 * The plan with only what XML can hold. A slide without a title has no line in PowerPoint's outline and nothing
 * for a screen reader to announce, so it gets the deck's.
 */
function prepare(deck: DeckPlan): DeckPlan {
  const clean = cleaned(deck);
  const spare = clean.title.trim() === '' ? 'Samling' : clean.title;
  return {
    ...clean,
    title: spare,
    slides: clean.slides.map((slide) => (slide.title.trim() === '' ? { ...slide, title: spare } : slide)),
  };
}

const problems: Record<string, ExportProblem['code']> = {
  ENOSPC: 'deck-no-space',
  EDQUOT: 'deck-no-space',
  EACCES: 'deck-no-access',
  EPERM: 'deck-no-access',
  EROFS: 'deck-no-access',
  EBUSY: 'deck-file-in-use',
  ENOENT: 'deck-folder-missing',
  ENOTDIR: 'deck-folder-missing',
  EFBIG: 'deck-too-large',
  [NO_PICTURE]: 'deck-picture-missing',
};

function problemOf(error: unknown): ExportProblem {
  const cause = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const code = problems[cause] ?? 'deck-not-written';
  return code === 'deck-not-written' ? { code, cause } : ({ code } as ExportProblem);
}

const HELD = new Set(['EPERM', 'EBUSY', 'EACCES']);
const TRIES = 8;
const PATIENCE_MS = 60;

/** Windows refuses a rename onto a file that a virus scanner or PowerPoint holds; the scanner lets go. */
async function renamePatiently(fs: ExportFs, from: string, to: string): Promise<ExportProblem | null> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await fs.rename(from, to);
      return null;
    } catch (error) {
      const held = HELD.has(String((error as NodeJS.ErrnoException).code));
      if (!held) return problemOf(error);
      if (attempt === TRIES) return { code: 'deck-file-in-use' };
      await wait(PATIENCE_MS);
    }
  }
}

/** After a rename the folder itself must reach the disk; Windows has no way to ask for it. */
async function flushFolder(fs: ExportFs, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await fs.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes the deck beside its place and reads it again. What was found to be wrong, and how large it is. */
async function writeAndCheck(
  file: string,
  deck: DeckPlan,
  { fs, now, pictures, onProgress }: Required<Omit<WriteDeckOptions, 'outFile'>>,
): Promise<{ bytes: number; findings: DeckFinding[] }> {
  const parts = packageParts(deck, await slidesOf(deck), now, mediaOf(pictures));
  const onBytes = await percentOf(parts, deck, pictures, onProgress);
  return using(await fs.open(file, 'w'), async (handle) => {
    const flushing = earlyFlush(handle);
    const heard = (taken: number) => {
      flushing.onBytes(taken);
      onBytes(taken);
    };
    const bytes = await writeZip(handle, parts, now, { onBytes: heard });
    // What was written is read again while the disk is still at its flushing; the file moves only after both.
    const [findings] = await Promise.all([
      using(await fs.open(file, 'r'), (written) => checkDeck(written, bytes, deck)),
      flushing.finish(),
    ]);
    onProgress(100);
    return { bytes, findings };
  });
}

/** Slides that were drawn before they were asked for, and the plan that they were drawn from, to tell it by. */
let drawn: { readonly plan: string; readonly slides: Promise<WrittenSlide[]> } | null = null;

/**
 * Draws the slides of a plan that is likely to be written next, in the process that will write it. Of the work on a
 * deck it is the part that needs no disk. Rejects where they cannot be drawn.
 */
export async function drawAhead(deck: DeckPlan): Promise<void> {
  const plan = prepare(DeckPlanSchema.parse(deck));
  drawn = { plan: JSON.stringify(plan), slides: writeSlides(plan) };
  await drawn.slides;
}

/** The slides of a prepared plan: those that were drawn ahead, where they were drawn from this very plan. */
function slidesOf(plan: DeckPlan): Promise<WrittenSlide[]> {
  const ready = drawn;
  drawn = null;
  return ready?.plan === JSON.stringify(plan) ? ready.slides : writeSlides(plan);
}

async function using<T>(handle: FileHandle, use: (handle: FileHandle) => Promise<T>): Promise<T> {
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}

/**
 * Writes a deck as a PowerPoint file. It is written beside its place, flushed, opened again and held against the
 * plan, and only then moved there: a file that fails is never delivered, and an older one stays until the new is good.
 */
export async function writeDeck(
  deck: DeckPlan,
  { outFile, now, pictures = {}, onProgress = () => {}, fs = { open, rename, rm } }: WriteDeckOptions,
): Promise<Result<WrittenDeck, ExportProblem>> {
  const parsed = DeckPlanSchema.safeParse(deck);
  if (!parsed.success) {
    return fail({ code: 'deck-refused', paths: parsed.error.issues.map((issue) => issue.path.join('.')) });
  }
  if (parsed.data.slides.length === 0) return fail({ code: 'deck-empty' });
  const plan = prepare(parsed.data);
  const temporary = `${outFile}.${process.pid}.tmp`;
  try {
    const { bytes, findings } = await writeAndCheck(temporary, plan, { fs, now, pictures, onProgress });
    if (findings.length > 0) return fail({ code: 'deck-failed-check', findings });
    const held = await renamePatiently(fs, temporary, outFile);
    if (held) return fail(held);
    await flushFolder(fs, dirname(outFile));
    return ok({ file: outFile, slides: plan.slides.length, bytes });
  } catch (error) {
    return fail(problemOf(error));
  } finally {
    await fs.rm(temporary, { force: true }).catch(() => undefined);
  }
}
