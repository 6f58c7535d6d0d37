import type { DeckPlan } from '../../domain/deck-slide.ts';
import { fail, type Result } from '../../domain/result.ts';
import type { Instant } from '../../domain/timer.ts';
import { type ExportProblem, type WrittenDeck, writeDeck } from '../export/write-deck.ts';

/** What a helper can do: the heavy work that must not hold up the desk. All of it is plain data in and out. */
export interface Jobs {
  readonly 'write-deck': {
    readonly input: { readonly plan: DeckPlan; readonly outFile: string; readonly now: Instant };
    readonly output: Result<WrittenDeck, ExportProblem>;
  };
}

/** A kind of job. */
export type JobKind = keyof Jobs;

/** What reaches the helper process. */
export interface JobOrder<K extends JobKind = JobKind> {
  readonly kind: K;
  readonly input: Jobs[K]['input'];
}

/** What a helper process sends back: any number of times how far it is, once what came of it. */
export type HelperMessage<K extends JobKind = JobKind> =
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'outcome'; readonly outcome: Jobs[K]['output'] };

/** Hears how far a job has come, in whole per cent. */
export type OnProgress = (percent: number) => void;

const workers: {
  readonly [K in JobKind]: (input: Jobs[K]['input'], onProgress: OnProgress) => Promise<Jobs[K]['output']>;
} = {
  'write-deck': ({ plan, outFile, now }) => writeDeck(plan, { outFile, now }),
};

/** Does one job, in whatever process this is. Never rejects. */
export async function doJob<K extends JobKind>(order: JobOrder<K>, onProgress: OnProgress): Promise<Jobs[K]['output']> {
  try {
    return await workers[order.kind](order.input, onProgress);
  } catch {
    return fail({ code: 'deck-not-written', cause: 'unknown' });
  }
}
