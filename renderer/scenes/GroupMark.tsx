import type { ReactNode } from 'react';
import type { GroupView } from '../../domain/scenes/scene-parts.ts';

const paper: Colours = {
  blue: 'var(--g-blue)',
  yellow: 'var(--g-yellow)',
  green: 'var(--g-green)',
  red: 'var(--g-red)',
  white: 'var(--g-white)',
};
const field: Colours = {
  blue: 'var(--gf-blue)',
  yellow: 'var(--gf-yellow)',
  green: 'var(--gf-green)',
  red: 'var(--gf-red)',
  white: 'var(--gf-white)',
};

type Colours = Record<'blue' | 'yellow' | 'green' | 'red' | 'white', string>;

function shapeOf(shape: GroupView['shape'], colours: Colours): ReactNode {
  switch (shape) {
    case 'circle':
      return <circle cx="10" cy="10" r="8.5" fill={colours.blue} />;
    case 'triangle':
      return <path d="M10 1.5 19 18H1Z" fill={colours.yellow} />;
    case 'square':
      return <rect x="2" y="2" width="16" height="16" fill={colours.green} />;
    case 'diamond':
      return <path d="M10 .5 19.5 10 10 19.5.5 10Z" fill={colours.red} />;
    case 'ring':
      return <circle cx="10" cy="10" r="7.5" fill="none" stroke={colours.white} strokeWidth="3" />;
    case 'plain':
      return null;
  }
}

/** A group's shape in its colour; nothing for a plain group. `onField` picks colours that hold on the filled field. */
export function GroupShapeMark({ shape, onField = false }: { shape: GroupView['shape']; onField?: boolean }) {
  if (shape === 'plain') return null;
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {shapeOf(shape, onField ? field : paper)}
    </svg>
  );
}

/** A group by shape and name. */
export function GroupMark({ group, onField = false }: { group: GroupView; onField?: boolean }) {
  return (
    <span className="wall-group">
      <GroupShapeMark shape={group.shape} onField={onField} />
      {group.name}
    </span>
  );
}

/** Groups side by side. */
export function GroupRow({ groups }: { groups: readonly GroupView[] }) {
  return (
    <ul className="wall-label wall-group-row">
      {groups.map((group) => (
        <li key={group.name}>
          <GroupMark group={group} />
        </li>
      ))}
    </ul>
  );
}
