import type { DeckPlan } from '../../domain/deck-slide.ts';
import type { Inspection } from '../../domain/inspection.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Instant } from '../../domain/timer.ts';
import type { ExportProblem, WrittenDeck } from '../export/write-deck.ts';
import type { FileToInspect } from '../import/inspect-file.ts';
import type { PlainProblem, SlidesToCopy } from '../import/plain-slides.ts';
import { errnoOf } from '../store/fs-steps.ts';

/** What a helper can do: the heavy work that must not hold up the desk. All of it is plain data in and out. */
export interface Jobs {
  readonly 'write-deck': {
    readonly input: {
      readonly plan: DeckPlan;
      readonly outFile: string;
      readonly now: Instant;
      /** Where the plan's pictures lie, by hash. */
      readonly pictures?: Readonly<Record<string, string>>;
    };
    readonly output: Result<WrittenDeck, ExportProblem>;
    /** The plan as it is looked at: its slides are drawn before anybody asks for the file. */
    readonly ahead: DeckPlan;
  };
  readonly 'inspect-file': {
    readonly input: FileToInspect;
    readonly output: Result<Inspection, { readonly code: 'IO'; readonly params: { readonly errno: string } }>;
    readonly ahead: null;
  };
  readonly 'plain-slides': {
    readonly input: SlidesToCopy;
    readonly output: Result<null, PlainProblem>;
    readonly ahead: null;
  };
}

/** A kind of job. */
export type JobKind = keyof Jobs;

/** What reaches the helper process. */
export interface JobOrder<K extends JobKind = JobKind> {
  readonly kind: K;
  readonly input: Jobs[K]['input'];
}

/** What reaches a helper process before its order, where it is started ahead. */
export interface GetReady<K extends JobKind = JobKind> {
  readonly kind: 'get-ready';
  readonly job: K;
  /** What is known of the order already. It may turn out otherwise: then what was made of it is thrown away. */
  readonly ahead?: Jobs[K]['ahead'] | undefined;
}

/** What a helper process sends back: any number of times how far it is, once what came of it. */
export type HelperMessage<K extends JobKind = JobKind> =
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'outcome'; readonly outcome: Jobs[K]['output'] };

/** Hears how far a job has come, in whole per cent. */
export type OnProgress = (percent: number) => void;

/** What each kind of job needs, loaded when it is asked for: a helper does one job, and its start is waited for. */
const parts = {
  'write-deck': () => import('../export/write-deck.ts'),
  'inspect-file': () => import('../import/inspect-file.ts'),
  'plain-slides': () => import('../import/plain-slides.ts'),
} as const satisfies Record<JobKind, () => Promise<unknown>>;

const workers: {
  readonly [K in JobKind]: (input: Jobs[K]['input'], onProgress: OnProgress) => Promise<Jobs[K]['output']>;
} = {
  'write-deck': async ({ plan, ...options }, onProgress) => {
    try {
      const { writeDeck } = await parts['write-deck']();
      return await writeDeck(plan, { ...options, onProgress });
    } catch {
      return fail({ code: 'deck-not-written', cause: 'unknown' });
    }
  },
  'inspect-file': async (file) => {
    try {
      const { inspectFile } = await parts['inspect-file']();
      return ok(await inspectFile(file, () => performance.now()));
    } catch (error) {
      return fail({ code: 'IO', params: { errno: errnoOf(error) } });
    }
  },
  'plain-slides': async (slides, onProgress) => {
    const { copyPlainSlides } = await parts['plain-slides']();
    return copyPlainSlides(slides, onProgress);
  },
};

/** Does what can be done of a job before it is ordered. Never rejects: what is missing shows when the job comes. */
export async function getReadyFor({ job, ahead }: GetReady): Promise<void> {
  try {
    await parts[job]();
    if (job !== 'write-deck' || !ahead) return;
    const { drawAhead } = await parts[job]();
    await drawAhead(ahead);
  } catch {
    // Nothing is lost but the start.
  }
}

/** Does one job, in whatever process this is. Never rejects. */
export async function doJob<K extends JobKind>(order: JobOrder<K>, onProgress: OnProgress): Promise<Jobs[K]['output']> {
  return workers[order.kind](order.input, onProgress);
}
