import type { Person } from '../../domain/programme.ts';
import { useWords } from '../ui/words.ts';
import type { Selection } from './use-selection.ts';

/** A person by code, to be chosen and put in a group. Level, role and unit are read out, and seen on pointing. */
export function PersonChip({ person, selection }: { person: Person; selection: Selection }) {
  const t = useWords();
  const { id, code, level, role, unit } = person;
  const about = [t(`common.${level}`), ...(role === 'employee' ? [] : [t(`common.${role}`)]), unit]
    .filter(Boolean)
    .join(', ');
  return (
    <button
      type="button"
      className="groups-person"
      aria-pressed={selection.ids.has(id)}
      title={about}
      onClick={() => selection.toggle(id)}
    >
      {code}
      <span className="groups-level" aria-hidden="true">
        {t(`groups.short-${role === 'employee' ? level : role}`)}
      </span>
      <span className="ui-sr">, {about}</span>
    </button>
  );
}
