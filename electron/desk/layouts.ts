import { currentVersion, type DocumentFormat, migrate } from '../../domain/migrations.ts';
import { NamesSchema, ProgrammeSchema } from '../../domain/programme.ts';
import { type Session, SessionSchema } from '../../domain/session.ts';
import type { DocumentLayout } from '../store/layout.ts';
import { DIGEST_VERSION, digestOf } from './session-digest.ts';

/** The name of the session's folder, from what is known when it is made: sortable, readable, and never a person's. */
function sessionFolder(session: Session): string {
  const first = Object.values(session.days).reduce<string>(
    (earliest, { date }) => (earliest === '' || date < earliest ? date : earliest),
    '',
  );
  return `${first}-${session.kind}-${session.number}`;
}

const MAIN_FORMATS = ['samling/programme', 'samling/session'] as const satisfies readonly DocumentFormat[];

/** The programme and its sessions. */
export const programmeLayout: DocumentLayout = {
  versions: Object.fromEntries(MAIN_FORMATS.map((format) => [format, currentVersion(format)])),
  places: ['programme.json', 'sessions/*/session.json'],
  principal: 'programme',
  keyOf: (format, data) => {
    if (format === 'samling/programme') return 'programme';
    const id = (data as Partial<Session> | null)?.id;
    return format === 'samling/session' && typeof id === 'string' ? `session/${id}` : null;
  },
  formatOf: (key) =>
    key === 'programme' ? 'samling/programme' : key.startsWith('session/') ? 'samling/session' : null,
  pathFor: (key, data) =>
    key === 'programme' ? 'programme.json' : `sessions/${sessionFolder(data as Session)}/session.json`,
  migrate: (format, version, data) => migrate(format as DocumentFormat, version, data),
  isSound: (key, data) => (key === 'programme' ? ProgrammeSchema : SessionSchema).safeParse(data).success,
  digest: { version: DIGEST_VERSION, of: (_key, data) => digestOf(data as Session) },
  ownsFolder: true,
  neighbours: ['names.json', 'attachments', 'exports'],
};

/** The link key: a guest in the programme's folder, with a journal of its own. */
export const namesLayout: DocumentLayout = {
  versions: { 'samling/names': currentVersion('samling/names') },
  places: ['names.json'],
  principal: 'names',
  keyOf: (format) => (format === 'samling/names' ? 'names' : null),
  formatOf: (key) => (key === 'names' ? 'samling/names' : null),
  pathFor: () => 'names.json',
  migrate: (format, version, data) => migrate(format as DocumentFormat, version, data),
  isSound: (_key, data) => NamesSchema.safeParse(data).success,
  ownsFolder: false,
  neighbours: [],
};

/** The main store's own folder, and that of the names. */
export const metaFolders = { programme: '.samling', names: '.samling/names' } as const;
