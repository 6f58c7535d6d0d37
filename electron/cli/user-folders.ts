import { join } from 'node:path';

/** Where this user's programmes and this machine's tokens of the day lie. */
export interface UserFolders {
  /** Programmes: not Documents, which is often a cloud folder. */
  readonly data: string;
  /** Tokens and the last port; outside every programme. */
  readonly state: string;
  /** The same for the desktop: what its windows keep, and which programmes were open. */
  readonly desktopState: string;
  /** The facilitator's own templates. */
  readonly templates: string;
}

/** The folders by each system's custom; `SAMLING_DATA` and `SAMLING_STATE` come before it. */
export function userFolders(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): UserFolders {
  const base =
    platform === 'win32'
      ? {
          data: env.LOCALAPPDATA || join(home, 'AppData', 'Local'),
          state: env.LOCALAPPDATA || join(home, 'AppData', 'Local'),
        }
      : platform === 'darwin'
        ? { data: join(home, 'Library', 'Application Support'), state: join(home, 'Library', 'Application Support') }
        : {
            data: env.XDG_DATA_HOME || join(home, '.local', 'share'),
            state: env.XDG_STATE_HOME || join(home, '.local', 'state'),
          };
  const data = env.SAMLING_DATA || join(base.data, 'Samling');
  return {
    data: join(data, 'programmes'),
    state: env.SAMLING_STATE || join(base.state, 'Samling', 'browser-mode'),
    desktopState: join(env.SAMLING_STATE || join(base.state, 'Samling'), 'desktop'),
    templates: join(data, 'templates'),
  };
}
