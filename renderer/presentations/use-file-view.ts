import { useEffect, useState } from 'react';
import type { Attachment } from '../../domain/presentation-record.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { saveFile } from '../save-file.ts';
import { pictureType } from './presentation-facts.ts';

/** What is wrong with a file that was taken in: not there any more, or not as it was. */
export type FileTrouble = 'gone' | 'damaged';

/** A file as the page can show it or hand it out. */
export interface FileView {
  readonly trouble: FileTrouble | null;
  /** Address of the picture that is shown, or null. */
  readonly picture: string | null;
  download(): Promise<void>;
  show(): Promise<void>;
  hide(): void;
}

/**
 * Reads a file that was taken in, when it is asked for. What the host found when the folder was opened is known at
 * once; the rest shows when the file is wanted.
 */
export function useFileView(file: Attachment): FileView {
  const notices = useDesk((desk) => desk.notices);
  const [missed, setMissed] = useState<FileTrouble | null>(null);
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    if (picture) return () => URL.revokeObjectURL(picture);
  }, [picture]);

  const noticed = notices.find((one) => one.file.endsWith(`${file.sha256}.${file.ext}`))?.code;
  const read = async (): Promise<Blob | null> => {
    const answer = await deskApi.attachment({ sha256: file.sha256 });
    if (answer.ok) {
      setMissed(null);
      return answer.value.file as Blob;
    }
    if (answer.problem.code === 'ATTACHMENT_DAMAGED') setMissed('damaged');
    else if (answer.problem.code !== 'CONNECTION_LOST') setMissed('gone');
    return null;
  };
  return {
    trouble:
      missed ?? (noticed === 'ATTACHMENT_MISSING' ? 'gone' : noticed === 'ATTACHMENT_DAMAGED' ? 'damaged' : null),
    picture,
    download: async () => {
      const blob = await read();
      if (blob) saveFile(blob, file.name);
    },
    show: async () => {
      const blob = await read();
      const type = pictureType(file);
      if (blob && type) setPicture(URL.createObjectURL(new Blob([blob], { type })));
    },
    hide: () => setPicture(null),
  };
}
