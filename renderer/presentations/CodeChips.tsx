import { useState } from 'react';
import type { Person } from '../../domain/programme.ts';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/words.ts';

/** Codes to press: those chosen are solid, the others outlined. The group's own come first, others on request. */
export function CodeChips({
  label,
  people,
  members,
  chosen,
  locked,
  onToggle,
}: {
  label: string;
  /** Everyone at the workplace. */
  people: readonly Person[];
  members: ReadonlySet<string>;
  chosen: ReadonlySet<string>;
  /** Those who cannot be changed here. */
  locked?: ReadonlySet<string>;
  onToggle: (personId: string, on: boolean) => void;
}) {
  const t = useWords();
  const [all, setAll] = useState(members.size === 0 && chosen.size === 0);
  const near = people.filter(({ id }) => members.has(id) || chosen.has(id));
  const shown = all ? people : near;
  return (
    <fieldset className="presentations-codes">
      <legend className="ui-sr">{label}</legend>
      {shown.map(({ id, code }) => (
        <button
          key={id}
          type="button"
          className="presentations-code"
          disabled={locked?.has(id)}
          aria-pressed={chosen.has(id)}
          onClick={() => onToggle(id, !chosen.has(id))}
        >
          {code}
        </button>
      ))}
      {!all && near.length < people.length && (
        <Button kind="quiet" size="small" onClick={() => setAll(true)}>
          {t('presentations.allCodes')}
        </Button>
      )}
    </fieldset>
  );
}
