import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** Rows beyond those that are seen, so that a quick scroll finds something drawn. */
const OVERSCAN = 12;
/** Where nothing is laid out, as before the first frame. */
const UNMEASURED = 40;

/** Which rows of a long list are drawn. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
  readonly onScroll: () => void;
}

/** Draws only the rows near what is seen. All rows are `rowPx` high. It changes in steps, so that most scrolling draws nothing. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, rows: number, rowPx: number): RowWindow {
  const [top, setTop] = useState(0);
  const [seen, setSeen] = useState(UNMEASURED);
  const onScroll = useCallback(() => {
    const at = Math.floor((scroller.current?.scrollTop ?? 0) / rowPx);
    setTop(at - (at % (OVERSCAN / 2)));
  }, [scroller, rowPx]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      if (element.clientHeight > 0) setSeen(Math.ceil(element.clientHeight / rowPx));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [scroller, rowPx]);
  const first = Math.max(0, Math.min(top, rows - seen) - OVERSCAN);
  return { first, last: Math.min(rows, top + seen + OVERSCAN * 2), onScroll };
}
