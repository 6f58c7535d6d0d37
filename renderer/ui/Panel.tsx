import { type ReactNode, useId } from 'react';

/** A framed part of a screen with a heading of its own. `mark` stands to the right of the heading, `actions` after it. */
export function Panel({
  title,
  level = 2,
  isPrivate = false,
  mark,
  actions,
  className,
  children,
}: {
  title: string;
  level?: 2 | 3 | 4;
  /** Dashed: only the facilitator sees it. */
  isPrivate?: boolean;
  mark?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section
      aria-labelledby={id}
      className={['ui-panel', isPrivate && 'ui-panel-private', className].filter(Boolean).join(' ')}
    >
      <header className="ui-panel-head">
        <Heading id={id}>{title}</Heading>
        <span className="ui-grow" />
        {mark}
        {actions}
      </header>
      <div className="ui-panel-body">{children}</div>
    </section>
  );
}
