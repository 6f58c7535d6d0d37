import { join } from 'node:path';
import { app, type Session, session } from 'electron';
import type { Role } from '../../domain/contract.ts';
import { mayRequest } from '../pages/allowed-requests.ts';
import { APP_SCHEME, appOrigin } from '../pages/app-address.ts';
import { downloadName } from '../pages/download-name.ts';
import { answerPage, type PageMap } from '../pages/page-map.ts';

/** The session of each role's windows. */
export type RoleSessions = Readonly<Record<Role, Session>>;

/**
 * Makes the sessions, each with its own role's pages and nothing else. The wall's is kept in memory: what it has shown
 * leaves no trace on the disk. Only once the app is ready.
 */
export function openSessions(pages: PageMap, isPackaged: boolean): RoleSessions {
  const sessions = {
    desk: session.fromPartition('persist:desk'),
    plenum: session.fromPartition('plenum'),
  };
  servePages(sessions.desk, pages, 'desk');
  servePages(sessions.plenum, pages, 'plenum');
  for (const one of [sessions.desk, sessions.plenum, session.defaultSession]) closeOff(one, isPackaged);
  takeDownloads(sessions.desk, 'desk');
  for (const one of [sessions.plenum, session.defaultSession]) takeDownloads(one, null);
  return sessions;
}

function servePages(to: Session, pages: PageMap, role: Role): void {
  to.protocol.handle(APP_SCHEME, ({ url, method }) => {
    const { status, headers, body } = answerPage(pages, role, url, method);
    return new Response(body, { status, headers });
  });
}

/** Nothing is asked of the network, and nothing of the machine: Electron's own default would say yes to all. */
function closeOff(one: Session, isPackaged: boolean): void {
  one.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  one.setPermissionCheckHandler(() => false);
  one.setDevicePermissionHandler(() => false);
  // The dictionary of the checker would come from the network.
  one.setSpellCheckerEnabled(false);
  one.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayRequest(url, isPackaged) }));
}

/** What the page has made itself may be kept, where the facilitator says; nothing else is fetched. */
function takeDownloads(from: Session, role: Role | null): void {
  from.on('will-download', (event, item) => {
    if (role === null || !item.getURL().startsWith(`blob:${appOrigin(role)}/`)) {
      event.preventDefault();
      return;
    }
    item.setSaveDialogOptions({ defaultPath: join(app.getPath('downloads'), downloadName(item.getFilename())) });
  });
}
