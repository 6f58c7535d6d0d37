import { useRef, useState } from 'react';
import type { Coursework } from '../../domain/coursework-record.ts';
import { isDeliveredElsewhere } from '../../domain/coursework-standing.ts';
import { inOrder } from '../../domain/order.ts';
import type { Paper } from '../../domain/paper.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { Empty } from '../ui/Empty.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useWords } from '../ui/words.ts';
import { BulkPane } from './BulkPane.tsx';
import { deliverPresentation } from './bulk-acts.ts';
import { ElsewherePane } from './ElsewherePane.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { Matrix } from './Matrix.tsx';
import { MatrixFilters } from './MatrixFilters.tsx';
import { counted, type MatrixCell, type MatrixRow, STATES } from './matrix-facts.ts';
import { PapersScreen } from './PapersScreen.tsx';
import { SubmissionPane } from './SubmissionPane.tsx';
import { TableImport } from './TableImport.tsx';
import { useMatrix } from './use-matrix.ts';

const REACHED = '[tabindex="0"], a, button';

/** Who has handed in what, and on the right what one of them has handed in. For the facilitators alone. */
export function MatrixScreen({ programme, session }: { programme: Programme; session: Session }) {
  const t = useWords();
  const side = useRef<HTMLDivElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const matrix = useMatrix(programme, session, () => {
    const into =
      side.current?.querySelector<HTMLElement>('textarea') ?? side.current?.querySelector<HTMLElement>(REACHED);
    into?.focus();
  });
  const { pieces, all, rows, filter, spot, meant, chosen, coursework, act } = matrix;
  const [shown, showPapers] = useState<{ readonly papers: readonly Paper[]; readonly instead: boolean } | null>(null);
  const everywhere = matrix.workplaceId === null;
  const workplaces = inOrder(programme.workplaces);
  const names = everywhere ? Object.fromEntries(workplaces.map(({ id, name }) => [id, name])) : {};
  if (shown) return <PapersScreen {...shown} onBack={() => showPapers(null)} />;
  if (pieces.length === 0 || Object.keys(programme.people).length === 0) {
    return (
      <Empty
        action={
          <a className="ui-btn" href={pieces.length === 0 ? '#/coursework/terms' : '#/programme'}>
            {t(pieces.length === 0 ? 'coursework.part-terms' : 'coursework.toProgramme')}
          </a>
        }
      >
        {t(pieces.length === 0 ? 'coursework.none' : 'coursework.nobody')}
      </Empty>
    );
  }
  const units = [...new Set(all.map(({ person }) => person.unit).filter((unit) => unit !== ''))].sort();
  const sums = counted(all, spot.column);
  const presentations = inOrder(session.presentations);
  const [only] = chosen;
  const cell = only?.cells[spot.column];
  const back = () => root.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  return (
    <div className="coursework-split" ref={root}>
      <TableImport sessionId={session.id} pieces={pieces} current={coursework?.id ?? null}>
        {(importButton) => (
          <>
            <MatrixFilters
              filter={filter}
              pieces={pieces}
              units={units}
              current={coursework}
              workplaces={workplaces}
              workplaceId={matrix.workplaceId}
              onFilter={matrix.setFilter}
              onWorkplace={matrix.setWorkplace}
            />
            <div className="matrix-sums">
              <h2>{coursework && `${coursework.key} ${coursework.title}`}</h2>
              <dl>
                {STATES.map((state) => (
                  <div key={state}>
                    <dt>{t(`coursework.state-${state}`)}</dt>
                    <dd className="num">{sums[state]}</dd>
                  </div>
                ))}
              </dl>
              <span className="ui-grow" />
              <span className="matrix-acts">
                {importButton}
                <ExportMenu sessionId={session.id} onPapers={showPapers} />
                {coursework && matrix.standings !== null && presentations.length > 0 && (
                  <Menu
                    size="small"
                    label={t('coursework.fromPresentation')}
                    items={presentations.map((one) => ({
                      id: one.id,
                      label: one.title,
                      onSelect: () =>
                        void deliverPresentation(programme, session, coursework, one, matrix.standings ?? [], t),
                    }))}
                  >
                    {t('coursework.fromPresentation')}
                  </Menu>
                )}
              </span>
            </div>
            <p className="ui-hint matrix-keys" id="matrix-keys">
              {t('coursework.matrixKeys')}
            </p>
            {matrix.failed && (
              <p className="matrix-failed" role="status">
                {t('coursework.elsewhereFailed')}
              </p>
            )}
            {rows.length === 0 ? (
              <Empty>{t(all.length === 0 ? 'coursework.nobody' : 'coursework.noneLeft')}</Empty>
            ) : (
              <Matrix
                rows={rows}
                pieces={pieces}
                dueKind={session.kind}
                spot={spot}
                meant={meant}
                workplaces={names}
                onAct={act}
              />
            )}
          </>
        )}
      </TableImport>
      <div className="coursework-right" ref={side}>
        {coursework && chosen.length > 1 && (
          <BulkPane coursework={coursework} codes={chosen.map(({ person }) => person.code)} onAct={act} />
        )}
        {coursework && only && cell && chosen.length === 1 && (
          <OnePane
            key={`${coursework.id} ${only.person.id}`}
            programme={programme}
            session={session}
            coursework={coursework}
            row={only}
            cell={cell}
            onBack={back}
          />
        )}
      </div>
    </div>
  );
}

/** One person's piece: to be entered in the open session, or looked at where it is entered in another. */
function OnePane({
  row: { person, enters },
  cell,
  session,
  ...of
}: {
  programme: Programme;
  session: Session;
  coursework: Coursework;
  row: MatrixRow;
  cell: MatrixCell;
  onBack: () => void;
}) {
  return !enters || cell.pending || isDeliveredElsewhere(cell) ? (
    <ElsewherePane {...of} person={person} cell={cell} />
  ) : (
    <SubmissionPane {...of} session={session} person={person} cell={cell} />
  );
}
