import type { Language } from '../../domain/programme.ts';

/**
 * The few words that follow from how much room there is and so cannot be in the view. The catalogue stays on the
 * desk: with it the wall's page would carry every text of the app.
 */
export const wallWords = {
  nb: {
    page: (page: number, of: number) => `Side ${page} av ${of}`,
    part: (shown: number, of: number) => `${shown} av ${of}`,
    ofAll: (of: number) => `av ${of}`,
    more: (count: number) => `og ${count} til`,
    quoted: (text: string) => `«${text}»`,
    moreQuotes: (count: number) => (count === 1 ? 'og ett sitat til' : `og ${count} sitater til`),
    fullScreen: 'Fullskjerm',
  },
  en: {
    page: (page: number, of: number) => `Page ${page} of ${of}`,
    part: (shown: number, of: number) => `${shown} of ${of}`,
    ofAll: (of: number) => `of ${of}`,
    more: (count: number) => `and ${count} more`,
    quoted: (text: string) => `“${text}”`,
    moreQuotes: (count: number) => (count === 1 ? 'and one more quote' : `and ${count} more quotes`),
    fullScreen: 'Full screen',
  },
} satisfies Record<Language, unknown>;
