import { IconPackageImport } from '@tabler/icons-react';
import { useRef } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';

/** Takes in a whole programme that was packed into one file. */
export function UnpackButton({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".samling"
        hidden
        aria-label={t('start.unpackFile')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file can be chosen again.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <Button
        kind="quiet"
        size="big"
        disabled={busy}
        icon={<Icon of={IconPackageImport} />}
        onClick={() => input.current?.click()}
      >
        {t('start.unpack')}
      </Button>
    </>
  );
}
