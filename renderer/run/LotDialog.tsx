import { IconLock, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { orderByLot } from '../../domain/draw-order.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Item, Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { GroupShapeMark } from '../scenes/GroupMark.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { newSeed } from './lot-seed.ts';
import { RefusalBox } from './RefusalBox.tsx';
import { openSetting } from './run-view.ts';
import { turnsOf } from './turns.ts';

/** Draws the order of an item's turns: seen before it is taken, and the same again from the same lot. */
export function LotDialog({ programme, session, item }: { programme: Programme; session: Session; item: Item }) {
  const t = useWords();
  const [seed, setSeed] = useState(() => session.draws[item.id]?.seed ?? newSeed());
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const turns = turnsOf(programme, session, item);
  const order = orderByLot(programme, session, item, seed.trim() || '-');
  const close = () => openSetting(null);
  const take = async () => {
    const drawn = { sessionId: session.id, itemId: item.id, seed: seed.trim() };
    const answer = await dispatch({ kind: 'queue.draw', ...drawn }, true);
    if (!answer.ok) {
      setRefusal(answer.refusal);
      return;
    }
    notify({ text: t('run.saidDrawn', { seed: seed.trim() }), undo: true });
    close();
  };
  return (
    <Dialog
      open
      size="small"
      title={t('run.draw')}
      onClose={close}
      actions={
        <>
          <Button icon={<Icon of={IconRefresh} />} onClick={() => setSeed(newSeed())}>
            {t('run.drawAgain')}
          </Button>
          <Button kind="primary" disabled={seed.trim() === ''} onClick={() => void take()}>
            {t('run.drawTake')}
          </Button>
        </>
      }
    >
      <div className="run-set">
        <TextField
          className="run-set-length num"
          label={t('run.lot')}
          value={seed}
          maxLength={40}
          spellCheck={false}
          hint={t('run.lotHint')}
          onChange={(next) => {
            setRefusal(null);
            setSeed(next);
          }}
        />
        <ol className="run-lot" aria-label={t('run.lotOrder')} aria-live="polite">
          {order.map(({ id, begun }, place) => {
            const turn = turns.find((one) => one.id === id);
            return (
              <li key={id}>
                <span className="num">{place + 1}</span>
                {turn?.shape && <GroupShapeMark shape={turn.shape} />}
                <strong>{turn?.name}</strong>
                {begun && (
                  <span className="ui-hint run-lot-kept">
                    <Icon of={IconLock} size={14} />
                    {t('run.lotKept')}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
        <RefusalBox refusal={refusal} />
      </div>
    </Dialog>
  );
}
