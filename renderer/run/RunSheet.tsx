import { useRef } from 'react';
import { useBeforePaint } from '../ui/use-before-paint.ts';
import { useWords } from '../ui/words.ts';
import { SheetItem, saying } from './SheetItem.tsx';
import type { Sheet } from './sheet-rows.ts';

/** The day as it goes: what was done and how long it took, what runs and what is inside it, what is ahead. */
export function RunSheet({ sheet, viewedItemId }: { sheet: Sheet; viewedItemId: string | null }) {
  const t = useWords();
  const list = useRef<HTMLOListElement>(null);
  const current = sheet.rows.find((row) => row.state === 'now')?.item.id ?? null;
  const shown = viewedItemId ?? current;
  useBeforePaint(() => {
    if (shown === null) return;
    const box = list.current;
    const row = box?.querySelector<HTMLElement>(`[data-item="${shown}"]`);
    if (!box || !row) return;
    // Only this list: where all is one column, the page itself must stay where the reader is.
    const above = row.offsetTop - box.offsetTop;
    if (above < box.scrollTop) box.scrollTop = above;
    else box.scrollTop = Math.max(box.scrollTop, above + row.offsetHeight - box.clientHeight);
  }, [shown]);
  return (
    <div className="run-sheet">
      <header className="run-sheet-head">
        <h2>{t('run.sheet')}</h2>
        <span className="ui-hint">{t('run.minutes')}</span>
      </header>
      <ol ref={list}>
        {sheet.rows.map((row) => (
          <SheetItem
            key={row.item.id}
            {...saying(row)}
            shown={row.item.id === shown}
            parts={row.parts.length > 0 ? row.parts : null}
          />
        ))}
      </ol>
    </div>
  );
}
