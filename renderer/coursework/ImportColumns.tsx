import { useEffect, useRef } from 'react';
import type { TablePreview } from '../../domain/contract.ts';
import type { Coursework } from '../../domain/coursework-record.ts';
import type { TableMapping } from '../../domain/table-mapping.ts';
import { SelectField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { isFull, type Meaning, meaningOf, onlyPiece, withMeaning, withPiece } from './column-meanings.ts';

/** What the columns of a table are taken for, each with a choice, and which piece of coursework it is all about. */
export function ImportColumns({
  preview: { header, sample },
  mapping,
  pieces,
  courseworkId,
  replace,
  onAsk,
}: {
  preview: TablePreview;
  mapping: TableMapping;
  pieces: readonly Coursework[];
  /** The piece that was chosen, for a table of which no column is read yet. */
  courseworkId: string | null;
  replace: boolean;
  onAsk: (change: Partial<{ mapping: TableMapping | null; replace: boolean; courseworkId: string }>) => void;
}) {
  const t = useWords();
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.querySelector('select')?.focus(), []);
  const none = mapping.columns.length === 0;
  const piece = onlyPiece(mapping) ?? (none ? (courseworkId ?? pieces[0]?.id ?? null) : null);
  const choosePiece = (id: string) => {
    // Where nothing is read the columns of text are looked for again.
    if (none) onAsk({ courseworkId: id, mapping: null });
    else onAsk({ courseworkId: id, mapping: withPiece(mapping, id) });
  };
  const full = isFull(mapping);
  const choices: readonly { readonly value: Meaning; readonly label: string }[] = [
    ...(['none', 'code', 'submissionId'] as const).map((value) => ({
      value,
      label: t(`coursework.importAs-${value}`),
    })),
    ...pieces.flatMap(({ id, key }) =>
      (['text', 'state'] as const).map((as) => ({
        value: `${as} ${id}` as const,
        label: t(`coursework.importAs-${as}`, { key }),
      })),
    ),
  ];
  return (
    <section className="import-part" ref={root} aria-label={t('coursework.importColumns')}>
      <div className="import-all">
        {piece === null ? (
          <p>{t('coursework.importSeveral')}</p>
        ) : (
          <SelectField
            label={t('coursework.importPiece')}
            value={piece}
            options={pieces.map(({ id, key, title }) => ({ value: id, label: `${key} ${title}` }))}
            onChange={choosePiece}
          />
        )}
        <label className="import-check">
          <input type="checkbox" checked={replace} onChange={(event) => onAsk({ replace: event.target.checked })} />
          {t('coursework.importReplace')}
        </label>
      </div>
      <div className="import-scroll import-columns">
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">{t('coursework.importHeading')}</th>
              <th scope="col">{t('coursework.importSample')}</th>
              <th scope="col">{t('coursework.importMeaning')}</th>
            </tr>
          </thead>
          <tbody>
            {header.map((heading, column) => {
              const meaning = meaningOf(mapping, column);
              const name = heading || t('coursework.importNoHeading', { n: column + 1 });
              const shut = full && !meaning.includes(' ');
              return (
                // A column has no other name than its place.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <tr key={column}>
                  <th scope="row" title={name}>
                    {name}
                  </th>
                  <td dir="auto">{sample.map((cells) => cells[column]?.trim()).find(Boolean)}</td>
                  <td>
                    <select
                      className="ui-input"
                      aria-label={t('coursework.importMeaningOf', { heading: name })}
                      value={meaning}
                      onChange={({ target }) =>
                        onAsk({ mapping: withMeaning(mapping, column, target.value as Meaning) })
                      }
                    >
                      {choices.map(({ value, label }) => (
                        <option key={value} value={value} disabled={shut && value.includes(' ')}>
                          {label}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
