import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useBeforePaint } from './use-before-paint.ts';
import { useOverflow } from './use-overflow.ts';

/** One tab. Only the open tab's contents are drawn. */
export interface Tab<V extends string> {
  readonly id: V;
  readonly label: string;
  readonly count?: number | undefined;
  readonly content: () => ReactNode;
}

/**
 * Tabs over a panel. `mark` stands at the far end of the row. Arrow keys, Home and End move between the tabs. Where
 * they do not all fit, the row scrolls, fades towards what is hidden, and always shows the open one whole.
 */
export function Tabs<V extends string>({
  label,
  tabs,
  open,
  onOpen,
  mark,
}: {
  label: string;
  tabs: readonly Tab<V>[];
  open: V;
  onOpen: (id: V) => void;
  mark?: ReactNode;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = tabs.find((tab) => tab.id === open) ?? tabs[0];
  const { before, after } = useOverflow(list, tabs.map(({ label: text, count }) => `${text} ${count}`).join());
  useBeforePaint(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected=true]');
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current?.id]);
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === current?.id);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const index = (to + tabs.length) % tabs.length;
    const next = tabs[index];
    if (next) onOpen(next.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };
  return (
    <div className="ui-tabs">
      <div className="ui-tabs-row">
        <div
          role="tablist"
          aria-label={label}
          ref={list}
          onKeyDown={move}
          className="ui-tabs-list"
          data-before={before || undefined}
          data-after={after || undefined}
        >
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${id}-${tab.id}`}
              aria-selected={tab === current}
              aria-controls={tab === current ? `${id}-open` : undefined}
              tabIndex={tab === current ? 0 : -1}
              className="ui-tab"
              onClick={() => onOpen(tab.id)}
            >
              {tab.label}
              {tab.count !== undefined && tab.count > 0 && <span className="ui-count">{tab.count}</span>}
            </button>
          ))}
        </div>
        <span className="ui-grow" />
        {mark}
      </div>
      {current && (
        <div role="tabpanel" id={`${id}-open`} aria-labelledby={`${id}-${current.id}`} className="ui-tab-panel">
          {current.content()}
        </div>
      )}
    </div>
  );
}
