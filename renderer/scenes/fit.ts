import { type RefObject, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Rounding is not an overflow. A share of the letters' size and not a pixel, so that a small wall decides alike. */
const SLACK_EM = 0.02;

/**
 * Whether something in `box` stands outside it: a part below or beside it, or a word that is wider than its part.
 * Parts that are placed by hand (`position: absolute`) may stand where they like. Boxes that are fitted carry
 * `data-level`.
 */
export function overflows(box: HTMLElement): boolean {
  const outer = box.getBoundingClientRect();
  if (outer.width === 0 || outer.height === 0) return false;
  const { paddingBottom, paddingRight, fontSize } = getComputedStyle(box);
  const slack = Number.parseFloat(fontSize) * SLACK_EM;
  const bottom = outer.bottom - Number.parseFloat(paddingBottom) + slack;
  const right = outer.right - Number.parseFloat(paddingRight) + slack;
  const content = document.createRange();
  for (const part of box.querySelectorAll<HTMLElement>('*')) {
    // A part that fits itself answers for what it holds.
    if (!(part instanceof HTMLElement) || part.parentElement?.closest('[data-level]') !== box) continue;
    const style = getComputedStyle(part);
    const { display, position } = style;
    // The box of inline text is taller than its line and says nothing about where the line stands.
    if (display === 'inline' || display === 'none' || display === 'contents' || position === 'absolute') continue;
    const inner = part.getBoundingClientRect();
    if (inner.bottom > bottom || inner.right > right) return true;
    // Not scrollWidth, which counts whole pixels: on a miniature one of those is half a letter.
    content.selectNodeContents(part);
    const edge = inner.right - Number.parseFloat(style.paddingRight) - Number.parseFloat(style.borderRightWidth);
    if (content.getBoundingClientRect().right > edge + slack) return true;
  }
  return false;
}

/**
 * Chooses the first of `levels` at which the content of the box does not overflow it; the last one is taken as it is.
 * The caller draws by the level it is given: 0 is the largest, and each next one is smaller or holds less.
 * Settled before anything is painted, again whenever the box changes size, the letters have arrived or `about`
 * changes. `about` must change with everything that decides how much room the content takes.
 */
export function useFit<Box extends HTMLElement>(levels: number, about: string): [RefObject<Box | null>, number] {
  const ref = useRef<Box>(null);
  const [round, again] = useReducer((count: number) => count + 1, 0);
  const key = `${round}|${about}`;
  const [settled, settle] = useState({ key, level: 0 });
  const level = settled.key === key ? Math.min(settled.level, levels - 1) : 0;

  useLayoutEffect(() => {
    if (ref.current && level < levels - 1 && overflows(ref.current)) settle({ key, level: level + 1 });
  }, [key, level, levels]);

  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    let width = box.clientWidth;
    let height = box.clientHeight;
    const watcher = new ResizeObserver(() => {
      if (box.clientWidth === width && box.clientHeight === height) return;
      width = box.clientWidth;
      height = box.clientHeight;
      // Before this frame is painted, or the room would see one that does not fit.
      flushSync(again);
    });
    watcher.observe(box);
    document.fonts?.addEventListener('loadingdone', again);
    return () => {
      watcher.disconnect();
      document.fonts?.removeEventListener('loadingdone', again);
    };
  }, []);

  return [ref, level];
}
