import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { CourseworkExport, HostProblem } from '../../domain/contract.ts';
import type { Paper } from '../../domain/paper.ts';
import { deskApi } from '../desk-client.ts';
import { saveFile } from '../save-file.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { notify } from '../ui/toasts.ts';
import { useKnownWords, useLanguage, useWords } from '../ui/words.ts';
import { type ChosenPaper, ExportDialog } from './ExportDialog.tsx';

const PAPERS = [
  { id: 'matrix', what: 'matrix', format: 'csv' },
  { id: 'protocolPdf', what: 'protocol', format: 'pdf' },
  { id: 'protocolCsv', what: 'protocol', format: 'csv' },
  { id: 'pages', what: 'pages', format: 'pdf' },
  { id: 'qda', what: 'qda', format: 'qdpx' },
] as const satisfies readonly { id: string; what: CourseworkExport['what']; format: CourseworkExport['format'] }[];

/** Papers for the facilitators alone: codes, and names only where somebody chooses so. One file is handed to the browser too; many stay in the folder. */
export function ExportMenu({
  sessionId,
  onPapers,
}: {
  sessionId: string;
  /** Shows papers as sheets; `instead`: of PDF files whose font has not all characters. */
  onPapers: (shown: { readonly papers: readonly Paper[]; readonly instead: boolean }) => void;
}) {
  const t = useWords();
  const language = useLanguage();
  const known = useKnownWords();
  const [choosing, setChoosing] = useState(false);
  const failed = ({ code, params }: HostProblem) => {
    const says = (part: string) => known(`problem.${code}.${part}`, params) ?? '';
    notify({
      tone: 'refused',
      text: says('title') || t('coursework.exportFailed'),
      detail: `${says('sentence')} ${says('next')}`.trim(),
    });
  };
  const show = async (asked: CourseworkExport, instead: boolean) => {
    const papers = await deskApi.courseworkPapers(asked);
    if (papers.ok) onPapers({ papers: papers.value, instead });
    else failed(papers.problem);
  };
  const write = async ({ what, format, texts, names }: ChosenPaper) => {
    const of = { sessionId, language, what, texts, names, personId: null };
    if (format === 'print') return show({ ...of, format: 'pdf' }, false);
    const asked = { ...of, format };
    const written = await deskApi.exportCoursework(asked);
    if (!written.ok) return failed(written.problem);
    const { files, asText } = written.value;
    const [only] = files;
    const detail = asText > 0 ? t('coursework.saidAsText', { n: asText }) : '';
    notify({ text: t('coursework.saidExported', { n: files.length, name: only?.fileName ?? '' }), detail });
    if (asText > 0) return show(asked, true);
    if (!only || files.length > 1) return;
    const fetched = await deskApi.fetchExport(only.fileName);
    if (fetched.ok) saveFile(fetched.value, only.fileName);
  };
  return (
    <>
      <Menu
        size="small"
        label={t('coursework.export')}
        icon={<Icon of={IconDownload} size={16} />}
        items={[
          ...PAPERS.map(({ id, what, format }) => ({
            id,
            label: t(`coursework.export-${id}`),
            onSelect: () => void write({ what, format, texts: false, names: false }),
          })),
          { id: 'choose', label: t('coursework.export-choose'), onSelect: () => setChoosing(true) },
        ]}
      >
        {t('coursework.export')}
      </Menu>
      {choosing && (
        <ExportDialog
          onClose={() => setChoosing(false)}
          onWrite={(paper) => {
            setChoosing(false);
            void write(paper);
          }}
        />
      )}
    </>
  );
}
