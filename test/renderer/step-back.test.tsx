import { waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dispatch, useDesk } from '../../renderer/desk-client.ts';
import { undoLatest } from '../../renderer/step-back.ts';
import { notify, useToasts } from '../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../support/desk-line.ts';
import { nursingHome } from '../support/sample-book.ts';

let line: DeskLine;
beforeEach(async () => {
  line = await openDesk(nursingHome());
});
afterEach(() => {
  line.stop();
  useToasts.setState({ toasts: [] });
});

const said = () => useToasts.getState().toasts.map(({ text }) => text);

test('what is taken back is said, and what told of it goes', async () => {
  await dispatch({ kind: 'decision.add', sessionId: 's1', text: 'Ringlister på tavla' });
  const there = () => Object.keys(useDesk.getState().session?.decisions ?? {});
  await waitFor(() => expect(there()).toHaveLength(1));
  // What a real host tells with every change.
  useDesk.setState({ undo: 'decision.add' });
  notify({ text: 'Lagt til: Vedtak', undo: true });
  await undoLatest();
  expect(said()).toEqual(['Angret: skrev et vedtak']);
  await waitFor(() => expect(there()).toHaveLength(0));
});
