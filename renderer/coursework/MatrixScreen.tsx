import { useRef } from 'react';
import { inOrder } from '../../domain/order.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { Empty } from '../ui/Empty.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useWords } from '../ui/words.ts';
import { BulkPane } from './BulkPane.tsx';
import { deliverPresentation } from './bulk-acts.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { Matrix } from './Matrix.tsx';
import { MatrixFilters } from './MatrixFilters.tsx';
import { counted, STATES } from './matrix-facts.ts';
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
  const { pieces, all, rows, filter, spot, meant, people, coursework, act } = matrix;
  if (pieces.length === 0 || all.length === 0) {
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
  const [only] = people;
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
              onFilter={matrix.setFilter}
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
              {importButton}
              <ExportMenu sessionId={session.id} />
              {coursework && presentations.length > 0 && (
                <Menu
                  size="small"
                  label={t('coursework.fromPresentation')}
                  items={presentations.map((one) => ({
                    id: one.id,
                    label: one.title,
                    onSelect: () => void deliverPresentation(programme, session, coursework, one, t),
                  }))}
                >
                  {t('coursework.fromPresentation')}
                </Menu>
              )}
            </div>
            <p className="ui-hint matrix-keys" id="matrix-keys">
              {t('coursework.matrixKeys')}
            </p>
            {rows.length === 0 ? (
              <Empty>{t('coursework.noneLeft')}</Empty>
            ) : (
              <Matrix rows={rows} pieces={pieces} dueKind={session.kind} spot={spot} meant={meant} onAct={act} />
            )}
          </>
        )}
      </TableImport>
      <div className="coursework-right" ref={side}>
        {coursework && people.length > 1 && (
          <BulkPane coursework={coursework} codes={people.map(({ code }) => code)} onAct={act} />
        )}
        {coursework && only && people.length === 1 && (
          <SubmissionPane
            key={`${coursework.id} ${only.id}`}
            programme={programme}
            session={session}
            coursework={coursework}
            person={only}
            onBack={() => root.current?.querySelector<HTMLElement>('[role=grid]')?.focus()}
          />
        )}
      </div>
    </div>
  );
}
