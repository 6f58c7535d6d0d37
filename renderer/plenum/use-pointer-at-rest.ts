import { useEffect, useState } from 'react';

const REST_AFTER_MS = 1000;

/** Whether the pointer has lain still for a second, which it has until it is first moved. */
export function usePointerAtRest(): boolean {
  const [atRest, setAtRest] = useState(true);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout>;
    const onMove = () => {
      clearTimeout(waiting);
      setAtRest(false);
      waiting = setTimeout(() => setAtRest(true), REST_AFTER_MS);
    };
    addEventListener('pointermove', onMove);
    return () => {
      clearTimeout(waiting);
      removeEventListener('pointermove', onMove);
    };
  }, []);
  return atRest;
}
