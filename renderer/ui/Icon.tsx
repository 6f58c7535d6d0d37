import type { Icon as TablerIcon } from '@tabler/icons-react';

/** A Tabler outline icon in the desk's stroke. Always beside a word, so it is hidden from readers of the page. */
export function Icon({ of: Shape, size = 18 }: { of: TablerIcon; size?: number }) {
  return <Shape className="ui-icon" size={`${size / 16}rem`} stroke={1.75} aria-hidden="true" />;
}
