import { useState } from 'react';
import { currentSpan } from '../../domain/agenda.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { peopleOfRound } from '../../domain/round-start.ts';
import type { Item, Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { readLength, writtenLength } from './clock-entry.ts';
import { RefusalBox } from './RefusalBox.tsx';
import { openSetting } from './run-view.ts';

const FORM = 'run-round';

/** Begins a round in the item that runs: how many, how long each, and whether turns go on by themselves. */
export function RoundDialog({ programme, session }: { programme: Programme; session: Session }) {
  const span = currentSpan(session);
  const item = span ? session.items[span.itemId] : undefined;
  return <Form key={item?.id} programme={programme} session={session} item={item ?? null} />;
}

function Form({ programme, session, item }: { programme: Programme; session: Session; item: Item | null }) {
  const t = useWords();
  const [count, setCount] = useState(() => String(item ? peopleOfRound(programme, session, item) : 0));
  const [length, setLength] = useState(() => writtenLength((item?.turnSeconds ?? 60) * 1000));
  const [auto, setAuto] = useState(true);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const turnMs = readLength(length);
  const people = /^\s*\d{1,3}\s*$/.test(count) && Number(count) <= 300 ? Number(count) : null;
  const begin = async () => {
    setTried(true);
    setRefusal(null);
    if (turnMs === null || people === null) return;
    const round = { count: people, turnSeconds: Math.round(turnMs / 1000), auto };
    const on = { sessionId: session.id, ...(item ? { itemId: item.id } : {}) };
    const answer = await dispatch({ kind: 'round.start', ...on, ...round }, true);
    if (answer.ok) openSetting(null);
    else setRefusal(answer.refusal);
  };
  return (
    <Dialog
      open
      size="small"
      title={t('run.startRound')}
      onClose={() => openSetting(null)}
      actions={
        <Button kind="primary" type="submit" form={FORM} keys="Enter">
          {t('run.start')}
        </Button>
      }
    >
      <form
        id={FORM}
        className="run-set"
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <div className="run-set-pair num">
          <TextField
            label={t('run.roundCount')}
            value={count}
            inputMode="numeric"
            maxLength={3}
            problem={tried && people === null ? t('run.badCount') : undefined}
            onChange={setCount}
          />
          <TextField
            label={t('run.turnLength')}
            value={length}
            maxLength={6}
            hint={t('run.lengthHint')}
            problem={tried && turnMs === null ? t('run.badLength') : undefined}
            onChange={setLength}
          />
        </div>
        <label className="run-check">
          <input type="checkbox" checked={auto} onChange={(event) => setAuto(event.target.checked)} />
          {t('run.roundAuto')}
        </label>
        <RefusalBox refusal={refusal} />
      </form>
    </Dialog>
  );
}
