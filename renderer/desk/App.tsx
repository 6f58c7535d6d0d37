import { Suspense } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useDesk } from '../desk-client.ts';
import { CurtainContext } from '../ui/curtain-context.ts';
import { LanguageContext } from '../ui/words.ts';
import { useCurtainState } from './curtain.ts';
import type { Landing } from './landing.ts';
import { routeOf, screens } from './routes.tsx';

/** The desk: bar, day line and the screen that the address names. */
export function App({ landed: _landed }: { landed: Landing }) {
  const language = useDesk((desk) => desk.language);
  const curtained = useCurtainState((curtain) => curtain.on);
  return (
    <LanguageContext value={language}>
      <CurtainContext value={curtained}>
        <Router hook={useHashLocation}>
          <Screen />
        </Router>
      </CurtainContext>
    </LanguageContext>
  );
}

function Screen() {
  const [location] = useHashLocation();
  const Shown = screens[routeOf(location)];
  return (
    <Suspense>
      <Shown />
    </Suspense>
  );
}
