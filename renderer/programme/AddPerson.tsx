import { useState } from 'react';
import { LEVELS, ROLES } from '../../domain/mix.ts';
import type { PersonLevel, PersonRole, Workplace } from '../../domain/programme.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { addPeople } from './add-people.ts';

/** Adds one person. Without a code the next free one is taken; the name, if any, goes to the names alone. */
export function AddPerson({ workplace, mayName }: { workplace: Workplace; mayName: boolean }) {
  const t = useWords();
  const [code, setCode] = useState('');
  const [level, setLevel] = useState<PersonLevel>('skilled');
  const [role, setRole] = useState<PersonRole>('employee');
  const [unit, setUnit] = useState('');
  const [name, setName] = useState('');
  const add = async () => {
    const person = { code: code.trim() || null, level, role, unit: unit.trim(), name: name.trim() || null };
    if (!(await addPeople(workplace.id, [person], t))) return;
    setCode('');
    setName('');
  };
  return (
    <form
      className="programme-add"
      aria-label={t('programme.addPerson')}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        label={t('programme.code')}
        placeholder={t('programme.nextCode')}
        value={code}
        maxLength={12}
        onChange={setCode}
      />
      <SelectField
        label={t('programme.level')}
        value={level}
        options={LEVELS.map((value) => ({ value, label: t(`common.${value}`) }))}
        onChange={setLevel}
      />
      <SelectField
        label={t('programme.role')}
        value={role}
        options={ROLES.map((value) => ({ value, label: t(`common.${value}`) }))}
        onChange={setRole}
      />
      <TextField label={t('programme.unit')} value={unit} maxLength={60} onChange={setUnit} />
      {mayName && (
        <TextField
          label={t('programme.nameOptional')}
          value={name}
          maxLength={120}
          spellCheck={false}
          onChange={setName}
        />
      )}
      <Button type="submit">{t('programme.addOne')}</Button>
    </form>
  );
}
