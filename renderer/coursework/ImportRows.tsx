import { IconAlertTriangle, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import type { TablePreview } from '../../domain/contract.ts';
import type { Coursework } from '../../domain/coursework-record.ts';
import type { PlannedRow } from '../../domain/table-plan.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';

const KINDS = ['adds', 'replaces', 'same', 'before', 'nothing', 'problem'] as const;
/** So many rows are drawn at a time: a table of three hundred opens like one of ten. */
const PAGE = 100;

type Shown = 'all' | 'changes' | 'problems';

const SHOWN: Readonly<Record<Shown, (row: PlannedRow) => boolean>> = {
  all: () => true,
  changes: ({ result }) => result.kind === 'adds' || result.kind === 'replaces',
  problems: ({ result }) => result.kind === 'problem',
};

/** What every row of a table would change, with how many of each kind. The texts themselves are not shown. */
export function ImportRows({
  rows,
  counts,
  pieces,
}: {
  rows: readonly PlannedRow[];
  counts: TablePreview['counts'];
  pieces: readonly Coursework[];
}) {
  const t = useWords();
  const [shown, setShown] = useState<Shown>('all');
  const [wanted, setPage] = useState(0);
  const meant = rows.filter(SHOWN[shown]);
  const page = Math.max(0, Math.min(wanted, Math.ceil(meant.length / PAGE) - 1));
  const from = page * PAGE;
  const to = Math.min(from + PAGE, meant.length);
  const named = rows.filter((row) => row.named).length;
  const show = (one: Shown) => {
    setShown(one);
    setPage(0);
  };
  return (
    <div className="import-part">
      <dl className="import-counts">
        {KINDS.map((kind) => (
          <div key={kind} data-none={counts[kind] === 0 || undefined}>
            <dt>{t(`coursework.importCount-${kind}`)}</dt>
            <dd className="num">{counts[kind]}</dd>
          </div>
        ))}
      </dl>
      {named > 0 && (
        <p className="import-mark">
          <Icon of={IconUser} size={16} /> {t('coursework.importNamed', { n: named })}
        </p>
      )}
      <div className="import-which">
        <Segmented<Shown>
          label={t('coursework.importShow')}
          value={shown}
          options={[
            { value: 'all', label: t('coursework.importShow-all', { n: rows.length }) },
            { value: 'changes', label: t('coursework.importShow-changes', { n: counts.adds + counts.replaces }) },
            { value: 'problems', label: t('coursework.importShow-problems', { n: counts.problem }) },
          ]}
          onChange={show}
        />
        {meant.length > PAGE && (
          <div className="import-pages">
            <span className="num" role="status">
              {t('coursework.importPage', { from: from + 1, to, n: meant.length })}
            </span>
            <Button size="small" disabled={page === 0} onClick={() => setPage(page - 1)}>
              {t('coursework.importEarlier')}
            </Button>
            <Button size="small" disabled={to === meant.length} onClick={() => setPage(page + 1)}>
              {t('coursework.importLater')}
            </Button>
          </div>
        )}
      </div>
      {meant.length === 0 ? (
        <p className="ui-hint">{t('coursework.importNone')}</p>
      ) : (
        <section
          key={`${shown} ${page}`}
          className="import-scroll import-rows"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the arrow keys too
          tabIndex={0}
          aria-label={t('coursework.importRows')}
        >
          <RowTable rows={meant.slice(from, to)} pieces={pieces} />
        </section>
      )}
    </div>
  );
}

function RowTable({ rows, pieces }: { rows: readonly PlannedRow[]; pieces: readonly Coursework[] }) {
  const t = useWords();
  const keys = new Map(pieces.map(({ id, key }) => [id, key]));
  return (
    <table className="import-table">
      <thead>
        <tr>
          <th scope="col">{t('coursework.importRow')}</th>
          <th scope="col">{t('coursework.code')}</th>
          <th scope="col">{t('coursework.importPiece')}</th>
          <th scope="col">{t('coursework.importCharacters')}</th>
          <th scope="col">{t('coursework.importResult')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, code, courseworkId, characters, result, named }) => (
          <tr key={`${row} ${courseworkId ?? ''}`} data-result={result.kind}>
            <th scope="row" className="num">
              {row}
            </th>
            <td dir="auto">{code}</td>
            <td>{courseworkId !== null && keys.get(courseworkId)}</td>
            <td className="num">{characters > 0 && characters}</td>
            <td>
              {result.kind === 'problem' ? (
                <span className="import-problem">
                  <Icon of={IconAlertTriangle} size={16} /> {t(`protocol.problem-${result.problem}`)}
                </span>
              ) : (
                t(`protocol.result-${result.kind}`)
              )}
              {named && (
                <span className="import-mark">
                  <Icon of={IconUser} size={16} /> {t('protocol.mayHoldName')}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
