import { type DependencyList, useEffect, useRef } from 'react';

/**
 * Runs `look` when the page is next painted, once after each change of `about`. For what has to know sizes or places: in
 * an effect it would have the page laid out in the middle of a key's work, and again with the rest of that work's changes.
 */
export function useBeforePaint(look: () => void, about: DependencyList): void {
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    const frame = requestAnimationFrame(() => latest.current());
    return () => cancelAnimationFrame(frame);
    // biome-ignore lint/correctness/useExhaustiveDependencies: the caller says what it is about
  }, about);
}
