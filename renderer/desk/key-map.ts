import type { NoteType } from '../../domain/note-record.ts';
import type { WordKey } from '../../domain/words.ts';

/** The parts of a key press that decide what it means. */
export interface KeyPress {
  /** As the browser names it: `F8`, `a`, `?`. */
  readonly key: string;
  /** The key's place on the keyboard: digits are told by it, since Shift changes what they write. */
  readonly code: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** Held down: the browser says the same press again and again. */
  readonly repeat: boolean;
}

/**
 * Where the hands are: in the note composer, in another text field, on a button or the like, on the room, or in a
 * dialog that has to be answered first.
 */
export type Hands = 'composer' | 'text' | 'control' | 'room' | 'dialog';

/** What the keys work on: a session being run, a session on another screen, or no session. */
export type KeyStage = 'run' | 'session' | 'start';

/** What a key asks for. */
export type DeskAction =
  /** The page on the wall where a file is shown there, else the day. */
  | { readonly kind: 'clicker'; readonly by: 1 | -1 }
  | { readonly kind: 'timer-toggle' | 'next' | 'back' | 'show-prepared' | 'black' | 'freeze' | 'testcard' }
  | { readonly kind: 'take-proposal' | 'next-item' | 'set-clock' | 'set-side' }
  | { readonly kind: 'to-speakers' | 'speaker-next' | 'speaker-end' }
  /** Of whoever has the floor, else of the turn that a round is on. */
  | { readonly kind: 'turn-time'; readonly seconds: number }
  | { readonly kind: 'timer-add'; readonly minutes: number }
  /** The scene with that digit: made ready, or shown at once. */
  | { readonly kind: 'scene'; readonly digit: number; readonly atOnce: boolean }
  | { readonly kind: 'to-room' | 'to-note' | 'note-add' }
  | { readonly kind: 'note-type'; readonly type: NoteType }
  | { readonly kind: 'palette' | 'search' | 'help' | 'curtain' | 'who' | 'undo' | 'redo' }
  | { readonly kind: 'row'; readonly by: 1 | -1 };

const noteTypes: Readonly<Record<string, NoteType>> = {
  Digit1: 'observation',
  Digit2: 'interpretation',
  Digit3: 'question',
};

/**
 * The one table of keys. Gives what a press asks for, or null where it belongs to whatever has the focus.
 * AltGr arrives as Ctrl and Alt together and is therefore never a command: Norwegian keyboards write with it.
 */
export function actionFor(press: KeyPress, hands: Hands, stage: KeyStage, singleKeys: boolean): DeskAction | null {
  if (press.ctrl && press.alt) return null;
  const once = press.repeat ? null : always(press, hands, stage);
  if (once) return once;
  if (hands === 'dialog' || hands === 'text' || hands === 'composer') return null;
  return onTheRoom(press, hands, stage, singleKeys);
}

function always({ key, code, ctrl, alt, shift }: KeyPress, hands: Hands, stage: KeyStage): DeskAction | null {
  if (stage !== 'start' && !ctrl && !alt) {
    if (key === 'F8') return { kind: 'timer-toggle' };
    if (key === 'F9') return { kind: shift ? 'back' : 'next' };
    if (key === 'F7') return { kind: 'show-prepared' };
  }
  if (stage !== 'start' && ctrl && key === '.') return { kind: 'black' };
  if (stage !== 'start' && ctrl && !alt && !shift && key === 'F9') return { kind: 'next-item' };
  if (hands === 'dialog') return null;
  if (key === 'F6' && !ctrl && !alt && !shift) return { kind: 'who' };
  if (ctrl && !shift && letter(key) === 'k') return { kind: 'palette' };
  if (ctrl && shift && letter(key) === 'f') return { kind: 'search' };
  if (key === 'Escape' && (hands === 'text' || hands === 'composer')) return { kind: 'to-room' };
  if (hands === 'composer') {
    if (ctrl && key === 'Enter') return { kind: 'note-add' };
  }
  const type = noteTypes[code];
  if (type && stage === 'run' && hands !== 'text' && (ctrl || alt) && !shift) return { kind: 'note-type', type };
  return null;
}

function onTheRoom(press: KeyPress, hands: Hands, stage: KeyStage, singleKeys: boolean): DeskAction | null {
  const { key, code, ctrl, alt, shift, repeat } = press;
  if (ctrl) {
    if (alt || stage === 'start') return null;
    if (letter(key) === 'z') return { kind: shift ? 'redo' : 'undo' };
    return letter(key) === 'y' && !shift ? { kind: 'redo' } : null;
  }
  if (stage === 'run') {
    const time = timeKey(press, hands, singleKeys);
    if (time) return time;
    // Clickers send these. They are no letters, so nobody presses them by talking or by accident.
    if (key === 'PageDown' && !repeat) return { kind: 'clicker', by: 1 };
    if (key === 'PageUp' && !repeat) return { kind: 'clicker', by: -1 };
    if (hands === 'room' && !alt && key === 'ArrowDown') return { kind: 'row', by: 1 };
    if (hands === 'room' && !alt && key === 'ArrowUp') return { kind: 'row', by: -1 };
  }
  if (!singleKeys || alt) return null;
  if (stage === 'run' && letter(key) === 'j') return { kind: 'row', by: 1 };
  if (stage === 'run' && letter(key) === 'k') return { kind: 'row', by: -1 };
  if (repeat) return null;
  if (key === '?') return { kind: 'help' };
  if (stage === 'run') {
    const digit = /^Digit([1-9])$/.exec(code)?.[1] ?? /^[1-9]$/.exec(key)?.[0];
    if (digit) return { kind: 'scene', digit: Number(digit), atOnce: shift };
  }
  if (stage === 'run' && letter(key) === 'm') return { kind: 'turn-time', seconds: shift ? -30 : 30 };
  return shift ? null : letterKey(letter(key), stage);
}

function timeKey(press: KeyPress, hands: Hands, singleKeys: boolean): DeskAction | null {
  const { key, code, alt, shift, repeat } = press;
  if (!singleKeys) return null;
  if (key === ' ') return hands === 'room' && !repeat && !alt && !shift ? { kind: 'timer-toggle' } : null;
  // Shift on the plus of a Norwegian keyboard writes the question mark, and on an American one the plus itself; so
  // five minutes more is Shift on the number pad, or Alt.
  if (key === '+') return { kind: 'timer-add', minutes: alt || (shift && code === 'NumpadAdd') ? 5 : 1 };
  if (key === '-' || key === '_') return { kind: 'timer-add', minutes: alt || shift ? -5 : -1 };
  return null;
}

/** What a letter asks for while a day is run. */
const LETTERS: Readonly<Record<string, RoomLetter>> = {
  f: 'freeze',
  l: 'take-proposal',
  s: 'to-speakers',
  g: 'speaker-next',
  e: 'speaker-end',
  c: 'set-clock',
  x: 'set-side',
};
type RoomLetter =
  | 'freeze'
  | 'take-proposal'
  | 'to-speakers'
  | 'speaker-next'
  | 'speaker-end'
  | 'set-clock'
  | 'set-side';

function letterKey(key: string, stage: KeyStage): DeskAction | null {
  if (key === 'h') return { kind: 'curtain' };
  if (stage === 'start') return null;
  if (key === 't') return { kind: 'testcard' };
  if (stage !== 'run') return null;
  if (key === 'n') return { kind: 'to-note' };
  if (key === 'b' || key === '.') return { kind: 'black' };
  const kind = LETTERS[key];
  return kind ? { kind } : null;
}

function letter(key: string): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

/** A line of the help: the caps as they read, and what they do. */
export interface KeyLine {
  readonly keys: readonly string[];
  readonly word: WordKey;
}

/** The keys as the help shows them, by where they work.  */
export const keyHelp: readonly { readonly word: WordKey; readonly lines: readonly KeyLine[] }[] = [
  {
    word: 'desk.keysAlways',
    lines: [
      { keys: ['F8'], word: 'desk.keyToggle' },
      { keys: ['F9'], word: 'desk.keyNext' },
      { keys: ['Shift F9'], word: 'desk.keyBack' },
      { keys: ['Ctrl F9'], word: 'run.nextItem' },
      { keys: ['F7'], word: 'desk.keyShow' },
      { keys: ['Ctrl .'], word: 'desk.keyBlack' },
      { keys: ['F6'], word: 'desk.keyWho' },
      { keys: ['Ctrl K'], word: 'desk.keyPalette' },
      { keys: ['Ctrl Shift F'], word: 'search.title' },
      { keys: ['Ctrl Z', 'Ctrl Shift Z'], word: 'desk.keyUndo' },
    ],
  },
  {
    word: 'desk.keysNote',
    lines: [
      { keys: ['Ctrl Enter'], word: 'desk.keyAdd' },
      { keys: ['Alt 1', 'Alt 2', 'Alt 3'], word: 'desk.keyType' },
      { keys: ['Esc'], word: 'desk.keyToRoom' },
    ],
  },
  {
    word: 'desk.keysRoom',
    lines: [
      { keys: ['Space'], word: 'desk.keyToggle' },
      { keys: ['+', '−'], word: 'desk.keyMinute' },
      { keys: ['Alt +', 'Alt −'], word: 'desk.keyFive' },
      { keys: ['1', '…', '8'], word: 'desk.keyPrepare' },
      { keys: ['Shift 1', '…'], word: 'desk.keyShowAtOnce' },
      { keys: ['B', '.'], word: 'desk.keyBlack' },
      { keys: ['F'], word: 'desk.keyFreeze' },
      { keys: ['L'], word: 'late.keyTake' },
      { keys: ['C'], word: 'run.setClock' },
      { keys: ['X'], word: 'run.setSide' },
      { keys: ['S'], word: 'speakers.keySignUp' },
      { keys: ['G'], word: 'speakers.keyNext' },
      { keys: ['E'], word: 'speakers.keyEnd' },
      { keys: ['M', 'Shift M'], word: 'speakers.keyMore' },
      { keys: ['PageDown', 'PageUp'], word: 'desk.keyClicker' },
      { keys: ['J', 'K', '↑', '↓'], word: 'desk.keyRows' },
      { keys: ['N'], word: 'desk.keyNote' },
      { keys: ['T'], word: 'desk.keyTest' },
      { keys: ['H'], word: 'desk.keyCurtain' },
      { keys: ['?'], word: 'desk.keyHelp' },
    ],
  },
  {
    word: 'coursework.keysAssess',
    lines: [
      { keys: ['J'], word: 'coursework.nextCase' },
      { keys: ['S'], word: 'coursework.kind-strength' },
      { keys: ['N'], word: 'coursework.kind-nextStep' },
      { keys: ['1', '…', '9'], word: 'coursework.keyTag' },
      { keys: ['0'], word: 'coursework.noCriterion' },
      { keys: ['Enter'], word: 'coursework.comment' },
      { keys: ['Delete'], word: 'coursework.unmark' },
    ],
  },
];
