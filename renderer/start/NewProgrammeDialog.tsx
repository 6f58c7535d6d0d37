import { useState } from 'react';
import { localDate } from '../../domain/clock-text.ts';
import type { HostProblem, NewProgramme } from '../../domain/contract.ts';
import { SessionKindSchema } from '../../domain/session.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { hostNow } from '../wall-clock.ts';
import { HostProblemBox } from './HostProblemBox.tsx';
import { type DraftFault, faultsOf, type NewProgrammeDraft, newProgrammeOf } from './new-programme-form.ts';

const FORM = 'start-new-programme';

/** All that a programme needs to begin: everything in it can be changed later. */
export function NewProgrammeDialog({
  busy,
  problem,
  onClose,
  onMake,
}: {
  busy: boolean;
  problem: HostProblem | null;
  onClose: () => void;
  onMake: (wanted: NewProgramme) => Promise<void>;
}) {
  const t = useWords();
  const language = useLanguage();
  const [tried, setTried] = useState(false);
  const today = localDate(hostNow(), 'Europe/Oslo');
  const [draft, setDraft] = useState<NewProgrammeDraft>(() => ({
    name: '',
    workplace: '',
    project: '',
    kind: 'kickoff',
    language,
    date: today,
    people: '',
  }));
  const faults = faultsOf(draft);
  const set = (changes: Partial<NewProgrammeDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const fault = (field: DraftFault) => (tried && faults.includes(field) ? t(`start.fault-${field}`) : undefined);
  return (
    <Dialog
      open
      title={t('start.newProgramme')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form={FORM} disabled={busy}>
            {t('start.make')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="start-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!busy && faults.length === 0) void onMake(newProgrammeOf(draft));
        }}
      >
        <TextField
          label={t('start.programmeName')}
          value={draft.name}
          onChange={(name) => set({ name })}
          maxLength={80}
          problem={fault('name')}
        />
        <TextField
          label={t('start.workplace')}
          value={draft.workplace}
          onChange={(workplace) => set({ workplace })}
          maxLength={80}
          problem={fault('workplace')}
        />
        <TextField
          label={t('start.project')}
          value={draft.project}
          onChange={(project) => set({ project })}
          maxLength={80}
          hint={t('start.projectHint')}
        />
        <div className="start-pair">
          <SelectField
            label={t('start.kind')}
            value={draft.kind}
            options={SessionKindSchema.options.map((value) => ({ value, label: t(`common.${value}`) }))}
            onChange={(kind) => set({ kind })}
          />
          <SelectField
            label={t('start.sessionLanguage')}
            value={draft.language}
            options={[
              { value: 'nb', label: 'Bokmål' },
              { value: 'en', label: 'English' },
            ]}
            onChange={(chosen) => set({ language: chosen })}
          />
          <DateField
            label={t('start.firstDay')}
            value={draft.date}
            today={today}
            onChange={(date) => set({ date })}
            problem={fault('date')}
          />
          <TextField
            label={t('start.numberOfPeople')}
            inputMode="numeric"
            value={draft.people}
            onChange={(people) => set({ people })}
            hint={t('start.peopleHint')}
            problem={fault('people')}
          />
        </div>
      </form>
      {problem && <HostProblemBox problem={problem} />}
    </Dialog>
  );
}
