import { themesOf } from './collective-feedback.ts';
import { courseworkAt, courseworkOf, termsFor } from './coursework.ts';
import { inOrder } from './order.ts';
import { countedOnDay, presenceAt } from './presence.ts';
import type { Programme } from './programme.ts';
import type { RoomCoursework, RoomTheme } from './room.ts';
import type { Item, Session } from './session.ts';
import { isHandedIn, lastAttempt } from './submissions.ts';
import { type Progress, progressOf } from './threshold.ts';

/**
 * What the room may know of coursework: title and outcome, and the cards that were released. Built field by field, as
 * all that leaves: no verdict, mark, text, highlight, comment, person or count of people has a place in it.
 */
export function releaseCoursework(
  programme: Programme,
  session: Session,
  clean: (text: string) => string,
): RoomCoursework[] {
  return courseworkOf(programme).map((coursework): RoomCoursework => {
    const { title, outcome } = termsFor(coursework, session.workplaceId);
    return {
      courseworkId: coursework.id,
      key: coursework.key,
      title: clean(title),
      outcome: clean(outcome),
      themes: themesOf(session, coursework.id).flatMap((theme): RoomTheme[] =>
        theme.releasedAt === null
          ? []
          : [
              {
                id: theme.id,
                kind: theme.kind,
                title: clean(theme.title),
                text: clean(theme.text),
                quotes: Object.values(theme.quotes).map(clean),
                replies: inOrder(theme.replies).map((reply) => clean(reply.text)),
                releasedAt: theme.releasedAt,
              },
            ],
      ),
    };
  });
}

/**
 * How far the room has come with the coursework of an item: of those in the room, or before anybody is marked of all
 * who are expected. Null where the item has none, and before the first.
 */
export function handedInAt(programme: Programme, session: Session, item: Item): Progress | null {
  const coursework = courseworkAt(programme, item);
  if (!coursework) return null;
  const pieces = session.submissions[coursework.id] ?? {};
  const marks = presenceAt(session, item.id);
  const counted = countedOnDay(programme, session, item.dayId).filter(({ id }) => !pieces[id]?.withdrawnAt);
  const asked = marks.size === 0 ? counted : counted.filter((person) => marks.get(person.id) === 'present');
  const done = asked.filter(({ id }) => {
    const piece = pieces[id];
    return piece !== undefined && isHandedIn(lastAttempt(piece));
  }).length;
  return done === 0 ? null : progressOf(done, asked.length);
}
