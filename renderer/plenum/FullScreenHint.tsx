import { useEffect, useState } from 'react';
import type { Language } from '../../domain/programme.ts';
import { wallWords } from '../scenes/wall-words.ts';

function toggle() {
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  // Refused by the browser or its owner: the window can still be made full screen by the browser's own key.
  change.catch(() => {});
}

/** The way to full screen for a wall that runs in a browser: the F key, and a button while the pointer moves. */
export function FullScreenHint({ language, shown }: { language: Language; shown: boolean }) {
  const [full, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (document.fullscreenEnabled) toggle();
    };
    const onChange = () => setFull(document.fullscreenElement !== null);
    addEventListener('keydown', onKey);
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      removeEventListener('keydown', onKey);
      document.removeEventListener('fullscreenchange', onChange);
    };
  }, []);
  if (!shown || full || !document.fullscreenEnabled) return null;
  return (
    <button type="button" className="plenum-full" onClick={toggle}>
      {wallWords[language].fullScreen} <kbd>F</kbd>
    </button>
  );
}
