import { startTransition, useEffect, useState } from 'react';

/** More than a tall screen shows. */
const FIRST_ROWS = 40;
const ROWS_MORE = 120;

/** How many of many rows are drawn: first what is seen, then the rest, some at a time, so that nothing waits for them. */
export function useDrawnRows(total: number): number {
  const [drawn, setDrawn] = useState(FIRST_ROWS);
  useEffect(() => {
    if (drawn >= total) return;
    const timer = setTimeout(() => startTransition(() => setDrawn(drawn + ROWS_MORE)));
    return () => clearTimeout(timer);
  }, [drawn, total]);
  return drawn;
}
