import type { AsideEntry } from '../../domain/aside.ts';
import type { Language } from '../../domain/programme.ts';
import { say } from '../../domain/words.ts';

/** Which changes are gone, e.g. `Changes 4–6 are missing, and 3 after them could not be used.` */
export function missingWords(
  language: Language,
  { numbers, unused, written }: NonNullable<AsideEntry['missing']>,
): string {
  const open = /^(\d+)-$/.exec(numbers)?.[1];
  if (open !== undefined) return say(language, 'safety.missingFrom', { number: open });
  const said = numbers.replaceAll('-', '–');
  if (written) return say(language, 'safety.missingHistory', { numbers: said });
  return unused > 0
    ? say(language, 'safety.missingAndUnused', { numbers: said, n: unused })
    : say(language, 'safety.missing', { numbers: said });
}

const KILO = 1000;

/** A file's size as one says it. */
export function sizeWords(language: Language, bytes: number): string {
  const [size, unit] =
    bytes < KILO ? [bytes, 'B'] : bytes < KILO * KILO ? [bytes / KILO, 'kB'] : [bytes / KILO ** 2, 'MB'];
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: unit === 'B' ? 0 : 1 }).format(size);
  return `${number} ${unit}`;
}
