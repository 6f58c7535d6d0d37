import { useMemo, useState } from 'react';
import { courseworkOf } from '../../domain/coursework.ts';
import { isDeliveredElsewhere } from '../../domain/coursework-standing.ts';
import type { Programme } from '../../domain/programme.ts';
import { assertNever } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import { useWords } from '../ui/words.ts';
import { clearDelivered, markPaper, nobody, toggleWithdrawn } from './bulk-acts.ts';
import { filtered, type MatrixCell, type MatrixFilter, matrixRows, NO_FILTER } from './matrix-facts.ts';
import { type MatrixAct, meantRows, type Spot } from './matrix-keys.ts';
import { useElsewhere } from './use-elsewhere.ts';

/** The matrix as it is worked with: what is shown, where the hands are, who is meant, and what an act does. */
export function useMatrix(programme: Programme, session: Session, onOpen: () => void) {
  const t = useWords();
  const [filter, setFilter] = useState<MatrixFilter>(NO_FILTER);
  const [workplaceId, setWorkplace] = useState<string | null>(session.workplaceId);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const { standings, failed } = useElsewhere(session);
  const pieces = useMemo(() => courseworkOf(programme), [programme]);
  // The hands begin where the work of this session is.
  const [wanted, setSpot] = useState<Spot>(() => {
    const due = pieces.findIndex(({ dueKind }) => dueKind === session.kind);
    return { row: 0, column: Math.max(0, due), anchor: null };
  });
  const all = useMemo(
    () => matrixRows(programme, session, standings, workplaceId),
    [programme, session, standings, workplaceId],
  );
  const rows = useMemo(() => filtered(all, pieces, filter), [all, pieces, filter]);
  // Rows come and go under the hands: a filter of those who are missing loses whoever has delivered.
  const row = Math.max(0, Math.min(wanted.row, rows.length - 1));
  const column = Math.max(0, Math.min(wanted.column, pieces.length - 1));
  const anchor = wanted.anchor === null ? null : Math.min(wanted.anchor, Math.max(0, rows.length - 1));
  const spot = { row, column, anchor };
  const pickedRows = new Set(rows.flatMap(({ person }, at) => (picked.has(person.id) ? [at] : [])));
  const meant = rows.length === 0 ? [] : meantRows(spot, pickedRows);
  const chosen = meant.flatMap((at) => rows[at] ?? []);
  const coursework = pieces[column];
  /** What the open session cannot take is left as it is: people of another workplace, and what another session has. */
  const bulk = (run: typeof markPaper) => {
    if (!coursework || chosen.length === 0) return;
    const those = chosen.filter(({ enters, cells }) => enters && isEntered(cells[column]));
    if (those.length === 0) return nobody(t('coursework.enteredElsewhere'));
    const ids = those.map(({ person }) => person.id);
    void run(session, coursework, ids, t);
  };
  const act = (one: MatrixAct): void => {
    switch (one.kind) {
      case 'go':
        setSpot(one.spot);
        break;
      case 'all':
        setPicked(new Set(rows.map(({ person }) => person.id)));
        break;
      case 'none':
        setPicked(new Set());
        setSpot({ ...spot, anchor: null });
        break;
      case 'pick':
        setPicked((before) => toggled(before, rows[spot.row]?.person.id));
        break;
      case 'open':
        onOpen();
        break;
      case 'paper':
        bulk(markPaper);
        break;
      case 'withdraw':
        bulk(toggleWithdrawn);
        break;
      case 'clear':
        bulk(clearDelivered);
        break;
      default:
        assertNever(one);
    }
  };
  return {
    ...{ pieces, all, rows, filter, setFilter, workplaceId, setWorkplace, standings, failed },
    ...{ spot, meant: new Set(meant), chosen, coursework, act },
  };
}

/** Whether it is known that the open session is where the piece of the cell is entered. */
function isEntered(cell: MatrixCell | undefined): boolean {
  return cell !== undefined && !cell.pending && !isDeliveredElsewhere(cell);
}

function toggled(picked: ReadonlySet<string>, id: string | undefined): ReadonlySet<string> {
  if (id === undefined) return picked;
  const next = new Set(picked);
  if (!next.delete(id)) next.add(id);
  return next;
}
