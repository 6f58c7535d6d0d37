import { errnoOf } from './fs-steps.ts';
import type { StoreProblem } from './problems.ts';

/** What goes wrong with a folder as a problem of the store. */
export function diskProblem(error: unknown): StoreProblem {
  const errno = errnoOf(error);
  return ['EACCES', 'EPERM', 'EROFS'].includes(errno) ? { code: 'READ_ONLY', errno } : { code: 'IO', errno };
}
