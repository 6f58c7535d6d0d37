import type { KeyboardEvent } from 'react';
import { useWords } from '../ui/words.ts';
import type { ListedCase } from './case-facts.ts';
import { StateMark } from './StateMark.tsx';

/** The queue: what waits in the order it came, then what is settled. Arrow keys go through it. */
export function CaseList({
  cases,
  openId,
  onOpen,
}: {
  cases: readonly ListedCase[];
  openId: string | null;
  onOpen: (personId: string) => void;
}) {
  const t = useWords();
  const waiting = cases.filter(({ verdict }) => verdict === null);
  const settled = cases.filter(({ verdict }) => verdict !== null);
  const step = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    all[all.indexOf(document.activeElement as HTMLElement) + by]?.focus();
  };
  const stop = cases.some(({ personId }) => personId === openId) ? openId : (cases[0]?.personId ?? null);
  const part = (list: readonly ListedCase[], label: string) => (
    <section aria-label={label}>
      <h3 className="ui-label">{label}</h3>
      <ol>
        {list.map(({ personId, code, attempt, verdict, paper }) => (
          <li key={personId}>
            <button
              type="button"
              className="case-pick"
              tabIndex={personId === stop ? 0 : -1}
              aria-current={personId === openId || undefined}
              onClick={() => onOpen(personId)}
            >
              <b>{code}</b>
              <StateMark state={verdict ?? 'delivered'} attempt={attempt > 0 ? 2 : 1} paper={paper} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
  return (
    <nav className="case-list" aria-label={t('coursework.queue')} onKeyDown={step}>
      {part(waiting, t('coursework.queueWaiting', { n: waiting.length }))}
      {settled.length > 0 && part(settled, t('coursework.queueSettled', { n: settled.length }))}
    </nav>
  );
}
