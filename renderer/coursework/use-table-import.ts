import { useEffect, useRef, useState } from 'react';
import type { HostAnswer, HostProblem, TableAsk, TablePreview } from '../../domain/contract.ts';
import type { TableMapping } from '../../domain/table-mapping.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';

/** A table on its way in. */
export interface TableOnItsWay {
  readonly name: string;
  /** What was asked last: its answer may not be here yet. */
  readonly asked: TableAsk;
  /** Null until the table was read. */
  readonly preview: TablePreview | null;
  readonly problem: HostProblem | null;
  readonly busy: boolean;
}

/** A table from a file through its preview into the programme. Nothing changes before `take`. */
export function useTableImport(sessionId: string) {
  const t = useWords();
  const [table, setTable] = useState<TableOnItsWay | null>(null);
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  /** Shows the latest answer alone: whoever changes two columns at once does not see the first of them come back. */
  const show = async (name: string, asked: TableAsk, answer: Promise<HostAnswer<TablePreview>>) => {
    turn.current += 1;
    const mine = turn.current;
    setTable((now) => ({ name, asked, preview: now?.preview ?? null, problem: null, busy: true }));
    const told = await answer;
    if (mine !== turn.current) return;
    setTable((now) =>
      now && told.ok
        ? { ...now, asked: { ...asked, mapping: told.value.mapping }, preview: told.value, busy: false }
        : now && { ...now, problem: told.ok ? null : told.problem, busy: false },
    );
  };
  /** Reads a file; running text belongs to `courseworkId` until something else is said. */
  const open = (file: File, courseworkId: string | null) => {
    // Two tables that are handed over at once would be mixed.
    if (table?.busy) return;
    const asked: TableAsk = { sessionId, courseworkId, mapping: null, replace: false };
    const read = async () => {
      const handed = await deskApi.handTable(file);
      return handed.ok ? deskApi.previewTable(asked) : handed;
    };
    setTable(null);
    void show(file.name, asked, read());
  };
  /** Asks again with something changed. */
  const ask = (change: Partial<{ mapping: TableMapping | null; replace: boolean; courseworkId: string }>) => {
    if (!table) return;
    const asked = { ...table.asked, ...change };
    void show(table.name, asked, deskApi.previewTable(asked));
  };
  const close = () => {
    turn.current += 1;
    setTable(null);
  };
  const take = async () => {
    if (!table?.preview || table.busy) return;
    setTable({ ...table, problem: null, busy: true });
    const taken = await deskApi.takeTable({ ...table.asked, by: useDesk.getState().by });
    if (!taken.ok) {
      setTable((now) => now && { ...now, problem: taken.problem, busy: false });
      return;
    }
    close();
    const { rows, counts } = taken.value;
    const changed = rows.filter(({ result }) => result.kind === 'adds' || result.kind === 'replaces');
    const apart = new Set(changed.map(({ courseworkId }) => courseworkId)).size > 1;
    const detail = [
      counts.problem > 0 ? t('coursework.saidSkipped', { n: counts.problem }) : '',
      apart ? t('coursework.saidApart') : '',
    ];
    notify({
      text: t('coursework.saidImported', { n: changed.length }),
      detail: detail.join(' ').trim(),
      undo: changed.length > 0,
    });
  };
  return { table, open, ask, take, close };
}
