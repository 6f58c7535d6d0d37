import { itemsOfDay } from '../../domain/agenda.ts';
import { deskDay } from '../../domain/desk-view.ts';
import { inOrder } from '../../domain/order.ts';
import { assertNever } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import { setBy, useDesk } from '../desk-client.ts';
import { addNote, chooseType, focusComposer, setAside } from '../notes/composer.ts';
import { turnPage } from '../presentations/page-orders.ts';
import { takeBestProposal } from '../run/late-orders.ts';
import {
  goBack,
  goNext,
  goNextItem,
  sceneByDigit,
  showPrepared,
  showScene,
  stepRow,
  toggleBlack,
  toggleFreeze,
} from '../run/orders.ts';
import { giveTurnTime } from '../run/round-orders.ts';
import { openSetting, openTab, useRunView } from '../run/run-view.ts';
import { addMinutes, toggleTimer } from '../run/timer-orders.ts';
import { focusSignUp } from '../speakers/sign-up-focus.ts';
import { endSpeech, giveFloor, giveSpeakerTime, somebodySpeaks } from '../speakers/speaker-orders.ts';
import { redoLatest, undoLatest } from '../step-back.ts';
import { setCurtain, useCurtainState } from './curtain.ts';
import { openDeskDialog } from './desk-ui.ts';
import type { DeskAction } from './key-map.ts';

/** Lets the curtain down or lifts it. What is being written goes out of sight first, never into a screen that is seen. */
export function drawCurtain(on: boolean, who?: 'screens'): void {
  setAside();
  useRunView.setState({ writingBehindCurtain: false });
  setCurtain(on, who);
}

/** The next facilitator takes the keys. */
export function nextAtTheKeys(): void {
  const { programme, by } = useDesk.getState();
  const all = programme ? inOrder(programme.facilitators) : [];
  const next = all[(all.findIndex((one) => one.initials === by) + 1) % Math.max(1, all.length)];
  if (next) setBy(next.initials);
}

/** Puts the caret in the composer, also behind the curtain, where it is an empty one. */
export function toNote(): void {
  openTab('notes');
  if (useCurtainState.getState().on) useRunView.setState({ writingBehindCurtain: true });
  focusComposer();
}

/** Does what a key asks for. Buttons and the palette come here too, so that all three do the same. */
export function perform(action: DeskAction): void {
  switch (action.kind) {
    case 'timer-toggle':
      toggleTimer();
      break;
    case 'next':
      goNext();
      break;
    case 'back':
      goBack();
      break;
    case 'clicker':
      if (turnPage(action.by)) break;
      if (action.by === 1) goNext();
      else goBack();
      break;
    case 'timer-add':
      addMinutes(action.minutes);
      break;
    case 'show-prepared':
      showPrepared();
      break;
    case 'black':
      toggleBlack();
      break;
    case 'freeze':
      toggleFreeze();
      break;
    case 'take-proposal':
      takeBestProposal();
      break;
    case 'next-item':
      goNextItem();
      break;
    case 'set-clock':
      openSetting('clock');
      break;
    case 'set-side':
      openSetting('side');
      break;
    case 'to-speakers':
      toSpeakers();
      break;
    case 'speaker-next':
      withItem((itemId) => giveFloor(itemId));
      break;
    case 'speaker-end':
      withItem((itemId) => endSpeech(itemId));
      break;
    case 'turn-time':
      withItem((itemId) =>
        somebodySpeaks(itemId) ? giveSpeakerTime(itemId, action.seconds) : giveTurnTime(action.seconds),
      );
      break;
    case 'testcard':
      showScene('testcard');
      break;
    case 'scene':
      sceneByDigit(action.digit, action.atOnce);
      break;
    case 'to-room':
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      break;
    case 'to-note':
      toNote();
      break;
    case 'note-add':
      void addNote();
      break;
    case 'note-type':
      noteType(action.type);
      break;
    case 'palette':
      openDeskDialog('palette');
      break;
    case 'search':
      if (useDesk.getState().programme) openDeskDialog('search');
      break;
    case 'help':
      openDeskDialog('help');
      break;
    case 'curtain':
      drawCurtain(!useCurtainState.getState().on);
      break;
    case 'who':
      nextAtTheKeys();
      break;
    case 'undo':
      void undoLatest();
      break;
    case 'redo':
      void redoLatest();
      break;
    case 'row':
      row(action.by);
      break;
    default:
      assertNever(action);
  }
}

/** Opens the speaker list with the caret where people are signed up; behind the curtain nobody is. */
function toSpeakers(): void {
  openTab('speakers');
  if (!useCurtainState.getState().on) focusSignUp();
}

/** Does something with the item that the middle of the run screen is about. */
function withItem(act: (itemId: string, session: Session) => void): void {
  const { session } = useDesk.getState();
  const day = session && deskDay(session);
  if (!session || !day) return;
  const here = useRunView.getState().viewedItemId ?? (session.run.spanId && session.spans[session.run.spanId]?.itemId);
  const itemId = here ?? itemsOfDay(session, day.id)[0]?.id;
  if (itemId) act(itemId, session);
}

function noteType(type: Parameters<typeof chooseType>[0]): void {
  withItem((itemId, session) => chooseType(type, session, itemId));
  toNote();
}

function row(by: 1 | -1): void {
  const { session } = useDesk.getState();
  const day = session && deskDay(session);
  if (!day) return;
  const ids = itemsOfDay(session, day.id).map((item) => item.id);
  stepRow(by, useRunView.getState().viewedItemId, ids);
}
