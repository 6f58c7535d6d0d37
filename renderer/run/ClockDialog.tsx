import { useEffect, useRef, useState } from 'react';
import type { Programme } from '../../domain/programme.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Session } from '../../domain/session.ts';
import type { TimerFacts, TimerKind } from '../../domain/timer.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { hostNow } from '../wall-clock.ts';
import { CLOCK_KINDS, type ClockSetting, readClock, writtenLength } from './clock-entry.ts';
import { RefusalBox } from './RefusalBox.tsx';
import { openSetting } from './run-view.ts';
import type { WhichClock } from './timer-orders.ts';

const FORM = 'run-clock';
/** Longest title of a side timer. */
const TITLE_MAX = 40;

/** Sets the item's clock, or begins and changes the small one beside it: down, up, to a time of day, or the time itself. */
export function ClockDialog({
  which,
  programme,
  session,
}: {
  which: WhichClock;
  programme: Programme;
  session: Session;
}) {
  const t = useWords();
  const { run, id: sessionId } = session;
  const side = which === 'side' ? run.side : null;
  const now = which === 'side' ? (side?.timer ?? null) : run.timer;
  const [kind, setKind] = useState<TimerKind>(now?.kind ?? 'countdown');
  const [text, setText] = useState(() => (side ? '' : lengthOf(now)));
  const [title, setTitle] = useState(side?.title ?? '');
  const [onWall, setOnWall] = useState(side?.onWall ?? false);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const length = useRef<HTMLInputElement>(null);
  // "C", a length, Enter: the hand goes straight to what is most often changed.
  useEffect(() => {
    if (which === 'item') length.current?.select();
  }, [which]);
  // A side timer that goes may get another title and keep its time: then its field is left empty.
  const keeps = side !== null && kind === side.timer.kind && text.trim() === '';
  const setting = keeps ? null : readClock(kind, text, hostNow(), programme.timeZone);
  const wrong = !keeps && setting === null;
  const set = async () => {
    setTried(true);
    setRefusal(null);
    if (wrong) return;
    const answer = await dispatch(
      which === 'side'
        ? { kind: 'timer.side', sessionId, title: title.trim(), onWall, ...setting }
        : { kind: 'timer.set', sessionId, ...(setting as ClockSetting) },
      true,
    );
    if (answer.ok) openSetting(null);
    else setRefusal(answer.refusal);
  };
  const change = (next: TimerKind) => {
    setKind(next);
    setTried(false);
    setRefusal(null);
  };
  return (
    <Dialog
      open
      size="medium"
      title={t(which === 'side' ? (side ? 'run.editSide' : 'run.setSide') : 'run.setClock')}
      onClose={() => openSetting(null)}
      actions={
        <Button kind="primary" type="submit" form={FORM} keys="Enter">
          {t(which === 'side' && !side ? 'run.start' : 'run.set')}
        </Button>
      }
    >
      <form
        id={FORM}
        className="run-set"
        onSubmit={(event) => {
          event.preventDefault();
          void set();
        }}
      >
        {which === 'side' && (
          <TextField
            label={t('run.sideTitle')}
            value={title}
            maxLength={TITLE_MAX}
            hint={t('run.sideTitleHint')}
            free
            onChange={setTitle}
          />
        )}
        <Segmented
          label={t('run.clockKind')}
          value={kind}
          options={CLOCK_KINDS.map((value) => ({ value, label: t(`run.kind-${value}`) }))}
          onChange={change}
        />
        {kind !== 'clock' && (
          <TextField
            ref={length}
            key={kind}
            className="run-set-length num"
            label={t(kind === 'toClock' ? 'run.clockTime' : 'run.clockLength')}
            value={text}
            maxLength={8}
            placeholder={kind === 'toClock' ? '11:20' : undefined}
            hint={t(keeps ? 'run.keepsTime' : `run.hint-${kind}`)}
            problem={tried && wrong ? t(kind === 'toClock' ? 'run.badTime' : 'run.badLength') : undefined}
            onChange={setText}
          />
        )}
        {which === 'side' && (
          <label className="run-check">
            <input type="checkbox" checked={onWall} onChange={(event) => setOnWall(event.target.checked)} />
            {t('run.sideOnWall')}
          </label>
        )}
        <RefusalBox refusal={refusal} />
      </form>
    </Dialog>
  );
}

/** The length that a clock has, to be changed; empty where it has none. */
function lengthOf(timer: TimerFacts | null): string {
  return timer && timer.durationMs > 0 ? writtenLength(Math.max(1000, timer.durationMs + timer.addedMs)) : '';
}
