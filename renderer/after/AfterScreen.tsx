import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { daysOf } from '../../domain/agenda.ts';
import { deskDay } from '../../domain/desk-view.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { useDesk } from '../desk-client.ts';
import { useCurtain } from '../ui/curtain-context.ts';
import { Empty } from '../ui/Empty.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { useNow } from '../wall-clock.ts';
import { Commitments, Decisions, ParkingLot } from './Agreements.tsx';
import './after.css';
import { CloseDay } from './CloseDay.tsx';
import { DaySummary } from './DaySummary.tsx';
import { DeckNotes } from './DeckNotes.tsx';
import { DeckPreview } from './DeckPreview.tsx';
import { dayAccount } from './day-account.ts';
import { HandoutsPanel } from './HandoutsPanel.tsx';
import { LooseEndsPanel } from './LooseEndsPanel.tsx';
import { looseEnds } from './loose-ends.ts';

const MINUTE_MS = 60_000;
/** What one wants on paper when the day is over, the likeliest first. */
const PRINTS = ['run-sheet', 'room-sheet'] as const;

/** What a session came to: the day in numbers, what was agreed, and the deck that is made of it. */
export function AfterScreen() {
  const t = useWords();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  if (!programme || !session) {
    return (
      <main className="after after-none">
        <Empty
          action={
            <a className="ui-btn" href="#/">
              {t('after.toStart')}
            </a>
          }
        >
          {t('after.noSession')}
        </Empty>
      </main>
    );
  }
  return <After key={session.id} programme={programme} session={session} />;
}

function After({ programme, session }: { programme: Programme; session: Session }) {
  const t = useWords();
  const curtained = useCurtain();
  const now = useNow(MINUTE_MS);
  const days = daysOf(session);
  const [chosen, setChosen] = useState<string | null>(null);
  const day = days.find(({ id }) => id === chosen) ?? deskDay(session);
  const ends = day && looseEnds(session, day.id);
  return (
    <main className="after">
      <header className="after-head">
        <h1>{t('after.title', { session: session.number })}</h1>
        {days.length > 1 && day && (
          <Segmented
            label={t('after.whichDay')}
            value={day.id}
            options={days.map(({ id, number }) => ({ value: id, label: t('after.day', { day: number }) }))}
            onChange={setChosen}
          />
        )}
        <span className="ui-grow" />
        {day && ends && <CloseDay session={session} day={day} ends={ends} timeZone={programme.timeZone} />}
        <Menu
          label={t('after.print')}
          icon={<Icon of={IconPrinter} />}
          items={PRINTS.map((kind) => ({
            id: kind,
            label: t(`plan.print-${kind}`),
            onSelect: () => navigate(`/print/${kind}`),
          }))}
        >
          {t('after.print')}
        </Menu>
      </header>
      <div className="after-cols">
        <div className="after-left">
          <div className="after-col">
            {day && <DaySummary account={dayAccount(programme, session, day, now)} />}
            {ends && !curtained && <LooseEndsPanel session={session} ends={ends} />}
          </div>
          <div className="after-col">
            {curtained ? (
              <Empty>{t('after.behindCurtain')}</Empty>
            ) : (
              <>
                <Decisions session={session} />
                <Commitments programme={programme} session={session} />
                <ParkingLot session={session} />
                <DeckNotes session={session} />
                <HandoutsPanel programme={programme} session={session} />
              </>
            )}
          </div>
        </div>
        <DeckPreview session={session} />
      </div>
    </main>
  );
}
