import { render } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { offerEditor, stepInEditor } from '../../../renderer/notes/composer.ts';
import NoteEditor from '../../../renderer/notes/NoteEditor.tsx';

test('the steps of the writing can be taken back and done again from outside, while the editor is there', () => {
  const onText = vi.fn();
  const editor = (text: string) => (
    <NoteEditor text={text} label="Notat" hint="" onText={onText} onReady={offerEditor} />
  );
  const { rerender, unmount } = render(editor('Rolig'));
  rerender(editor('Rolig start'));
  onText.mockClear();
  stepInEditor('undo');
  stepInEditor('redo');
  expect(onText.mock.calls).toEqual([['Rolig'], ['Rolig start']]);
  unmount();
  stepInEditor('undo');
  expect(onText).toHaveBeenCalledTimes(2);
});
