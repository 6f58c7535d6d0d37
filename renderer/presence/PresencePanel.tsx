import { useState } from 'react';
import type { PresenceMark } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { useCurtain } from '../ui/curtain-context.ts';
import { Empty } from '../ui/Empty.tsx';
import { SelectField } from '../ui/Field.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { CoverLine } from './CoverLine.tsx';
import { PresenceGrid } from './PresenceGrid.tsx';
import './presence.css';
import { countedCells, countPresence, type PresenceCounts, unitsOf } from './presence-grid.ts';
import { type PresenceData, usePresence } from './use-presence.ts';

/** Who is in the room during an item, by code: for the desk alone. */
export function PresencePanel({ sessionId, itemId }: { sessionId: string; itemId: string }) {
  const data = usePresence(sessionId, itemId);
  return data && <Attendance key={itemId} data={data} />;
}

const ALL = '*';

function Attendance({ data }: { data: PresenceData }) {
  const t = useWords();
  const curtained = useCurtain();
  const [unit, setUnit] = useState(ALL);
  const { cells, session, item } = data;
  const units = unitsOf(cells.map(({ person }) => person));
  const shown = units.includes(unit) ? cells.filter(({ person }) => person.unit === unit) : cells;
  const counts = countPresence(shown);
  const on = { sessionId: session.id, itemId: item.id };
  const mark = (personIds: readonly string[], to: PresenceMark | null) =>
    dispatch({ kind: 'presence.mark', ...on, personIds: [...personIds], mark: to });
  // Those who are marked as out stay out: they were looked for.
  const counted = countedCells(shown);
  const waiting = counted.filter((cell) => cell.mark === null).map(({ person }) => person.id);
  const everyone = async () => {
    const answer = await mark(waiting.length > 0 ? waiting : counted.map(({ person }) => person.id), 'present');
    if (answer.ok) notify({ text: t('presence.allMarked'), undo: true });
  };
  if (cells.length === 0) {
    return (
      <section className="presence" aria-label={t('presence.title')}>
        <Empty>{t('presence.empty')}</Empty>
      </section>
    );
  }
  return (
    <section className="presence" aria-label={t('presence.title')}>
      <CoverLine session={session} item={item} />
      <header className="presence-head">
        <strong className="num">{t('presence.here', { present: counts.present, enrolled: counts.of })}</strong>
        <span className="ui-hint num">
          {(['away', 'floor', 'unmarked'] as const)
            .flatMap((key) => (counts[key] > 0 ? [t(`presence.${key}`, { n: counts[key] })] : []))
            .join(', ')}
        </span>
        <span className="ui-grow" />
        {units.length > 0 && (
          <SelectField
            label={t('presence.unit')}
            hideLabel
            value={unit}
            options={[
              { value: ALL, label: t('presence.allUnits') },
              ...units.map((one) => ({ value: one, label: one || t('presence.noUnit') })),
            ]}
            onChange={setUnit}
          />
        )}
        <Button size="small" disabled={counts.present === counts.of} onClick={() => void everyone()}>
          {waiting.length > 0 && waiting.length < counts.of ? t('presence.restHere') : t('presence.all')}
        </Button>
      </header>
      {curtained ? (
        <Empty>{t('presence.behindCurtain')}</Empty>
      ) : (
        <>
          <PresenceGrid cells={shown} sinceText={data.sinceText} onMark={(id, to) => void mark([id], to)} />
          <Numbers counts={counts} />
        </>
      )}
      <footer className="presence-foot ui-hint">
        <span>{t('presence.holds')}</span>
        <span>{t('presence.roomSees')}</span>
      </footer>
    </section>
  );
}

/** The room by level and role, as the desk counts it. */
function Numbers({ counts }: { counts: PresenceCounts }) {
  const t = useWords();
  return (
    <div className="presence-numbers">
      {(['levels', 'roles'] as const).map((list) => (
        <dl key={list} aria-label={t(`presence.${list}`)}>
          {counts[list].map(({ key, present, of }) => (
            <div key={key}>
              <dt>{t(`common.${key}`)}</dt>
              <dd className="num">{t('presence.count', { present, of })}</dd>
            </div>
          ))}
        </dl>
      ))}
    </div>
  );
}
