import { dateText } from './clock-text.ts';
import type { SlideOf } from './deck-slide.ts';
import type { Language } from './programme.ts';
import type { RoomFacts } from './room-facts.ts';
import { SessionKindSchema } from './session-kinds.ts';
import { say } from './words.ts';

/**
 * Where the session stands in the study programme: three sessions with a period between each. Only this session's dates
 * are known here; the others have none.
 */
export function programmeSlide({ session, days, workplace }: RoomFacts, language: Language): SlideOf<'table'> {
  const dates = [days[0], days.at(-1)].flatMap((day) => (day ? dateText(day.date, language, false) : []));
  const when = [...new Set(dates)].join(' – ');
  const here = say(language, 'deck.whereHere');
  const rows = SessionKindSchema.options.flatMap((kind, at) => {
    const own = kind === session.kind;
    const row = [String(at + 1), say(language, `common.${kind}`), own ? when : '', own ? here : ''];
    return at === 0 ? [row] : [['', say(language, 'deck.between'), '', ''], row];
  });
  return {
    kind: 'table',
    kicker: workplace,
    title: say(language, 'deck.whereTitle'),
    columns: [
      { heading: '', align: 'left', share: 0.6, strong: false },
      { heading: say(language, 'deck.whereSession'), align: 'left', share: 3, strong: false },
      { heading: say(language, 'deck.whereWhen'), align: 'left', share: 4, strong: false },
      { heading: '', align: 'left', share: 2, strong: true },
    ],
    rows,
    alt: say(language, 'deck.whereAlt', { session: say(language, `common.${session.kind}`) }),
    note: '',
    notes: '',
  };
}
