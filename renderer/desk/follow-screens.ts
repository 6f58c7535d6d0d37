import { flushSync } from 'react-dom';
import type { CurtainNeed } from '../../domain/desktop.ts';
import { assertNever } from '../../domain/result.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { useCurtainState } from './curtain.ts';
import { drawCurtain } from './perform.ts';

/** A window that is out of sight may never be drawn; by then the document has long been curtained. */
const DRAWN_WITHIN_MS = 250;

/**
 * Lets the curtain down and lifts it as the screens ask for, where the host knows them. A curtain that was let down
 * by hand stays. Gives the way to stop.
 */
export function followScreens(): () => void {
  const now = useDesk.getState().screens;
  if (now) follow(now.curtain);
  return useDesk.subscribe(({ screens }, before) => {
    if (screens && screens !== before.screens) follow(screens.curtain);
  });
}

function follow(need: CurtainNeed): void {
  const { on, byHand } = useCurtainState.getState();
  switch (need) {
    case 'asked':
      // At once, not when React finds the time: the host shows the window as soon as it is told.
      if (!on) flushSync(() => drawCurtain(true, 'screens'));
      void drawn().then(tellCurtained);
      break;
    case 'not-needed':
      if (on && !byHand) drawCurtain(false, 'screens');
      break;
    case 'drawn':
      break;
    default:
      assertNever(need);
  }
}

/** Only what still holds is told. */
async function tellCurtained(): Promise<void> {
  if (useCurtainState.getState().on) await deskApi.desktop({ kind: 'curtained' });
}

/** Settles when what the document holds now is what the window shows. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, DRAWN_WITHIN_MS);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
