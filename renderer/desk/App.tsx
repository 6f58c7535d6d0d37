import { lazy, Suspense, useEffect } from 'react';
import { Router } from 'wouter';
import { navigate, useHashLocation } from 'wouter/use-hash-location';
import { localDate } from '../../domain/clock-text.ts';
import { useDesk } from '../desk-client.ts';
import { useErasureAsked } from '../erasure-asked.ts';
import { deskShelf } from '../pages/desk-shelf.ts';
import { PageShelfContext } from '../pages/page-shelf.ts';
import { DropTarget } from '../presentations/DropTarget.tsx';
import { lookAt, useRunView } from '../run/run-view.ts';
import { handOverPackage } from '../start/package-intake.ts';
import { undoLatest } from '../step-back.ts';
import { Button } from '../ui/Button.tsx';
import { CurtainContext } from '../ui/curtain-context.ts';
import { Problem } from '../ui/Problem.tsx';
import { ScreenBoundary } from '../ui/ScreenBoundary.tsx';
import { SingleKeysContext } from '../ui/single-keys.ts';
import { ToastShelf } from '../ui/ToastShelf.tsx';
import { LanguageContext, useWords } from '../ui/words.ts';
import { hostNow } from '../wall-clock.ts';
import { HostAwayBand, NotSavedBand, RefusedBand, RehearsalBand, WaitingWallBand } from './Bands.tsx';
import { Bar } from './Bar.tsx';
import { ClockBand } from './ClockBand.tsx';
import { followChime } from './chime.ts';
import { useCurtainState } from './curtain.ts';
import { DayLine } from './DayLine.tsx';
import { openDeskDialog, useDeskUi } from './desk-ui.ts';
import { followDesktop } from './desktop-asks.ts';
import { followScreens } from './follow-screens.ts';
import { HelpDialog } from './HelpDialog.tsx';
import { type Landing, placeOfWork } from './landing.ts';
import { Notices } from './Notices.tsx';
import { Palette } from './Palette.tsx';
import { usePreferences } from './preferences.ts';
import { tellRefusals } from './refusals.ts';
import { type Route, routeOf, screens } from './routes.tsx';
import { ScreensDialog } from './ScreensDialog.tsx';
import { useKeys } from './use-keys.ts';
import { Waiting } from './Waiting.tsx';

// Seldom needed, and then by somebody who has the time.
const ErasureDialog = lazy(async () => ({ default: (await import('../erasure/ErasureDialog.tsx')).ErasureDialog }));

const SearchDialog = lazy(async () => ({ default: (await import('../notes/SearchDialog.tsx')).SearchDialog }));

/** The desk: bar, day line and the screen that the address names. */
export function App({ landed }: { landed: Landing }) {
  const language = useDesk((desk) => desk.language);
  const ready = useDesk((desk) => desk.ready);
  const curtained = useCurtainState((curtain) => curtain.on);
  const theme = usePreferences((preferences) => preferences.theme);
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  useEffect(tellRefusals, []);
  useEffect(followScreens, []);
  useEffect(followDesktop, []);
  useEffect(() => followChime(), []);
  useUnsentWarning();
  return (
    <LanguageContext value={language}>
      <CurtainContext value={curtained}>
        <SingleKeysContext value={singleKeys}>
          <PageShelfContext value={deskShelf}>
            <Router hook={useHashLocation}>{ready ? <Desk landed={landed} /> : <Waiting />}</Router>
          </PageShelfContext>
        </SingleKeysContext>
        <ToastShelf onUndo={() => void undoLatest()} />
      </CurtainContext>
    </LanguageContext>
  );
}

/** Closing the page while the host has not answered would lose what only this page has. */
function useUnsentWarning(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      const { pending, connection } = useDesk.getState();
      if (pending > 0 && connection !== 'live') event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
}

function Desk({ landed }: { landed: Landing }) {
  const [location] = useHashLocation();
  // Whether there is one, and not which: what stands below follows for itself what it shows.
  const closed = useDesk((desk) => desk.programme === null);
  const idle = useDesk((desk) => desk.session === null);
  const connection = useDesk((desk) => desk.connection);
  const route = routeOf(location);
  useKeys(idle || route === '/' ? 'start' : route === '/run' ? 'run' : 'session');

  // Once, when the page came up without naming a place: where the work is.
  useEffect(() => {
    if (landed !== 'where-the-work-is') return;
    const state = useDesk.getState();
    if (!state.programme) return;
    const today = localDate(hostNow(), state.programme.timeZone);
    navigate(placeOfWork(state.session, today), { replace: true });
  }, [landed]);

  // A screen of a programme that is no longer open has nothing to show.
  const lost = closed && route !== '/';
  useEffect(() => {
    if (lost) navigate('/', { replace: true });
  }, [lost]);

  const work = route === '/run' || route === '/plan' || route === '/after';
  const viewedItemId = useRunView((view) => view.viewedItemId);
  return (
    <div className="desk">
      {route !== '/' && route !== '/print' && <Bar route={route} />}
      {connection === 'refused' && <RefusedBand />}
      <HostAwayBand />
      <NotSavedBand />
      <RehearsalBand />
      <WaitingWallBand />
      <ClockBand />
      <Notices listed={route === '/history'} />
      {work && <DayLine />}
      <Screen route={route} location={location} />
      {route !== '/coursework' && (
        <DropTarget itemId={viewedItemId} onPackage={route === '/' ? handOverPackage : undefined} />
      )}
      <Dialogs />
    </div>
  );
}

/** Apart from the desk: when one of them is opened, a screen with hundreds of rows under it is not drawn again. */
function Dialogs() {
  const open = useDeskUi((ui) => ui.open);
  const erasing = useErasureAsked((asked) => asked.whom);
  return (
    <>
      {erasing !== null && (
        <Suspense>
          <ErasureDialog key={erasing.personId} whom={erasing} />
        </Suspense>
      )}
      {open === 'palette' && <Palette onClose={() => openDeskDialog(null)} />}
      {open === 'search' && (
        <Suspense>
          <SearchDialog onClose={() => openDeskDialog(null)} onGo={seeItem} />
        </Suspense>
      )}
      {open === 'screens' && <ScreensDialog onClose={() => openDeskDialog(null)} />}
      {open === 'help' && <HelpDialog onClose={() => openDeskDialog(null)} />}
    </>
  );
}

function seeItem(itemId: string): void {
  openDeskDialog(null);
  lookAt(itemId);
  navigate('/run');
}

function Screen({ route, location }: { route: Route; location: string }) {
  const t = useWords();
  const Shown = screens[route];
  return (
    <div className={`desk-screen desk-screen-${route.slice(1) || 'start'}`}>
      <ScreenBoundary
        resetKey={location}
        fallback={(tryAgain) => (
          <main className="desk-fault">
            <h1 className="ui-sr">{t('desk.faultTitle')}</h1>
            <Problem
              title={t('desk.faultTitle')}
              sentence={t('desk.faultText')}
              next={t('desk.faultNext')}
              action={
                <>
                  <Button onClick={tryAgain}>{t('desk.tryAgain')}</Button>
                  {/* A part that could not be fetched is fetched again only by a fresh page. */}
                  <Button onClick={() => window.location.reload()}>{t('desk.reload')}</Button>
                </>
              }
            />
          </main>
        )}
      >
        <Suspense>
          <Shown />
        </Suspense>
      </ScreenBoundary>
    </div>
  );
}
