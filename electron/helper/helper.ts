import { type ChildProcess, fork } from 'node:child_process';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../clock.ts';
import type { JobKind, JobOrder, Jobs } from './jobs.ts';

/** Why a job has no outcome. */
export type HelperProblem =
  /** It took longer than it may, and was ended. */
  | { readonly code: 'HELPER_TOO_SLOW' }
  /** It ended by itself, for instance for want of memory. */
  | { readonly code: 'HELPER_DIED' }
  | { readonly code: 'CANCELLED' };

/** Does heavy work in a process of its own. The form in Electron is another; the rest of the app knows only this. */
export interface Helper {
  /** The job's outcome, or why it has none. Aborting ends the process. Never rejects. */
  runJob<K extends JobKind>(
    kind: K,
    input: Jobs[K]['input'],
    signal?: AbortSignal,
  ): Promise<Result<Jobs[K]['output'], HelperProblem>>;
  /** Ends whatever is under way. */
  close(): void;
}

/** What a forked helper is started with. */
export interface ForkTaking {
  /** Absolute path of the built `helper.js`. */
  readonly entry: string;
  readonly clock: Clock;
  readonly maxMemoryMb?: number;
  readonly maxMs?: number;
}

/** The helper on plain Node: a fork per job, capped in memory and time. */
export function forkingHelper({ entry, clock, maxMemoryMb = 512, maxMs = 120_000 }: ForkTaking): Helper {
  const running = new Set<ChildProcess>();
  return {
    runJob: (kind, input, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) {
          resolve(fail({ code: 'CANCELLED' }));
          return;
        }
        const child = fork(entry, [], {
          execArgv: [`--max-old-space-size=${maxMemoryMb}`],
          // What a helper prints could hold what it works on.
          stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        });
        running.add(child);
        const end = (outcome: Result<Jobs[typeof kind]['output'], HelperProblem>) => {
          tooSlow();
          signal?.removeEventListener('abort', cancel);
          running.delete(child);
          child.kill('SIGKILL');
          resolve(outcome);
        };
        const cancel = () => end(fail({ code: 'CANCELLED' }));
        const tooSlow = clock.after(maxMs, () => end(fail({ code: 'HELPER_TOO_SLOW' })));
        signal?.addEventListener('abort', cancel);
        child.once('message', (outcome) => end(ok(outcome as Jobs[typeof kind]['output'])));
        child.once('exit', () => end(fail({ code: 'HELPER_DIED' })));
        child.once('error', () => end(fail({ code: 'HELPER_DIED' })));
        child.send({ kind, input } satisfies JobOrder<typeof kind>, (error) => {
          if (error) end(fail({ code: 'HELPER_DIED' }));
        });
      }),
    close() {
      for (const child of running) child.kill('SIGKILL');
    },
  };
}
