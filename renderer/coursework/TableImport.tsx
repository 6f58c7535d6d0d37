import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import type { Coursework } from '../../domain/coursework-record.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { useTableImport } from './use-table-import.ts';

const CSV = /\.csv$/i;

/**
 * Takes a table in: by the button that `children` gets, or dropped on what they draw. Shows first what it would change.
 */
export function TableImport({
  sessionId,
  pieces,
  current,
  children,
}: {
  sessionId: string;
  pieces: readonly Coursework[];
  /** Whose texts a table most likely holds. */
  current: string | null;
  children: (button: ReactNode) => ReactNode;
}) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { table, open, ask, take, close } = useTableImport(sessionId);
  const drag = (event: DragEvent) => {
    if (table || !event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    const files = [...event.dataTransfer.files];
    const [first] = files;
    if (!first || table) return;
    event.preventDefault();
    const csv = files.find(({ name }) => CSV.test(name));
    if (csv) return open(csv, current);
    notify({
      tone: 'refused',
      text: t('coursework.importNotCsv', { name: first.name }),
      detail: t('coursework.importNotCsvNext'),
    });
  };
  const choose = () => input.current?.click();
  return (
    <>
      {/* A drop is the pointer's own way; the button is the other. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div
        className="coursework-left"
        data-over={over || undefined}
        onDragOver={drag}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {children(
          <Button size="small" icon={<Icon of={IconUpload} size={16} />} onClick={choose}>
            {t('coursework.import')}
          </Button>,
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label={t('coursework.import')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) open(file, current);
          // The same file may be chosen again after it was mended.
          event.target.value = '';
        }}
      />
      {table && (
        <ImportDialog table={table} pieces={pieces} onAsk={ask} onTake={take} onAnother={choose} onClose={close} />
      )}
    </>
  );
}
