import { IconPackageImport } from '@tabler/icons-react';
import { useRef } from 'react';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';

/** Asks for a whole programme that was packed into one file: in the system's own way where the host has one. */
export function UnpackButton({
  busy,
  percent,
  onFile,
  onChoose,
}: {
  busy: boolean;
  /** How much of one is here already, or null. */
  percent: number | null;
  onFile: (file: File) => void;
  /** Asks in the system's own way; null in a browser. */
  onChoose: (() => void) | null;
}) {
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
        disabled={busy || percent !== null}
        icon={<Icon of={IconPackageImport} />}
        onClick={() => (onChoose ? onChoose() : input.current?.click())}
      >
        {percent === null ? t('start.unpack') : t('start.unpackHanding', { percent })}
      </Button>
    </>
  );
}
