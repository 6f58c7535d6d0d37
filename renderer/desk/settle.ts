import { deskApi, useDesk } from '../desk-client.ts';
import { settleComposer } from '../notes/composer.ts';
import { isTextField } from '../ui/text-field.ts';

/** Sends what is being written, in the composer and in the field that has the caret, and waits until the host has it. */
export async function settleWriting(): Promise<void> {
  const field = document.activeElement;
  // A field's text becomes a change when the field is left. The caret goes back: the work may go on after all.
  if (field instanceof HTMLElement && isTextField(field)) {
    field.blur();
    field.focus({ preventScroll: true });
  }
  await settleComposer();
  await nothingPending();
}

/** The same, and says so to whoever is waiting to end the app. */
export async function answerSettle(): Promise<void> {
  await settleWriting();
  await deskApi.desktop({ kind: 'settled' });
}

/** Settles when every command is answered, and none follows from an answer. */
async function nothingPending(): Promise<void> {
  for (;;) {
    await new Promise((done) => setTimeout(done));
    if (useDesk.getState().pending === 0) return;
    await new Promise<void>((done) => {
      const stop = useDesk.subscribe(({ pending }) => {
        if (pending > 0) return;
        stop();
        done();
      });
    });
  }
}
