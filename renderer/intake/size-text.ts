import type { Language } from '../../domain/programme.ts';
import { numberText } from '../../domain/words.ts';

/** A length of file as people say it: `98 kB`, `1,2 MB`. */
export function sizeText(language: Language, bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  const mega = bytes / 1_000_000;
  return `${numberText(language, mega, mega < 100 ? 1 : 0)} MB`;
}
