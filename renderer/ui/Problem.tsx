import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** Trouble, boxed: what it is, one sentence, the next step, and what is safe. */
export function Problem({
  title,
  sentence,
  next,
  action,
}: {
  title: string;
  sentence?: ReactNode;
  next?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="ui-problem" role="alert">
      <Icon of={IconAlertTriangle} />
      <div className="ui-problem-text">
        <strong>{title}</strong>
        {sentence && <p>{sentence}</p>}
        {next && <p className="ui-problem-next">{next}</p>}
      </div>
      {action}
    </div>
  );
}
