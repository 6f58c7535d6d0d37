import { type ReactNode, useCallback, useState } from 'react';
import type { HostAnswer, HostProblem } from '../../domain/contract.ts';
import type { DocumentDifference } from '../../domain/difference.ts';
import { differenceTitle, recordLine } from '../../domain/difference-words.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { notify } from '../ui/toasts.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { HostProblemNote } from './HostProblemNote.tsx';
import { useAnswer } from './use-answer.ts';
import { useKeyLost } from './use-key-lost.ts';

/** A backup that is looked at. `when` is its time in words. */
interface Looking {
  readonly backupId: string;
  readonly when: string;
  readonly onClose: () => void;
}

/** What putting a backup of the programme back would change, in words, before anything does. */
export function RestoreProgramme(looking: Looking) {
  const t = useWords();
  return (
    <Restore
      {...looking}
      preview={deskApi.restorePreview}
      restore={deskApi.restoreBackup}
      safe={t('safety.restoreSafe')}
      undo
      line={(one) => ({
        key: `${one.document} ${one.title} ${one.session?.number ?? ''}`,
        content: <Difference difference={one} />,
      })}
    />
  );
}

/** The same of a backup of the link key: which codes would be named otherwise. No name is shown. */
export function RestoreKey(looking: Looking) {
  const t = useWords();
  const lost = useKeyLost();
  return (
    <Restore
      {...looking}
      preview={deskApi.keyPreview}
      restore={deskApi.restoreKey}
      safe={t(lost ? 'safety.keySafeLost' : 'safety.keySafe')}
      same={lost ? t('safety.keyEmpty') : undefined}
      line={({ code, fate }) => ({
        key: code,
        content: (
          <>
            <b className="num">{code}</b> {t(`safety.key-${fate}`)}
          </>
        ),
      })}
    />
  );
}

interface RestoreTaking<T> extends Looking {
  readonly preview: (input: { backupId: string }) => Promise<HostAnswer<readonly T[]>>;
  readonly restore: (input: { backupId: string; by: string }) => Promise<HostAnswer<unknown>>;
  /** Why nothing can go wrong by it. */
  readonly safe: string;
  /** What is said where nothing would be different; it can then be put back all the same. */
  readonly same?: string | undefined;
  /** Whether undo takes it back. */
  readonly undo?: boolean;
  readonly line: (one: T) => { readonly key: string; readonly content: ReactNode };
}

function Restore<T>({ backupId, when, onClose, preview, restore, safe, same, undo = false, line }: RestoreTaking<T>) {
  const t = useWords();
  const rehearsing = useDesk((desk) => desk.rehearsing);
  const ask = useCallback(() => preview({ backupId }), [preview, backupId]);
  const asked = useAnswer(ask);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const differs = asked.kind === 'there' && asked.value.length > 0;
  const can = differs || (asked.kind === 'there' && same !== undefined);
  const put = async () => {
    setBusy(true);
    setProblem(null);
    const answer = await restore({ backupId, by: useDesk.getState().by });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    onClose();
    notify({ text: t('safety.saidRestored', { when }), undo });
  };
  return (
    <Dialog
      open
      title={t('safety.restoreTitle', { when })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={!can || busy || rehearsing} onClick={() => void put()}>
            {t('safety.restore')}
          </Button>
        </>
      }
    >
      {asked.kind === 'asking' && <p role="status">{t('safety.comparing')}</p>}
      {asked.kind === 'problem' && <HostProblemNote problem={asked.problem} />}
      {asked.kind === 'there' && !differs && <p>{same ?? t('safety.noDifference')}</p>}
      {differs && (
        <>
          <p>{t('safety.restoreLead')}</p>
          <ul className="history-differences">
            {asked.value.map(line).map(({ key, content }) => (
              <li key={key}>{content}</li>
            ))}
          </ul>
        </>
      )}
      {can && <p className="ui-hint">{safe}</p>}
      {rehearsing && <p className="ui-hint">{t('safety.notInRehearsal')}</p>}
      {problem && <HostProblemNote problem={problem} />}
    </Dialog>
  );
}

/** What becomes of one document, in words. */
export function Difference({ difference }: { difference: DocumentDifference }) {
  const language = useLanguage();
  return (
    <>
      <b>{differenceTitle(language, difference)}</b>
      {difference.fate === 'changed' && (
        <ul>
          {difference.records.map((record) => (
            <li key={record.sort}>{recordLine(language, record)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
