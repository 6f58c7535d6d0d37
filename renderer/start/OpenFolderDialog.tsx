import { useState } from 'react';
import type { HostProblem } from '../../domain/contract.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { WayOn } from './WayOn.tsx';

const FORM = 'start-open-folder';

/** Asks for the path of a programme's folder: a page in a browser may not look through the disk itself. */
export function OpenFolderDialog({
  busy,
  problem,
  near,
  onClose,
  onOpen,
  onRescue,
  onAnyway,
}: {
  busy: boolean;
  problem: HostProblem | null;
  /** The data folder, as an example of a path. */
  near: string;
  onClose: () => void;
  onOpen: (folder: string) => Promise<void>;
  /** The backups of a damaged folder are to be looked at. */
  onRescue: (folder: string) => void;
  /** One that another machine has not let go of is to be opened all the same. */
  onAnyway: (folder: string) => void;
}) {
  const t = useWords();
  const [folder, setFolder] = useState('');
  const path = folder.trim().replace(/^"(.*)"$/, '$1');
  return (
    <Dialog
      open
      title={t('start.openFolder')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form={FORM} disabled={busy || path === ''}>
            {t('common.open')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="start-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && path !== '') void onOpen(path);
        }}
      >
        <TextField
          label={t('start.folderPath')}
          value={folder}
          onChange={setFolder}
          spellCheck={false}
          hint={t('start.folderHint', { near })}
        />
      </form>
      {problem && <WayOn problem={problem} onLook={onRescue} onAnyway={onAnyway} />}
    </Dialog>
  );
}
