import { type ReactNode, useRef } from 'react';
import { Button } from '../ui/Button.tsx';
import { attachFile } from './attach-file.ts';

/** A button that asks for a file and takes it in for a presentation. */
export function PickFile({
  sessionId,
  presentationId,
  replaces,
  children,
}: {
  sessionId: string;
  presentationId: string;
  /** The file that it is a newer version of; null beside the others; left out, its name and kind tell. */
  replaces?: string | null;
  children: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="small" onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        multiple={replaces === undefined || replaces === null}
        hidden
        onChange={async (event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was mended.
          event.target.value = '';
          for (const file of files) await attachFile(sessionId, presentationId, file, replaces);
        }}
      />
    </>
  );
}
