import { useState } from 'react';

/** People who are chosen to be put somewhere, by id. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly clear: () => void;
}

/** Keeps who is chosen; whoever is gone is no longer chosen. */
export function useSelection(known: readonly string[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids: new Set([...ids].filter((id) => known.includes(id))),
    toggle: (id) =>
      setIds((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    clear: () => setIds(new Set()),
  };
}
