/** The part of the day that a greeting names. */
export type PartOfDay = 'morning' | 'day' | 'evening';

/** Whoever opens the app before five has not gone to bed yet: that is still evening. */
export function partOfDay(minuteOfDay: number): PartOfDay {
  if (minuteOfDay < 5 * 60 || minuteOfDay >= 18 * 60) return 'evening';
  return minuteOfDay < 10 * 60 ? 'morning' : 'day';
}
