import { useCallback } from 'react';
import { assertNever } from '../../domain/result.ts';
import { useWords } from '../ui/words.ts';
import type { PasteMistake } from './paste-people.ts';

/** Says why a pasted line cannot be added. */
export function usePasteWords(): (mistake: PasteMistake) => string {
  const t = useWords();
  return useCallback(
    (mistake) => {
      switch (mistake.kind) {
        case 'code-twice':
          return t('programme.mistake-code-twice', { text: mistake.text });
        case 'code-too-long':
          return t('programme.mistake-code-too-long');
        case 'unit-too-long':
          return t('programme.mistake-unit-too-long');
        case 'name-too-long':
          return t('programme.mistake-name-too-long');
        case 'unclear':
          return t('programme.mistake-unclear', { text: mistake.text });
        case 'twice':
          return t('programme.mistake-twice', { column: t(`programme.column-${mistake.column}`) });
        default:
          return assertNever(mistake);
      }
    },
    [t],
  );
}
