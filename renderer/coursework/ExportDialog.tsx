import { useState } from 'react';
import type { CourseworkExport } from '../../domain/contract.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import './import.css';

/** What is written, and how. */
export type ChosenPaper = Pick<CourseworkExport, 'what' | 'texts' | 'names'> & {
  /** `print`: as sheets on the screen, for the printer or the browser's own PDF. */
  readonly format: CourseworkExport['format'] | 'print';
};

/** What each paper can be written as; the first unless something else is chosen. */
const FORMATS: Readonly<Record<ChosenPaper['what'], readonly ChosenPaper['format'][]>> = {
  matrix: ['csv'],
  protocol: ['pdf', 'print', 'md', 'csv'],
  pages: ['pdf', 'print', 'md'],
  qda: ['qdpx'],
};
const WHATS = ['matrix', 'protocol', 'pages', 'qda'] as const;

/** Any paper in any of its forms. Names and texts are left out until somebody asks for them, every time. */
export function ExportDialog({ onWrite, onClose }: { onWrite: (paper: ChosenPaper) => void; onClose: () => void }) {
  const t = useWords();
  const [what, setWhat] = useState<ChosenPaper['what']>('matrix');
  const [wanted, setFormat] = useState<ChosenPaper['format']>('pdf');
  const [names, setNames] = useState(false);
  const [texts, setTexts] = useState(false);
  const formats = FORMATS[what];
  const format = formats.includes(wanted) ? wanted : (formats[0] ?? 'pdf');
  const mayName = what !== 'qda';
  const write = () => onWrite({ what, format, names: names && mayName, texts: texts && what === 'matrix' });
  return (
    <Dialog
      open
      size="small"
      title={t('coursework.exportTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" onClick={write}>
            {t(format === 'print' ? 'coursework.exportShow' : 'coursework.exportWrite')}
          </Button>
        </>
      }
    >
      <SelectField
        label={t('coursework.exportWhat')}
        value={what}
        options={WHATS.map((value) => ({ value, label: t(`coursework.exportWhat-${value}`) }))}
        onChange={setWhat}
      />
      <SelectField
        label={t('coursework.exportFormat')}
        value={format}
        options={formats.map((value) => ({ value, label: t(`coursework.exportFormat-${value}`) }))}
        onChange={setFormat}
      />
      <div>
        {mayName && (
          <label className="import-check">
            <input type="checkbox" checked={names} onChange={(event) => setNames(event.target.checked)} />
            {t('coursework.exportNames')}
          </label>
        )}
        {what === 'matrix' && (
          <label className="import-check">
            <input type="checkbox" checked={texts} onChange={(event) => setTexts(event.target.checked)} />
            {t('coursework.exportTexts')}
          </label>
        )}
        <p className="ui-hint">{t(mayName ? 'coursework.exportNamesHint' : 'coursework.exportQdaHint')}</p>
      </div>
    </Dialog>
  );
}
