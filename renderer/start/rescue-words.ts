import type { BackedUpSession, BackupHoldings, FolderBackup } from '../../domain/backup.ts';
import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import type { Language } from '../../domain/programme.ts';
import { say } from '../../domain/words.ts';
import { sizeText } from '../intake/size-text.ts';

/** So many sessions are named where there are more. */
const NAMED = 3;

/** When a backup was taken: by the programme's clock, or by this machine's where nobody knows which that was. */
export function whenWords(language: Language, { at, holds }: FolderBackup): string {
  return momentWords(language, at, holds?.timeZone);
}

/** A date and a time: by this machine's clock where no other zone is given. `at` is epoch ms. */
export function momentWords(
  language: Language,
  at: number,
  timeZone: string = Intl.DateTimeFormat().resolvedOptions().timeZone,
): string {
  const date = dateText(localDate(at, timeZone), language);
  return say(language, 'safety.backupAt', { date, time: clockText(at, timeZone) });
}

/** What a session is called. */
export function sessionWords(language: Language, { title, session }: BackedUpSession): string {
  return title || `${say(language, `common.${session.kind}`)} ${session.number}`;
}

/** How much was written down, given and held: `12 notes, 3 presentations`. */
export function amountWords(
  language: Language,
  { notes, cards, presentations }: Pick<BackedUpSession, 'notes' | 'cards' | 'presentations'>,
): string {
  const parts = [
    notes > 0 && say(language, 'safety.rescueNotes', { n: notes }),
    cards > 0 && say(language, 'safety.rescueCards', { n: cards }),
    presentations > 0 && say(language, 'safety.rescuePresentations', { n: presentations }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : say(language, 'safety.rescueNothingYet');
}

/** A backup on one line: which sessions are in it, how much was written in them, and how large it is. */
export function holdingsLine(language: Language, { sessions, bytes }: BackupHoldings): string {
  const sum = (pick: (one: BackedUpSession) => number) => sessions.reduce((total, one) => total + pick(one), 0);
  const all = {
    notes: sum(({ notes }) => notes),
    cards: sum(({ cards }) => cards),
    presentations: sum(({ presentations }) => presentations),
  };
  return `${namedSessions(language, sessions)}. ${amountWords(language, all)}. ${sizeText(language, bytes)}`;
}

/** The newest come first, since they are what one looks for. */
function namedSessions(language: Language, sessions: readonly BackedUpSession[]): string {
  const names = sessions.toReversed().map((one) => sessionWords(language, one));
  if (names.length === 0) return say(language, 'safety.rescueNoSessions');
  if (names.length <= NAMED + 1) return names.join(', ');
  return say(language, 'safety.rescueMore', { named: names.slice(0, NAMED).join(', '), n: names.length - NAMED });
}
