import { createContext, useCallback, useContext } from 'react';
import type { Language } from '../../domain/programme.ts';
import { say, sayIfKnown, type WordKey, type WordParams } from '../../domain/words.ts';

/** The language of the screen, set once by the page that composes it. */
export const LanguageContext = createContext<Language>('nb');

/** The language of the screen. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** Says a sentence in the language of the screen. */
export type Say = (key: WordKey, params?: WordParams) => string;

/** `t('run.start')`: the catalogue's sentence in the language of the screen. */
export function useWords(): Say {
  const language = useLanguage();
  return useCallback((key, params) => say(language, key, params), [language]);
}

/** For keys that are put together at run time (`refusal.<CODE>.title`); null where the catalogue has none. */
export function useKnownWords(): (key: string, params?: WordParams) => string | null {
  const language = useLanguage();
  return useCallback((key, params) => sayIfKnown(language, key, params), [language]);
}
