import { fail, ok, type Result } from '../../domain/result.ts';
import type { Millis } from '../../domain/timer.ts';
import type { Clock } from '../clock.ts';
import type { GetReady, HelperMessage, JobKind, JobOrder, Jobs } from './jobs.ts';

/** Why a job has no outcome. */
export type HelperProblem =
  /** It took longer than it may, and was ended. */
  | { readonly code: 'HELPER_TOO_SLOW' }
  /** It ended by itself, for instance for want of memory. */
  | { readonly code: 'HELPER_DIED' }
  | { readonly code: 'CANCELLED' };

/** What whoever ordered a job may do while it lasts. */
export interface JobWatch {
  /** Aborting ends the process. */
  readonly signal?: AbortSignal | undefined;
  /** Told how far it has come, in whole per cent, by jobs that know. */
  readonly onProgress?: ((percent: number) => void) | undefined;
  /** How long it may take, where that is less than any job may. */
  readonly maxMs?: Millis;
}

/** Does heavy work in a process of its own. Which kind of process is known only where it is started. */
export interface Helper {
  /** The job's outcome, or why it has none. Never rejects. */
  runJob<K extends JobKind>(
    kind: K,
    input: Jobs[K]['input'],
    watch?: JobWatch,
  ): Promise<Result<Jobs[K]['output'], HelperProblem>>;
  /**
   * Starts a process for a job that is likely to be ordered soon, so that its start is not waited for then; and lets it do
   * what can be done with what is known of the order. One at a time; where no such job comes, it is ended.
   */
  getReady<K extends JobKind>(kind: K, ahead?: Jobs[K]['ahead']): void;
  /** Ends whatever is under way. */
  close(): void;
}

/** A process that does one job: a fork of Node, or a utility process of Electron. */
export interface HelperProcess {
  send(order: JobOrder | GetReady): void;
  /** Everything that it sends back, as it came. */
  onMessage(listener: (message: unknown) => void): void;
  /** It is gone, could not be started, or could not be reached. May be told more than once. */
  onExit(listener: () => void): void;
  /** Ends it at once; nothing happens where it has ended. */
  kill(): void;
}

/** How much a job may take. */
export interface HelperCaps {
  readonly maxMemoryMb?: number;
  readonly maxMs?: Millis;
}

/** What a helper is made of. */
export interface HelperTaking extends HelperCaps {
  readonly clock: Clock;
  /** Starts a process that may take no more memory than this. Throws where none can be started. */
  readonly start: (maxMemoryMb: number) => HelperProcess;
}

/** How long a process is kept ready for a job that does not come. */
const READY_MS = 60_000;

/** The one runner of jobs: a process for each, capped in memory and time. */
export function helperOn({ start, clock, maxMemoryMb = 512, maxMs = 120_000 }: HelperTaking): Helper {
  const running = new Set<HelperProcess>();
  let spare: { readonly child: HelperProcess; readonly kind: JobKind; readonly keep: () => void } | null = null;
  const dropSpare = () => {
    spare?.keep();
    spare?.child.kill();
    spare = null;
  };
  const takeSpare = (kind: JobKind): HelperProcess | null => {
    if (spare?.kind !== kind) return null;
    const { child, keep } = spare;
    keep();
    spare = null;
    return child;
  };
  return {
    getReady(kind, ahead) {
      try {
        if (spare?.kind === kind) {
          if (ahead) spare.child.send({ kind: 'get-ready', job: kind, ahead });
          return;
        }
        dropSpare();
        const child = start(maxMemoryMb);
        spare = { child, kind, keep: clock.after(READY_MS, dropSpare) };
        child.onExit(() => {
          if (spare?.child === child) dropSpare();
        });
        child.send({ kind: 'get-ready', job: kind, ahead });
      } catch {
        dropSpare();
      }
    },

    runJob: (kind, input, { signal, onProgress, maxMs: most = maxMs } = {}) =>
      new Promise((resolve) => {
        if (signal?.aborted) {
          resolve(fail({ code: 'CANCELLED' }));
          return;
        }
        let child: HelperProcess;
        try {
          child = takeSpare(kind) ?? start(maxMemoryMb);
        } catch {
          resolve(fail({ code: 'HELPER_DIED' }));
          return;
        }
        running.add(child);
        const end = (outcome: Result<Jobs[typeof kind]['output'], HelperProblem>) => {
          if (!running.delete(child)) return;
          tooSlow();
          signal?.removeEventListener('abort', cancel);
          child.kill();
          resolve(outcome);
        };
        const cancel = () => end(fail({ code: 'CANCELLED' }));
        const tooSlow = clock.after(Math.min(most, maxMs), () => end(fail({ code: 'HELPER_TOO_SLOW' })));
        signal?.addEventListener('abort', cancel);
        child.onMessage((came) => {
          const message = came as HelperMessage<typeof kind>;
          if (message.kind === 'outcome') end(ok(message.outcome));
          else if (running.has(child)) onProgress?.(message.percent);
        });
        child.onExit(() => end(fail({ code: 'HELPER_DIED' })));
        try {
          child.send({ kind, input } satisfies JobOrder<typeof kind>);
        } catch {
          end(fail({ code: 'HELPER_DIED' }));
        }
      }),
    close() {
      dropSpare();
      for (const child of running) child.kill();
    },
  };
}
