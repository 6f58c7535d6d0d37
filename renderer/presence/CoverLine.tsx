import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useState } from 'react';
import { floorCover } from '../../domain/cover.ts';
import type { Item, Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';

const LIGHTS = { covered: IconCircleCheck, short: IconAlertTriangle, unknown: IconCircleDashed } as const;

/** Whether the floor is covered while the session is held, with the two figures of the day that it is read from. */
export function CoverLine({ session, item }: { session: Session; item: Item }) {
  const t = useWords();
  const figures = session.cover[item.dayId];
  // One figure alone is nothing to record, so it waits here for the other.
  const [half, setHalf] = useState<{ minimum: number | null; staffed: number | null }>({
    minimum: null,
    staffed: null,
  });
  const typed = figures ?? half;
  const { state, by, onFloor } = floorCover(session, item.dayId, item.id);
  const write = (field: 'minimum' | 'staffed', text: string) => {
    if (!/^\d{0,3}$/.test(text.trim())) return;
    const next = { ...typed, [field]: text.trim() === '' ? null : Number(text) };
    setHalf(next);
    const { minimum, staffed } = next;
    const whole = minimum !== null && staffed !== null ? { minimum, staffed } : null;
    if (whole || figures) {
      void dispatch({ kind: 'cover.set', sessionId: session.id, dayId: item.dayId, figures: whole });
    }
  };
  return (
    <fieldset className="presence-cover">
      <legend className="ui-sr">{t('presence.cover')}</legend>
      <span className={`presence-light presence-light-${state}`} role="status">
        <Icon of={LIGHTS[state]} size={16} />
        {t(`presence.cover-${state}`, { n: by })}
      </span>
      {state !== 'unknown' && <span className="ui-hint num">{t('presence.coverCount', { onFloor })}</span>}
      <span className="ui-grow" />
      {(['minimum', 'staffed'] as const).map((field) => (
        <TextField
          key={field}
          className="presence-figure"
          label={t(field === 'minimum' ? 'presence.coverMinimum' : 'presence.coverStaffed')}
          value={typed[field] === null ? '' : String(typed[field])}
          inputMode="numeric"
          maxLength={3}
          onCommit={(text) => write(field, text)}
        />
      ))}
    </fieldset>
  );
}
