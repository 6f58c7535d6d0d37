import type { App, WebContents } from 'electron';
import type { Role } from '../../domain/contract.ts';
import { isOwnPage } from '../pages/app-address.ts';

/** What the guards go by. */
export interface GuardTaking {
  readonly roleOf: (contentsId: number) => Role | null;
  /** The desk's page asked for an address outside the app. */
  readonly onLink: (address: string) => void;
}

/**
 * Keeps every page where it is, from its first moment: nothing leads elsewhere, opens a window or brings a page into
 * a page. A page may only begin anew. A link out of the desk is handed to `onLink`; out of the wall it leads nowhere.
 */
export function guardContents(app: App, taking: GuardTaking): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, taking));
}

function guard(contents: WebContents, { roleOf, onLink }: GuardTaking): void {
  const { id } = contents;
  const follow = (address: string) => {
    if (roleOf(id) === 'desk') onLink(address);
  };
  contents.on('will-navigate', (event) => {
    if (isOwnPage(roleOf(id), event.url)) return;
    event.preventDefault();
    follow(event.url);
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(roleOf(id), event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    follow(url);
    return { action: 'deny' };
  });
}
