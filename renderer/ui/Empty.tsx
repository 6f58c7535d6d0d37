import type { ReactNode } from 'react';

/** Where nothing is yet: one sentence on what belongs here and at most one action. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="ui-empty">
      <p>{children}</p>
      {action}
    </div>
  );
}
