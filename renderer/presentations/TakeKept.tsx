import { useState } from 'react';
import type { Presentation } from '../../domain/presentation-record.ts';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/words.ts';
import { KeptFiles } from './KeptFiles.tsx';
import { takeKept } from './take-kept.ts';

/** A button that opens the files from the in-between period, for a presentation to take one over. */
export function TakeKept({ sessionId, presentation }: { sessionId: string; presentation: Presentation }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { id: presentationId, groupId } = presentation;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('files.kept')}
      </Button>
      {open && (
        <KeptFiles
          ask={{ sessionId, presentationId, groupId }}
          onClose={() => setOpen(false)}
          onTake={async (file) => {
            if (await takeKept({ sessionId, presentationId }, file, t)) setOpen(false);
          }}
        />
      )}
    </>
  );
}
