/** Where a page comes up: at the place its address names, or wherever the work is. */
export type Landing = 'where-named' | 'where-the-work-is';

/** Reads the address as the page was opened. One that holds a token, or nothing, names no place. */
export function landingRoute(hash: string): Landing {
  return /^#\/./.test(hash) ? 'where-named' : 'where-the-work-is';
}
