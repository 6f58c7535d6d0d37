import { useCallback } from 'react';
import { assertNever } from '../../domain/result.ts';
import { useWords } from '../ui/words.ts';
import type { ReadyLine } from './ready-list.ts';

/** Says a line of what is ready. */
export function useReadyWords(): (line: ReadyLine['line']) => string {
  const t = useWords();
  return useCallback(
    (line) => {
      switch (line.kind) {
        case 'plan':
          return t('start.readyPlan', { planned: line.planned, available: line.available });
        case 'plan-over':
          return t('start.readyPlanOver', { n: line.over });
        case 'lock':
          return t('start.readyLock', { title: line.title, time: line.time });
        case 'no-lunch-lock':
          return t('start.readyNoLunchLock');
        case 'files':
          return line.delivered === line.of
            ? t('start.readyAllFiles', { n: line.of })
            : t('start.readyFiles', { delivered: line.delivered, of: line.of });
        case 'people':
          return t('start.readyPeople', { n: line.people });
        case 'no-people':
          return t('start.readyNoPeople');
        case 'ungrouped':
          return t('start.readyUngrouped', { n: line.people });
        case 'no-facilitator':
          return t('start.readyNoFacilitator');
        case 'no-project':
          return t('start.readyNoProject');
        case 'walls':
          return t('start.readyWalls', { n: line.walls });
        default:
          return assertNever(line);
      }
    },
    [t],
  );
}
