import { type BrowserWindow, dialog, shell } from 'electron';
import type { Language } from '../../domain/programme.ts';
import { say } from '../../domain/words.ts';
import { externalLink } from '../pages/external-link.ts';

/**
 * Opens a link in the system's own way once the facilitator has seen where it leads and said yes. An address that is
 * no plain link is passed over in silence. One question at a time; links that come meanwhile are dropped.
 */
export function linkFollower(
  window: () => BrowserWindow | null,
  language: () => Language,
): (address: string) => Promise<void> {
  let asking = false;
  return async (address) => {
    const link = externalLink(address);
    if (!link || asking) return;
    asking = true;
    try {
      const over = window();
      const question = {
        type: 'question' as const,
        message: say(language(), 'links.ask', { place: link.place }),
        detail: say(language(), 'links.detail'),
        buttons: [say(language(), 'links.stay'), say(language(), 'links.open')],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      };
      const { response } = await (over ? dialog.showMessageBox(over, question) : dialog.showMessageBox(question));
      if (response === 1) await shell.openExternal(link.url);
    } catch {
      // The system has nothing to open it with, and says so itself.
    } finally {
      asking = false;
    }
  };
}
