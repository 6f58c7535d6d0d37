import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { type DrawnPages, drawnPages, type PageFit } from './drawn-pages.ts';
import { PageError, type PageSource, type PageTrouble, type Size } from './page-source.ts';
import './pages.css';

/**
 * One page of a file, as large as its box lets it. The page before stays until the new one is drawn whole, so that
 * nobody sees one being put together. `onDrawn` hears which page stands there, or what is wrong with it.
 */
export function PageView({
  source,
  page,
  fit,
  label,
  onDrawn,
}: {
  source: PageSource;
  page: number;
  fit: PageFit;
  /** What a screen reader says; empty = nothing, where it is said beside. */
  label: string;
  onDrawn?: (page: number, trouble: PageTrouble | null) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [box, setBox] = useState<Size | null>(null);
  const [pages, setPages] = useState<DrawnPages | null>(null);
  const [shown, setShown] = useState(0);
  const tell = useEffectEvent((drawn: number, trouble: PageTrouble | null) => onDrawn?.(drawn, trouble));

  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth, clientHeight } = element;
      const scale = devicePixelRatio || 1;
      const [width, height] = [Math.round(clientWidth * scale), Math.round(clientHeight * scale)];
      if (width === 0 || height === 0) return;
      setBox((before) => (before?.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  useEffect(() => {
    if (!box) return;
    const drawn = drawnPages(source, box, fit);
    setPages(drawn);
    return () => drawn.end();
  }, [source, box, fit]);

  useEffect(() => {
    let wanted = true;
    pages?.get(page).then(
      (canvas) => {
        if (!wanted) return;
        place.current?.replaceChildren(canvas);
        setShown(page);
        tell(page, null);
      },
      (error: unknown) => {
        if (!wanted || pages.ended) return;
        place.current?.replaceChildren();
        setShown(0);
        tell(page, error instanceof PageError ? error.trouble : 'unreadable');
      },
    );
    return () => {
      wanted = false;
    };
  }, [pages, page]);

  return (
    <div
      ref={place}
      className="page-view"
      data-fit={fit}
      data-page={shown}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}
