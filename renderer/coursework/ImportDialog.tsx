import type { HostProblem } from '../../domain/contract.ts';
import type { Coursework } from '../../domain/coursework-record.ts';
import type { TableMapping } from '../../domain/table-mapping.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useKnownWords, useWords } from '../ui/words.ts';
import { ImportColumns } from './ImportColumns.tsx';
import { ImportRows } from './ImportRows.tsx';
import './import.css';
import type { TableOnItsWay } from './use-table-import.ts';

/** What a table would change, before anything does: its columns as they are understood, and every row. */
export function ImportDialog({
  table: { name, asked, preview, problem, busy },
  pieces,
  onAsk,
  onTake,
  onAnother,
  onClose,
}: {
  table: TableOnItsWay;
  pieces: readonly Coursework[];
  onAsk: (change: Partial<{ mapping: TableMapping | null; replace: boolean; courseworkId: string }>) => void;
  onTake: () => void;
  onAnother: () => void;
  onClose: () => void;
}) {
  const t = useWords();
  const mapping = asked.mapping ?? preview?.mapping ?? null;
  const changes = preview ? preview.counts.adds + preview.counts.replaces : 0;
  const noCodes = mapping?.code === null;
  const skips = preview?.counts.problem ?? 0;
  return (
    <Dialog
      open
      size="wide"
      title={t('coursework.importTitle', { name })}
      onClose={onClose}
      actions={
        <>
          <p className="import-sum" role="status">
            {preview && !noCodes && changes === 0 && t('coursework.importNothing')}
            {preview && !noCodes && changes > 0 && skips > 0 && t('coursework.importSkips', { n: skips })}
          </p>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {preview ? (
            <Button kind="primary" disabled={busy || noCodes || changes === 0} onClick={onTake}>
              {t('coursework.importTake')}
            </Button>
          ) : (
            problem && (
              <Button kind="primary" onClick={onAnother}>
                {t('coursework.importAnother')}
              </Button>
            )
          )}
        </>
      }
    >
      {!preview && busy && <p role="status">{t('coursework.importReading')}</p>}
      {problem && <Trouble problem={problem} />}
      {preview && mapping && (
        <>
          <ImportColumns
            preview={preview}
            mapping={mapping}
            pieces={pieces}
            courseworkId={asked.courseworkId}
            replace={asked.replace}
            onAsk={onAsk}
          />
          {noCodes ? (
            <Trouble problem={{ code: 'NO_CODE_COLUMN' }} />
          ) : (
            <ImportRows rows={preview.rows} counts={preview.counts} pieces={pieces} />
          )}
        </>
      )}
    </Dialog>
  );
}

/** Why a table cannot be read, or was not taken in. */
function Trouble({ problem: { code, params } }: { problem: HostProblem }) {
  const known = useKnownWords();
  const part = (name: string) =>
    known(`problem.${code}.${name}`, params) ??
    known(`refusal.${code}.${name}`, params) ??
    known(`problem.UNKNOWN.${name}`) ??
    '';
  return <Problem title={part('title')} sentence={part('sentence')} next={part('next')} />;
}
