import type { ReactNode } from 'react';

/** A small label: a code, a tag, a state. `solid` stands out, `private` is dashed, `released` is what the room may see. */
export function Chip({
  kind = 'plain',
  title,
  children,
}: {
  kind?: 'plain' | 'solid' | 'tag' | 'private' | 'released';
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={`ui-chip ui-chip-${kind}`} title={title}>
      {children}
    </span>
  );
}
