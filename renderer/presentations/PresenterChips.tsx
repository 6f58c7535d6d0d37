import { useState } from 'react';
import type { Person } from '../../domain/programme.ts';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/words.ts';

/** Codes to press: those who present are solid, the others outlined. The group's own come first, others on request. */
export function PresenterChips({
  people,
  members,
  presents,
  onToggle,
}: {
  /** Everyone at the workplace. */
  people: readonly Person[];
  members: ReadonlySet<string>;
  presents: ReadonlySet<string>;
  onToggle: (personId: string, on: boolean) => void;
}) {
  const t = useWords();
  const [all, setAll] = useState(members.size === 0 && presents.size === 0);
  const near = people.filter(({ id }) => members.has(id) || presents.has(id));
  const shown = all ? people : near;
  return (
    <fieldset className="presentations-codes">
      <legend className="ui-sr">{t('presentations.presenters')}</legend>
      {shown.map(({ id, code }) => (
        <button
          key={id}
          type="button"
          className="presentations-code"
          aria-pressed={presents.has(id)}
          onClick={() => onToggle(id, !presents.has(id))}
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
