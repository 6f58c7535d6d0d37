/** Most points a presentation has, and the longest of them; see the record. */
export const POINTS_MAX = 12;
export const POINT_LENGTH_MAX = 200;

/** What a text of points comes to. `dropped` are lines too many, `tooLong` lines too long; neither is in `points`. */
export interface PointsRead {
  readonly points: readonly string[];
  readonly dropped: number;
  readonly tooLong: number;
}

/** Reads points, one a line; bullets and empty lines are left out. */
export function readPoints(text: string): PointsRead {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*[-–—•*·]\s+/, '').trim())
    .filter(Boolean);
  const fit = lines.filter((line) => line.length <= POINT_LENGTH_MAX);
  return {
    points: fit.slice(0, POINTS_MAX),
    dropped: Math.max(0, fit.length - POINTS_MAX),
    tooLong: lines.length - fit.length,
  };
}

/** Points as they are written: one a line. */
export function pointsText(points: readonly string[]): string {
  return points.join('\n');
}

/** Whether two lists of points are the same. */
export function samePoints(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((point, index) => point === b[index]);
}
