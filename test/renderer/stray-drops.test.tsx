import { afterEach, beforeEach, expect, test } from 'vitest';
import { refuseStrayDrops } from '../../renderer/stray-drops.ts';

let stop: () => void;

beforeEach(() => {
  document.body.innerHTML = '<p>Rommet</p><input><div class="taker"></div>';
  stop = refuseStrayDrops();
});
afterEach(() => stop());

/** What becomes of something that is dragged over, or dropped on, a part of the page. */
function drag(name: 'dragover' | 'drop', at: string, types: string[]): { prevented: boolean; effect: string } {
  const dataTransfer = { types, files: [], dropEffect: 'copy' };
  const event = Object.assign(new Event(name, { bubbles: true, cancelable: true }), { dataTransfer });
  document.querySelector(at)?.dispatchEvent(event);
  return { prevented: event.defaultPrevented, effect: dataTransfer.dropEffect };
}

test.each(['dragover', 'drop'] as const)('a %s of a file or a link where nothing takes it leads nowhere', (name) => {
  expect(drag(name, 'p', ['Files'])).toEqual({ prevented: true, effect: 'none' });
  expect(drag(name, 'p', ['text/uri-list', 'text/plain'])).toEqual({ prevented: true, effect: 'none' });
  expect(drag(name, 'input', ['Files'])).toEqual({ prevented: true, effect: 'none' });
});

test('text can still be dragged into a text field', () => {
  expect(drag('drop', 'input', ['text/plain'])).toEqual({ prevented: false, effect: 'copy' });
});

test('what a part of the page takes is left to it', () => {
  document.querySelector('.taker')?.addEventListener('dragover', (event) => event.preventDefault());
  expect(drag('dragover', '.taker', ['Files'])).toEqual({ prevented: true, effect: 'copy' });
});

test('nothing is caught any more once it is stopped', () => {
  stop();
  expect(drag('drop', 'p', ['Files']).prevented).toBe(false);
});
