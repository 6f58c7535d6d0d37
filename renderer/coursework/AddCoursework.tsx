import { useState } from 'react';
import { newId } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { give } from './give.ts';

const KEY = /^[A-ZÆØÅ]{1,4}\d{0,2}$/;

/** The first key of the usual sort that nobody has: AK1, AK2 … */
export function nextKey(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) if (!taken.includes(`AK${number}`)) return `AK${number}`;
}

/** Adds a piece of coursework by key and title; all else has a usual value and is changed where it stands. */
export function AddCoursework({ taken, onAdded }: { taken: readonly string[]; onAdded: (id: string) => void }) {
  const t = useWords();
  const [written, writeKey] = useState<string | null>(null);
  const [title, writeTitle] = useState('');
  const key = written ?? nextKey(taken);
  const problem = taken.includes(key) ? t('coursework.keyTaken') : KEY.test(key) ? undefined : t('coursework.keyRule');
  const good = problem === undefined && title.trim() !== '';
  const add = async () => {
    const courseworkId = newId();
    const terms = { title: title.trim(), outcome: '', task: '', form: 'text', dueKind: 'implementation' } as const;
    const added = await give(
      {
        kind: 'coursework.add',
        courseworkId,
        key,
        ...terms,
        attempts: [{ due: null }, { due: null }],
        criteria: { form: 'comment', list: [] },
        strengths: 3,
        nextSteps: 3,
      },
      t('coursework.saidAdded', { key }),
    );
    if (!added) return;
    writeKey(null);
    writeTitle('');
    onAdded(courseworkId);
  };
  return (
    <form
      className="coursework-add"
      aria-label={t('coursework.add')}
      onSubmit={(event) => {
        event.preventDefault();
        if (good) void add();
      }}
    >
      <TextField
        label={t('coursework.key')}
        value={key}
        maxLength={6}
        problem={problem}
        onChange={(text) => writeKey(text.toUpperCase())}
      />
      <TextField label={t('coursework.newTitle')} value={title} maxLength={80} onChange={writeTitle} />
      <Button type="submit" disabled={!good}>
        {t('common.add')}
      </Button>
    </form>
  );
}
