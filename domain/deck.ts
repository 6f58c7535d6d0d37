import { clockText, dateText, minuteText } from './clock-text.ts';
import { broughtSlides, courseworkSections, courseworkSlides, handSlides } from './deck-coursework.ts';
import { fitTitle, splitCardColumns, splitCards, splitTable, splitTimeline } from './deck-fit.ts';
import { bullets, pageNote, signed, tableNote } from './deck-pages.ts';
import { type DeckPictures, presentationSlides } from './deck-presentations.ts';
import { programmeSlide } from './deck-programme.ts';
import type { DayBlock, DeckPlan, Slide, SlideCard, SlideOf, TableColumn } from './deck-slide.ts';
import { DeckPlanSchema } from './deck-slide.ts';
import { plainText } from './plain-text.ts';
import type { Language } from './programme.ts';
import type { RoomCard, RoomDay, RoomItem } from './room.ts';
import type { RoomFacts } from './room-facts.ts';
import { say } from './words.ts';

/**
 * The slides of a session as plain data, made of what is recorded and released and of nothing else. A part that has
 * nothing to show has no slide. Labels are in `language`; what people wrote stays as they wrote it. `pictures` are those
 * that can be had of the files that the room has seen.
 */
export function planDeck(facts: RoomFacts, language: Language, pictures: DeckPictures = new Map()): DeckPlan {
  const begun = facts.days.filter((day) => day.begun);
  const days = begun.length > 0 ? begun : facts.days;
  const [first] = days;
  const single = days.length === 1;
  const number = facts.session.number;
  const titled = (single ? first?.theme : facts.session.title) || first?.theme || facts.workplace;
  const slides: Slide[] = [cover(facts, language, days, titled), programmeSlide(facts, language)];
  slides.push(...broughtSlides(facts.taken.before, language));
  let section = 0;
  for (const day of days) {
    section += 1;
    if (!single) slides.push(daySection(day, section, language));
    slides.push(...daySlides(facts, day, language));
  }
  const before = single ? 0 : section;
  slides.push(...courseworkSlides(facts.coursework, language, before));
  const sections = before + courseworkSections(facts.coursework);
  slides.push(...presentationSlides(facts.presentations, language, sections, pictures));
  slides.push(...closingSlides(facts, language), aboutSlide(facts, days, language));
  const date = first ? dateText(first.date, language) : '';
  const footer = say(language, 'deck.footer', { workplace: facts.workplace, session: number, date });
  // Strict: a key that nobody foresaw stops the export instead of riding along.
  return DeckPlanSchema.parse({ language, title: titled, subject: facts.project.title, footer, slides });
}

function cover(facts: RoomFacts, language: Language, days: readonly RoomDay[], title: string): Slide {
  const [day] = days;
  const session = facts.session.number;
  const { workplace } = facts;
  return {
    kind: 'cover',
    title: fitTitle(title),
    subtitle:
      day && days.length === 1
        ? say(language, 'deck.sessionLine', { session, day: day.number, workplace })
        : say(language, 'deck.sessionLineBoth', { session, workplace }),
    project: facts.project.title ? say(language, 'deck.projectLine', { title: facts.project.title }) : '',
    day: day ? blocksOf(day) : [],
    dayAlt: day ? dayAlt(day, language) : '',
    notes: [facts.project.aim, day ? dateText(day.date, language) : ''].filter(Boolean).join('\n'),
  };
}

function daySection(day: RoomDay, section: number, language: Language): Slide {
  return {
    kind: 'section',
    number: String(section),
    title: fitTitle(day.theme || say(language, 'deck.day', { day: day.number })),
    subtitle: `${say(language, 'deck.day', { day: day.number })}, ${dateText(day.date, language)}`,
    notes: '',
  };
}

function blocksOf(day: RoomDay): DayBlock[] {
  return day.items.map((item) => ({
    fromMinute: item.start,
    minutes: Math.max(1, item.minutes),
    clock: minuteText(item.start),
    label: item.shortTitle || item.title,
    shape: shapeOf(item),
  }));
}

function shapeOf(item: RoomItem): DayBlock['shape'] {
  return item.locked ? 'locked' : item.activity === 'break' ? 'break' : 'plain';
}

function dayAlt(day: RoomDay, language: Language): string {
  return say(language, 'wall.dayLineSentence', {
    from: minuteText(day.startMinute),
    to: minuteText(day.endMinute),
    count: day.items.length,
  });
}

function daySlides(facts: RoomFacts, day: RoomDay, language: Language): Slide[] {
  return [
    ...outcomeSlides(day, language),
    ...timelineSlides(day, language),
    ...timeSlides(facts, day, language),
    ...attendanceSlides(day, language),
    ...day.items.flatMap((item) => [...cardSlides(item, facts, language), ...noteSlides(item, language)]),
    ...handSlides(day, language),
  ];
}

function outcomeSlides(day: RoomDay, language: Language): Slide[] {
  return bullets(language, {
    kicker: day.theme,
    title: say(language, 'wall.outcomes'),
    points: day.outcomes,
    note: '',
    notes: '',
  });
}

function timelineSlides(day: RoomDay, language: Language): Slide[] {
  if (day.items.length === 0) return [];
  const rows = day.items.map((item) => ({ clock: minuteText(item.start), text: item.title, shape: shapeOf(item) }));
  const pages = splitTimeline(rows, day.theme !== '');
  return pages.map((page, index) => ({
    kind: 'timeline',
    kicker: day.theme,
    title: say(language, 'deck.programme'),
    day: blocksOf(day),
    dayAlt: dayAlt(day, language),
    rows: page,
    note: pageNote(language, index, pages.length),
    notes: '',
  }));
}

function attendanceSlides(day: RoomDay, language: Language): Slide[] {
  const { attendance } = day;
  if (!attendance) return [];
  const cells = (
    list: readonly { readonly key: string; readonly count: number }[],
    label: (key: string) => string,
  ): string[] => list.map(({ key, count }) => `${label(key)}: ${count}`);
  const roles = cells(attendance.byRole.cells, (key) => say(language, `common.${key as 'employee'}`));
  const levels = cells(attendance.byLevel.cells, (key) => say(language, `common.${key as 'assistant'}`));
  const hidden = attendance.byRole.hidden || attendance.byLevel.hidden;
  return bullets(language, {
    kicker: day.theme,
    title: say(language, 'deck.attendance'),
    points: [
      say(language, 'deck.present', { present: attendance.present, enrolled: attendance.enrolled }),
      ...(roles.length > 1 ? [say(language, 'deck.byRole', { list: roles.join(', ') })] : []),
      ...(levels.length > 1 ? [say(language, 'deck.byLevel', { list: levels.join(', ') })] : []),
    ],
    note: hidden ? say(language, 'deck.underThree') : '',
    notes: '',
  });
}

function cardSlides(item: RoomItem, facts: RoomFacts, language: Language): Slide[] {
  if (item.cards.length === 0) return [];
  const last = item.cards.reduce((latest, card) => Math.max(latest, card.releasedAt), 0);
  const notes = say(language, 'deck.cardsShown', { time: clockText(last, facts.timeZone) });
  const labels = [...new Set(item.cards.map((card) => card.label))];
  const kicker = say(language, 'deck.cards', { n: item.cards.length });
  const base = { kind: 'cards' as const, kicker, title: fitTitle(item.title), notes };
  if (labels.length < 2 || labels.length > 6) {
    const pages = splitCards(slideCards(item.cards), { kicker: true, note: true });
    return pages.map((columns, index) => ({
      ...base,
      columns,
      note: pageNote(language, index, pages.length),
    }));
  }
  // Two headings a slide: more would put the words under reading size.
  const pairs = Array.from({ length: Math.ceil(labels.length / 2) }, (_, at) => labels.slice(at * 2, at * 2 + 2));
  const pages = pairs.flatMap((pair) =>
    splitCardColumns(
      pair.map((label) => ({
        heading: label || say(language, 'deck.noLabel'),
        cards: slideCards(item.cards.filter((card) => card.label === label)),
      })),
      { kicker: true, note: true },
    ),
  );
  return pages.map((columns, index) => ({
    ...base,
    columns,
    note: pageNote(language, index, pages.length),
  }));
}

/** Cards that say the same, as when two groups chose one concept, stand once with their number and all their groups. */
function slideCards(cards: readonly RoomCard[]): SlideCard[] {
  const alike = new Map<string, RoomCard[]>();
  for (const card of cards) {
    const key = card.text.toLowerCase();
    alike.set(key, [...(alike.get(key) ?? []), card]);
  }
  return [...alike.values()].map((same) => {
    const count = same.reduce((sum, card) => sum + card.count, 0);
    const groups = new Set(same.flatMap((card) => (card.group ? [card.group.name] : [])));
    const text = same[0]?.text ?? '';
    return { text: count > 1 ? `${text} (${count})` : text, group: [...groups].join(', ') };
  });
}

function noteSlides(item: RoomItem, language: Language): Slide[] {
  return bullets(language, {
    kicker: item.title,
    title: say(language, 'deck.fromTheRoom'),
    points: item.notes.filter((note) => note.kind !== 'question').map((note) => plainText(note.text)),
    note: '',
    notes: '',
  });
}

function timeSlides(facts: RoomFacts, day: RoomDay, language: Language): Slide[] {
  const done = day.items.filter((item) => item.actualMs !== null);
  if (done.length === 0) return [];
  const columns: TableColumn[] = [
    { heading: say(language, 'deck.clock'), align: 'left', share: 1, strong: false },
    { heading: say(language, 'deck.item'), align: 'left', share: 6, strong: false },
    { heading: say(language, 'deck.planned'), align: 'right', share: 1, strong: false },
    { heading: say(language, 'deck.used'), align: 'right', share: 1, strong: false },
    { heading: say(language, 'deck.difference'), align: 'right', share: 1, strong: true },
  ];
  const rows = done.map((item) => {
    const used = Math.round((item.actualMs ?? 0) / 60_000);
    return [
      item.startedAt === null ? minuteText(item.start) : clockText(item.startedAt, facts.timeZone),
      item.title,
      String(item.minutes),
      String(used),
      signed(used - item.minutes),
    ];
  });
  const pages = splitTable(columns, rows, { kicker: day.theme !== '' });
  return pages.map(
    (page, index): SlideOf<'table'> => ({
      kind: 'table',
      kicker: day.theme,
      title: say(language, 'deck.times'),
      columns,
      rows: page,
      alt: say(language, 'deck.timesAlt', { n: done.length }),
      note: tableNote(language, index, pages.length),
      notes: '',
    }),
  );
}

function closingSlides(facts: RoomFacts, language: Language): Slide[] {
  const kicker = '';
  const commitments = facts.commitments.map((one) =>
    [
      one.text.replace(/[.\s]+$/, ''),
      [one.owner, one.due ? dateText(one.due, language, false) : ''].filter(Boolean).join(', '),
    ]
      .filter(Boolean)
      .join(' – '),
  );
  const plain = { kicker, note: '', notes: '' };
  return [
    ...bullets(language, { ...plain, title: say(language, 'deck.decisions'), points: facts.decisions }),
    ...bullets(language, { ...plain, title: say(language, 'deck.commitments'), points: commitments }),
    ...bullets(language, { ...plain, title: say(language, 'deck.questions'), points: facts.questions.map(plainText) }),
    ...bullets(language, { ...plain, title: say(language, 'deck.takenFurther'), points: facts.taken.here }),
  ];
}

function aboutSlide(facts: RoomFacts, days: readonly RoomDay[], language: Language): Slide {
  const cards = days.flatMap((day) => day.items).reduce((sum, item) => sum + item.cards.length, 0);
  const dates = days.map((day) => dateText(day.date, language, false)).join(', ');
  const points = [
    say(language, 'deck.aboutDates', { workplace: facts.workplace, dates }),
    ...(cards > 0 ? [say(language, 'deck.aboutCards', { n: cards })] : []),
    ...(facts.presentations.length > 0
      ? [say(language, 'deck.aboutPresentations', { n: facts.presentations.length })]
      : []),
    say(language, 'deck.aboutPeople'),
  ];
  return {
    kind: 'bullets',
    kicker: '',
    title: say(language, 'deck.about'),
    points: points.slice(0, 5),
    note: '',
    notes: '',
  };
}
