import { type CSSProperties, useEffect, useState } from 'react';
import { deskApi } from '../desk-client.ts';

/** A picture on a slide in small; its place stays quiet until it has come. The slide itself is described as one. */
export function SlidePicture({ sha256, style }: { sha256: string; style: CSSProperties }) {
  const url = usePicture(sha256);
  return (
    <span className="slides-part slides-picture" style={style}>
      {url && <img src={url} alt="" />}
    </span>
  );
}

function usePicture(sha256: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    let made: string | null = null;
    void deskApi.deckPicture({ sha256 }).then((answer) => {
      if (!wanted || !answer.ok) return;
      made = URL.createObjectURL(answer.value as Blob);
      setUrl(made);
    });
    return () => {
      wanted = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [sha256]);
  return url;
}
