import { type App, dialog } from 'electron';
import { say } from '../../domain/words.ts';

/** Says that the app cannot start, and ends it: without a window nobody could end it otherwise. */
export function cannotStart(app: App): void {
  const language = app.getLocale().startsWith('en') ? 'en' : 'nb';
  dialog.showErrorBox(say(language, 'desk.noStartTitle'), say(language, 'desk.noStart'));
  app.exit(1);
}
