import { useEffect, useRef, useState } from 'react';
import type { HostAnswer, HostProblem, TableAsk, TablePreview } from '../../domain/contract.ts';
import type { TableMapping } from '../../domain/table-mapping.ts';
import { deskApi, newId, useDesk } from '../desk-client.ts';
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
  const file = useRef<File | null>(null);
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
  const open = (chosen: File, courseworkId: string | null) => {
    // Two tables that are handed over at once would be mixed.
    if (table?.busy) return;
    const asked: TableAsk = { sessionId, courseworkId, mapping: null, replace: false };
    const read = async () => {
      const handed = await deskApi.handTable(chosen);
      return handed.ok ? deskApi.previewTable(asked) : handed;
    };
    file.current = chosen;
    setTable(null);
    void show(chosen.name, asked, read());
  };
  /** Asks again with something changed. */
  const ask = (change: Partial<{ mapping: TableMapping | null; replace: boolean; courseworkId: string }>) => {
    if (!table) return;
    const asked = { ...table.asked, ...change };
    void show(
      table.name,
      asked,
      withTable(file.current, () => deskApi.previewTable(asked)),
    );
  };
  const close = () => {
    turn.current += 1;
    setTable(null);
  };
  const take = async () => {
    if (!table?.preview || table.busy) return;
    setTable({ ...table, problem: null, busy: true });
    const given = { ...table.asked, by: useDesk.getState().by, id: newId() };
    const taken = await withTable(file.current, () => deskApi.takeTable(given));
    if (!taken.ok) {
      setTable((now) => now && { ...now, problem: taken.problem, busy: false });
      return;
    }
    close();
    // Where the host began anew after it took the table in, it finds nothing left to take: what was shown is what came in.
    const counts = changesOf(taken.value.counts) === 0 ? table.preview.counts : taken.value.counts;
    notify({
      text: t('coursework.saidImported', { n: changesOf(counts) }),
      detail: counts.problem > 0 ? t('coursework.saidSkipped', { n: counts.problem }) : '',
      undo: changesOf(counts) > 0,
    });
  };
  return { table, open, ask, take, close };
}

function changesOf({ adds, replaces }: TablePreview['counts']): number {
  return adds + replaces;
}

/** Asks about the table; where the host has it no more, since it began anew, it is handed over again first. */
async function withTable<T>(file: File | null, question: () => Promise<HostAnswer<T>>): Promise<HostAnswer<T>> {
  const answer = await question();
  if (answer.ok || answer.problem.code !== 'TABLE_GONE' || !file) return answer;
  const handed = await deskApi.handTable(file);
  return handed.ok ? question() : handed;
}
