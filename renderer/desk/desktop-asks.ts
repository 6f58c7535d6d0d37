import { navigate } from 'wouter/use-hash-location';
import type { DesktopMenuItem } from '../../domain/desktop.ts';
import type { Language } from '../../domain/programme.ts';
import { assertNever } from '../../domain/result.ts';
import { type DeskState, deskApi, onAsk, useDesk } from '../desk-client.ts';
import { stepInEditor } from '../notes/composer.ts';
import { wishFor } from '../start/start-wish.ts';
import { isTextField } from '../ui/text-field.ts';
import { openDeskDialog } from './desk-ui.ts';
import { perform } from './perform.ts';
import { tellProblem } from './refusals.ts';
import { routeOf } from './routes.tsx';
import { answerSettle, settleWriting } from './settle.ts';

/**
 * Does what the application menu and the end of the app ask for, and keeps both told of the language. In a browser
 * nobody asks, and a packed programme waits only where it was handed over. Gives the way to stop.
 */
export function followDesktop(): () => void {
  const stops = [
    onAsk((ask) => void (ask.kind === 'settle' ? answerSettle() : carryOut(ask.item))),
    speakAlong(),
    useDesk.subscribe(turnHome),
    useDesk.subscribe(turnToPackage),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

async function carryOut(item: DesktopMenuItem): Promise<void> {
  switch (item) {
    case 'new-programme':
      toStart();
      wishFor('new');
      break;
    case 'open-folder':
      toStart();
      wishFor('folder');
      break;
    case 'open-package':
      toStart();
      await deskApi.desktop({ kind: 'choose-package' });
      break;
    case 'close-programme':
      await closeProgramme();
      break;
    case 'deck':
      openDeskDialog(null);
      navigate(useDesk.getState().session ? '/after' : '/');
      break;
    case 'undo':
    case 'redo':
      step(item);
      break;
    case 'palette':
      perform({ kind: 'palette' });
      break;
    case 'keys':
      perform({ kind: 'help' });
      break;
    case 'screens':
      openDeskDialog('screens');
      break;
    case 'curtain':
      perform({ kind: 'curtain' });
      break;
    default:
      assertNever(item);
  }
}

function toStart(): void {
  openDeskDialog(null);
  navigate('/');
}

async function closeProgramme(): Promise<void> {
  await settleWriting();
  const closed = await deskApi.closeProgramme();
  if (!closed.ok) tellProblem(closed.problem);
}

/** A text field has steps of its own; elsewhere the programme's are meant. */
function step(kind: 'undo' | 'redo'): void {
  const at = document.activeElement;
  if (at?.closest('.cm-editor')) stepInEditor(kind);
  else if (isTextField(at)) document.execCommand(kind);
  else if (useDesk.getState().programme && !document.querySelector('dialog[open]')) perform({ kind });
}

/** Menu and dialogs speak what the page speaks. */
function speakAlong(): () => void {
  let spoken: Language | null = null;
  const speak = ({ screens, language }: DeskState) => {
    if (!screens || language === spoken) return;
    spoken = language;
    void deskApi.desktop({ kind: 'speak', language });
  };
  speak(useDesk.getState());
  return useDesk.subscribe(speak);
}

/** A packed programme waits: the start screen is where it is looked at. */
function turnToPackage({ packageWaiting }: DeskState, before: DeskState): void {
  if (packageWaiting !== null && before.packageWaiting === null) toStart();
}

/** Another programme was opened from outside this page: what stood on the screen belongs to the one before. */
function turnHome({ screens, folder }: DeskState, before: DeskState): void {
  if (!screens || folder === before.folder || folder === '' || before.folder === '') return;
  if (routeOf(location.hash.slice(1)) !== '/') navigate('/');
}
