import { useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { localDate } from '../../domain/clock-text.ts';
import type { Language, Programme, Workplace } from '../../domain/programme.ts';
import { SessionKindSchema } from '../../domain/session.ts';
import { dispatch, newId, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { hostNow } from '../wall-clock.ts';
import { nextSession } from './next-session.ts';

const FORM = 'programme-new-session';

/** A session is made from the template of its kind; its plan can be changed from there. */
export function NewSessionDialog({
  programme,
  workplace,
  onClose,
}: {
  programme: Programme;
  workplace: Workplace;
  onClose: () => void;
}) {
  const t = useWords();
  const sessions = useDesk((desk) => desk.sessions);
  const today = localDate(hostNow(), programme.timeZone);
  const [guess] = useState(() => nextSession(sessions, workplace.id, today));
  const [kind, setKind] = useState(guess.kind);
  const [date, setDate] = useState(guess.date);
  const [language, setLanguage] = useState<Language>(programme.language);
  const ready = date !== '';
  const make = async () => {
    const answer = await dispatch({
      kind: 'session.create',
      sessionId: newId(),
      workplaceId: workplace.id,
      sessionKind: kind,
      language,
      date,
    });
    if (!answer.ok) return;
    onClose();
    navigate('/plan');
  };
  return (
    <Dialog
      open
      size="small"
      title={t('programme.newSessionNumber', { number: guess.number, workplace: workplace.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" form={FORM} disabled={!ready}>
            {t('programme.makeSession')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="programme-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void make();
        }}
      >
        <SelectField
          label={t('programme.kind')}
          value={kind}
          options={SessionKindSchema.options.map((value) => ({ value, label: t(`common.${value}`) }))}
          onChange={setKind}
          hint={t('programme.kindHint')}
        />
        <DateField label={t('programme.firstDay')} value={date} today={today} onChange={setDate} />
        <SelectField
          label={t('programme.wallLanguage')}
          value={language}
          options={[
            { value: 'nb', label: 'Bokmål' },
            { value: 'en', label: 'English' },
          ]}
          onChange={setLanguage}
        />
      </form>
    </Dialog>
  );
}
