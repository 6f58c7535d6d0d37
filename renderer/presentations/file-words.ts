import { useCallback } from 'react';
import type { PresentationFile } from '../../domain/presentation-record.ts';
import { sizeText } from '../intake/size-text.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { fileKindText } from './presentation-facts.ts';

/** What a file is, in one line: kind, how much of it there is, and how large it is. */
export function useFileLine(): (file: PresentationFile) => string {
  const t = useWords();
  const language = useLanguage();
  return useCallback(
    (file) => {
      const { facts } = file;
      const { pages, width, height } = facts ?? { pages: null, width: null, height: null };
      const much =
        facts?.form === 'picture' && width !== null && height !== null
          ? t('files.size', { width, height })
          : pages !== null && (facts?.form === 'slides' || facts?.form === 'pdf')
            ? t(facts.form === 'slides' ? 'files.slides' : 'files.pages', { n: pages })
            : null;
      return [fileKindText(file), much, sizeText(language, file.bytes)].filter(Boolean).join(', ');
    },
    [t, language],
  );
}
