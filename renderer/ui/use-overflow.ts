import { type RefObject, useEffect, useState } from 'react';

/** Whether a row that scrolls sideways has more than it shows, and at which end. */
export interface Overflow {
  readonly before: boolean;
  readonly after: boolean;
}

const NONE: Overflow = { before: false, after: false };
/** Widths are rounded, so a row that shows all may still seem to lack a pixel. */
const ROUNDING_PX = 2;

/** Watches a row that scrolls sideways. `contents` is anything that changes when what is in the row does. */
export function useOverflow(row: RefObject<HTMLElement | null>, contents: unknown): Overflow {
  const [overflow, setOverflow] = useState(NONE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row with other contents has to be measured again
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const measure = () => {
      const { scrollLeft, scrollWidth, clientWidth } = element;
      const before = scrollLeft > ROUNDING_PX;
      const after = scrollLeft + clientWidth < scrollWidth - ROUNDING_PX;
      setOverflow((last) => (last.before === before && last.after === after ? last : { before, after }));
    };
    // Its first word comes once the page has been laid out. To measure here would have it laid out for that alone.
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [row, contents]);
  return overflow;
}
