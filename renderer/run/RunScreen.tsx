import { type ReactNode, useMemo } from 'react';
import { currentSpan } from '../../domain/agenda.ts';
import { deskDay } from '../../domain/desk-view.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Day, Session } from '../../domain/session.ts';
import { useDesk } from '../desk-client.ts';
import { useCurtain } from '../ui/curtain-context.ts';
import { Empty } from '../ui/Empty.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { type Tab, Tabs } from '../ui/Tabs.tsx';
import { useWords } from '../ui/words.ts';
import { useNow } from '../wall-clock.ts';
import type { RunSound } from './ClockMenu.tsx';
import { CurtainPanel } from './CurtainPanel.tsx';
import { DriftCard } from './DriftCard.tsx';
import { clockOff, driftSaying, lateStart } from './drift.ts';
import { ItemHead } from './ItemHead.tsx';
import { ItemTexts } from './ItemTexts.tsx';
import { lateCard } from './late-card.ts';
import { NextRows } from './NextRows.tsx';
import { RoundStrip } from './RoundStrip.tsx';
import { RunDialogs } from './RunDialogs.tsx';
import { RunSheet } from './RunSheet.tsx';
import './run.css';
import './room.css';
import './late.css';
import './sheet.css';
import './turns.css';
import { openTab, type RunTab, useRunView } from './run-view.ts';
import { SideTimer } from './SideTimer.tsx';
import { sheetOf } from './sheet-rows.ts';
import { TimerBlock } from './TimerBlock.tsx';
import { Miniature, WallControls } from './WallColumn.tsx';

/** Minutes on the sheet and drift are whole; a look every five seconds is soon enough. */
const SHEET_EVERY_MS = 5000;

/** What the middle column is about: the item that is looked at, and whose turn it is if it runs. */
export interface RunPlace {
  readonly sessionId: string;
  readonly itemId: string;
  readonly presentationId: string | null;
}

/** A tab of the middle column. `throughCurtain`: it hides for itself what the room may not see. */
export type RunPart = Tab<RunTab> & { readonly throughCurtain?: boolean };

/** What other rooms bring to the run screen. */
export interface RunSlots {
  /** Tabs of the middle column for a place. */
  readonly tabs: (place: RunPlace) => readonly RunPart[];
  /** What stands open beside the tabs on a wide screen, or null. */
  readonly beside: (place: RunPlace) => ReactNode;
  /** An empty composer, for writing behind the curtain. */
  readonly composer: (place: RunPlace) => ReactNode;
  readonly onLiftCurtain: () => void;
  /** Whether this machine may sound at all. */
  readonly sound: RunSound;
  /** Opens the list of screens, where the host knows them. */
  readonly onScreens: () => void;
}

/** The screen from which a day is run: sheet, item and notes, clock and wall. Nothing in it moves or hides. */
export function RunScreen({ slots }: { slots: RunSlots }) {
  const t = useWords();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  const day = session && deskDay(session);
  if (!programme || !session || !day) {
    return (
      <main className="run-none">
        <Empty
          action={
            <a className="ui-btn" href="#/programme">
              {t('run.chooseSession')}
            </a>
          }
        >
          {t('run.noSession')}
        </Empty>
      </main>
    );
  }
  return <Run programme={programme} session={session} day={day} slots={slots} />;
}

function Run({
  programme,
  session,
  day,
  slots,
}: {
  programme: Programme;
  session: Session;
  day: Day;
  slots: RunSlots;
}) {
  const t = useWords();
  const now = useNow(SHEET_EVERY_MS);
  const viewed = useRunView((view) => view.viewedItemId);
  const sheet = useMemo(() => sheetOf(programme, session, day, now), [programme, session, day, now]);
  const span = currentSpan(session);
  const row =
    sheet.rows.find(({ item }) => item.id === viewed) ??
    sheet.rows.find(({ state }) => state === 'now') ??
    sheet.rows.find(({ state }) => state === 'ahead') ??
    sheet.rows.at(-1);
  const saying = span ? driftSaying(sheet, day) : null;
  const late = lateStart(session, day, programme.timeZone, now);
  const off = clockOff(session, day, programme.timeZone, now);
  const card = useMemo(() => lateCard(programme, session, day, now), [programme, session, day, now]);
  const current = span?.itemId === row?.item.id;
  const itemId = row?.item.id ?? null;
  const presentationId = current ? (span?.presentationId ?? null) : null;
  return (
    <div className="run">
      <aside className="run-left" aria-label={t('run.sheet')}>
        <RunSheet sheet={sheet} viewedItemId={viewed} />
        <DriftCard saying={saying} late={late} off={off} card={card} session={session} day={day} />
      </aside>
      <main className="run-middle">
        {row ? (
          <>
            <ItemHead programme={programme} session={session} row={row} />
            {current && session.run.round && <RoundStrip programme={programme} round={session.run.round} />}
            <Middle
              session={session}
              row={row}
              current={current}
              place={{ sessionId: session.id, itemId: itemId ?? '', presentationId }}
              slots={slots}
            />
          </>
        ) : (
          <Empty>{t('run.emptyDay')}</Empty>
        )}
      </main>
      <aside className="run-right" aria-label={t('run.room')}>
        <TimerBlock programme={programme} session={session} day={day} sound={slots.sound} />
        <SideTimer programme={programme} session={session} />
        <Miniature wall={session.wall} onScreens={slots.onScreens} />
        <WallControls sessionId={session.id} wall={session.wall} />
        <NextRows programme={programme} session={session} day={day} />
      </aside>
      <RunDialogs programme={programme} session={session} item={row?.item ?? null} />
    </div>
  );
}

function Middle({
  session,
  row,
  current,
  place,
  slots,
}: {
  session: Session;
  row: Parameters<typeof ItemHead>[0]['row'];
  current: boolean;
  place: RunPlace;
  slots: RunSlots;
}) {
  const t = useWords();
  const curtained = useCurtain();
  const { tab, writingBehindCurtain } = useRunView();
  const tabs = slots.tabs(place);
  const beside = curtained ? null : slots.beside(place);
  const open = tabs.some((one) => one.id === tab) ? tab : 'notes';
  return (
    <div className={beside ? 'run-two run-two-open' : 'run-two'}>
      <div className="run-beside">
        <ItemTexts session={session} item={row.item} current={current} />
        {beside}
      </div>
      <div className="ui-panel run-tabs">
        <Tabs
          label={t('run.tabs')}
          open={open}
          onOpen={openTab}
          mark={<PrivacyMark kind="private" />}
          tabs={
            curtained
              ? tabs.map((one) => ({
                  id: one.id,
                  label: one.label,
                  content: one.throughCurtain
                    ? one.content
                    : () => (
                        <CurtainPanel
                          onLift={slots.onLiftCurtain}
                          composer={writingBehindCurtain ? slots.composer(place) : null}
                        />
                      ),
                }))
              : tabs
          }
        />
      </div>
    </div>
  );
}
