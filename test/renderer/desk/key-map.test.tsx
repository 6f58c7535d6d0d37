import { describe, expect, it } from 'vitest';
import {
  actionFor,
  type DeskAction,
  type Hands,
  type KeyPress,
  type KeyStage,
} from '../../../renderer/desk/key-map.ts';
import { handsAt } from '../../../renderer/desk/use-keys.ts';

/** Reads `Ctrl Shift Z` the way a person writes a key. */
function press(text: string, more: Partial<KeyPress> = {}): KeyPress {
  const words = text === 'Space' ? ['Space'] : text.split(' ');
  const name = words.at(-1) ?? '';
  const shift = words.includes('Shift');
  const key = name === 'Space' ? ' ' : name;
  return {
    key,
    code: /^[0-9]$/.test(name) ? `Digit${name}` : name,
    ctrl: words.includes('Ctrl'),
    alt: words.includes('Alt'),
    shift,
    repeat: false,
    ...more,
  };
}

const all: readonly Hands[] = ['composer', 'text', 'control', 'room', 'dialog'];
const ask = (text: string, hands: Hands, stage: KeyStage = 'run', single = true) =>
  actionFor(press(text), hands, stage, single);

describe('keys that always work', () => {
  const table: readonly [string, DeskAction][] = [
    ['F8', { kind: 'timer-toggle' }],
    ['F9', { kind: 'next' }],
    ['Shift F9', { kind: 'back' }],
    ['Ctrl F9', { kind: 'next-item' }],
    ['F7', { kind: 'show-prepared' }],
    ['Ctrl .', { kind: 'black' }],
  ];
  it.each(table)('%s works wherever the hands are, also in a dialog', (key, action) => {
    for (const hands of all) expect(ask(key, hands)).toEqual(action);
  });

  it.each(table)('%s does nothing without a session', (key) => {
    for (const hands of all) expect(ask(key, hands, 'start')).toBeNull();
  });

  it('keeps away from the time when a key is held down', () => {
    expect(actionFor(press('F9', { repeat: true }), 'room', 'run', true)).toBeNull();
  });

  it('opens the palette and says who from any field, but not over a dialog', () => {
    for (const hands of ['composer', 'text', 'control', 'room'] as const) {
      expect(ask('Ctrl k', hands, 'start')).toEqual({ kind: 'palette' });
      expect(ask('F6', hands)).toEqual({ kind: 'who' });
    }
    expect(ask('Ctrl k', 'dialog')).toBeNull();
  });
});

describe('hands in the note', () => {
  it.each([
    'b',
    'f',
    'h',
    't',
    'n',
    's',
    'g',
    'e',
    'm',
    'c',
    'x',
    '?',
    '1',
    '+',
    '-',
    '.',
    'j',
    'Space',
    'PageDown',
    'Ctrl z',
  ])('leaves %s to the text', (key) => {
    expect(ask(key, 'composer')).toBeNull();
    expect(ask(key, 'text')).toBeNull();
  });

  it('goes to the room on Escape', () => {
    expect(ask('Escape', 'composer')).toEqual({ kind: 'to-room' });
    expect(ask('Escape', 'text')).toEqual({ kind: 'to-room' });
    expect(ask('Escape', 'room')).toBeNull();
    expect(ask('Escape', 'dialog')).toBeNull();
  });

  it('adds the note on Ctrl Enter, in the composer only', () => {
    expect(ask('Ctrl Enter', 'composer')).toEqual({ kind: 'note-add' });
    expect(ask('Ctrl Enter', 'text')).toBeNull();
  });

  it.each([
    ['1', 'observation'],
    ['2', 'interpretation'],
    ['3', 'question'],
  ])('chooses the kind of note with Ctrl or Alt and %s', (digit, type) => {
    for (const hands of ['composer', 'room', 'control'] as const) {
      expect(ask(`Ctrl ${digit}`, hands)).toEqual({ kind: 'note-type', type });
      expect(ask(`Alt ${digit}`, hands)).toEqual({ kind: 'note-type', type });
    }
  });

  it('never takes AltGr, which writes on a Norwegian keyboard', () => {
    for (const key of ['Ctrl Alt 2', 'Ctrl Alt z', 'Ctrl Alt .', 'Ctrl Alt k']) {
      for (const hands of all) expect(ask(key, hands)).toBeNull();
    }
  });
});

describe('hands on the room', () => {
  const table: readonly [string, DeskAction][] = [
    ['Space', { kind: 'timer-toggle' }],
    ['+', { kind: 'timer-add', minutes: 1 }],
    ['-', { kind: 'timer-add', minutes: -1 }],
    ['Alt +', { kind: 'timer-add', minutes: 5 }],
    ['Alt -', { kind: 'timer-add', minutes: -5 }],
    ['Shift _', { kind: 'timer-add', minutes: -5 }],
    ['1', { kind: 'scene', digit: 1, atOnce: false }],
    ['9', { kind: 'scene', digit: 9, atOnce: false }],
    ['b', { kind: 'black' }],
    ['.', { kind: 'black' }],
    ['f', { kind: 'freeze' }],
    ['PageDown', { kind: 'clicker', by: 1 }],
    ['PageUp', { kind: 'clicker', by: -1 }],
    ['n', { kind: 'to-note' }],
    ['h', { kind: 'curtain' }],
    ['t', { kind: 'testcard' }],
    ['s', { kind: 'to-speakers' }],
    ['g', { kind: 'speaker-next' }],
    ['e', { kind: 'speaker-end' }],
    ['m', { kind: 'turn-time', seconds: 30 }],
    ['Shift M', { kind: 'turn-time', seconds: -30 }],
    ['c', { kind: 'set-clock' }],
    ['x', { kind: 'set-side' }],
    ['?', { kind: 'help' }],
    ['j', { kind: 'row', by: 1 }],
    ['ArrowUp', { kind: 'row', by: -1 }],
    ['Ctrl z', { kind: 'undo' }],
    ['Ctrl Shift Z', { kind: 'redo' }],
  ];
  it.each(table)('%s', (key, action) => {
    expect(ask(key, 'room')).toEqual(action);
  });

  it('shows a scene at once with Shift, whatever the layout writes', () => {
    expect(actionFor(press('!', { code: 'Digit1', shift: true }), 'room', 'run', true)).toEqual({
      kind: 'scene',
      digit: 1,
      atOnce: true,
    });
  });

  it('gives five minutes with Shift on the number pad, and help where Shift and plus write a question mark', () => {
    const five = press('+', { code: 'NumpadAdd', shift: true });
    expect(actionFor(five, 'room', 'run', true)).toEqual({ kind: 'timer-add', minutes: 5 });
    const norwegian = press('?', { code: 'Minus', shift: true });
    expect(actionFor(norwegian, 'room', 'run', true)).toEqual({ kind: 'help' });
  });

  it('leaves Space and arrows to a button that has the focus', () => {
    expect(ask('Space', 'control')).toBeNull();
    expect(ask('ArrowDown', 'control')).toBeNull();
    expect(ask('b', 'control')).toEqual({ kind: 'black' });
  });

  it('turns off every key that stands alone, and only those', () => {
    for (const key of ['Space', '+', '-', '1', 'b', '.', 'f', 'n', 'h', 't', '?', 'j']) {
      expect(ask(key, 'room', 'run', false)).toBeNull();
    }
    expect(ask('PageDown', 'room', 'run', false)).toEqual({ kind: 'clicker', by: 1 });
    expect(ask('F8', 'room', 'run', false)).toEqual({ kind: 'timer-toggle' });
    expect(ask('Ctrl z', 'room', 'run', false)).toEqual({ kind: 'undo' });
  });

  it('keeps the run out of the other screens', () => {
    for (const key of ['Space', '+', '1', 'b', 'f', 'n', 'PageDown', 'j'])
      expect(ask(key, 'room', 'session')).toBeNull();
    expect(ask('t', 'room', 'session')).toEqual({ kind: 'testcard' });
    expect(ask('h', 'room', 'start')).toEqual({ kind: 'curtain' });
    expect(ask('t', 'room', 'start')).toBeNull();
  });

  it('does nothing behind a dialog', () => {
    for (const [key] of table) expect(ask(key, 'dialog')).toBeNull();
  });
});

describe('where the hands are', () => {
  const at = (html: string) => {
    document.body.innerHTML = html;
    return handsAt(document.querySelector('#here'));
  };
  it.each([
    ['<div data-hands="composer"><div contenteditable="true" id="here"></div></div>', 'composer'],
    ['<input id="here">', 'text'],
    ['<textarea id="here"></textarea>', 'text'],
    // A list takes letters to find what begins with them.
    ['<select id="here"></select>', 'text'],
    ['<input type="radio" id="here">', 'control'],
    ['<button id="here"></button>', 'control'],
    ['<p id="here"></p>', 'room'],
    ['<dialog open></dialog><input id="here">', 'dialog'],
    ['<div popover><button id="here"></button></div>', 'dialog'],
  ])('%s', (html, hands) => {
    expect(at(html)).toBe(hands);
  });
});
