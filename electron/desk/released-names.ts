import type { Book } from '../../domain/command-table.ts';
import type { FolderNotice } from '../../domain/contract.ts';
import { nameInText } from '../../domain/person-in-text.ts';
import type { Names } from '../../domain/programme.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { openSession } from './desk-events.ts';
import { namesIn } from './name-check.ts';

/** The code of such a notice. Its file is the item that the texts belong to, its detail how many they are and their sort. */
const CODE = 'NAME_RELEASED';

/** What the parts of the room's facts are called to the facilitator; all else is the plan. */
const SORTS: Readonly<Record<string, string>> = {
  cards: 'cards',
  notes: 'notes',
  decisions: 'decisions',
  commitments: 'commitments',
  questions: 'questions',
  taken: 'questions',
  presentations: 'presentations',
  coursework: 'themes',
  presenters: 'groups',
  groups: 'groups',
  group: 'groups',
  message: 'message',
  frozen: 'frozen',
  project: 'project',
};

/** Whether a notice tells of a name that the room can see. */
export function isNameNotice({ code }: FolderNotice): boolean {
  return code === CODE;
}

/**
 * Where the open session has released a text that holds a name: what is released is held against the key as it was then,
 * and a name may have come into the key since. Told without the name; the wall is left as it is.
 */
export function nameNotices(book: Book, names: Names): FolderNotice[] {
  const session = openSession(book);
  const all = namesIn(names);
  if (!session || all.length === 0) return [];
  const counts = new Map<string, { readonly itemId: string; readonly sort: string; n: number }>();
  const visit = (value: unknown, sort: string, itemId: string): void => {
    if (typeof value === 'string') {
      if (!nameInText(all, value)) return;
      const place = counts.get(`${sort} ${itemId}`) ?? { itemId, sort, n: 0 };
      place.n += 1;
      counts.set(`${sort} ${itemId}`, place);
    } else if (typeof value === 'object' && value !== null) {
      const own = 'itemId' in value && typeof value.itemId === 'string' ? value.itemId : itemId;
      for (const [key, part] of Object.entries(value)) visit(part, SORTS[key] ?? sort, own);
    }
  };
  // Today is one of the days, which come too.
  const { timeZone: _zone, today: _today, ...facts } = releaseFacts(book.programme, session);
  visit(facts, 'plan', '');
  return [...counts.values()].map(({ itemId, sort, n }) => ({ code: CODE, file: itemId, detail: `${n} ${sort}` }));
}
