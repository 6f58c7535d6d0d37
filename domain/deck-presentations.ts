import { fitTitle, splitTable } from './deck-fit.ts';
import { splitPresentation } from './deck-fit-presentation.ts';
import { bullets, pageNote, signed, tableNote } from './deck-pages.ts';
import type { FeedbackLine, Picture, Slide, TableColumn } from './deck-slide.ts';
import type { FeedbackKind, PresentationKind } from './presentation-record.ts';
import { judgementLine, judgementPoints, plannedUsed } from './presentation-words.ts';
import type { Language } from './programme.ts';
import type { RoomPresentation } from './room.ts';
import { say } from './words.ts';

/** Pictures that can be had of files, by the hash of the file: of a talk its first page, of a picture itself. */
export type DeckPictures = ReadonlyMap<string, Omit<Picture, 'sha256' | 'alt'>>;

/** One presentation needs no table to be found in. */
const OVERVIEW_FROM = 2;

/**
 * The presentations, in a section for the projects and one for the articles: an overview, then one slide, or as many as
 * it takes, for each. `section` is the number of the section before them.
 */
export function presentationSlides(
  all: readonly RoomPresentation[],
  language: Language,
  section: number,
  pictures: DeckPictures,
): Slide[] {
  const kinds = (['project', 'article'] as const).filter((kind) => all.some((one) => one.kind === kind));
  return kinds.flatMap((kind, index) => {
    const list = all.filter((one) => one.kind === kind);
    const heading: Slide = {
      kind: 'section',
      number: String(section + 1 + index),
      title: sectionTitle(kind, language),
      subtitle: [...new Set(list.flatMap((one) => (one.group ? [one.group.name] : [])))].join(', '),
      notes: '',
    };
    const slides = list.flatMap((one) => slidesOf(one, language, pictures));
    return [heading, ...overview(kind, list, language), ...slides];
  });
}

function sectionTitle(kind: PresentationKind, language: Language): string {
  return say(language, kind === 'project' ? 'deck.projectPresentations' : 'deck.articlePresentations');
}

type Heading = 'number' | 'group' | 'presentation' | 'newHere' | 'addsValue' | 'planned' | 'used' | 'difference';

function overview(kind: PresentationKind, list: readonly RoomPresentation[], language: Language): Slide[] {
  if (list.length < OVERVIEW_FROM) return [];
  const judged = list.some((one) => one.judgement !== null);
  const column = (heading: Heading, share: number, more: Partial<TableColumn> = {}): TableColumn => ({
    heading: say(language, `deck.${heading}`),
    align: 'left',
    share,
    strong: false,
    ...more,
  });
  const figure = { align: 'right' } as const;
  const columns = [
    column('number', 0.7),
    column('group', 2),
    column('presentation', judged ? 4 : 5),
    ...(judged ? [column('newHere', 1.1), column('addsValue', 1.1)] : []),
    column('planned', 0.9, figure),
    column('used', 0.9, figure),
    column('difference', 0.9, { ...figure, strong: true }),
  ];
  const rows = list.map((one) => [
    String(one.number),
    one.group?.name ?? '',
    one.title,
    ...(judged ? [answer(one.judgement?.newHere, language), answer(one.judgement?.addsValue, language)] : []),
    ...minutesOf(one),
  ]);
  const pages = splitTable(columns, rows, { kicker: true });
  return pages.map((page, index) => ({
    kind: 'table',
    kicker: sectionTitle(kind, language),
    title: say(language, 'deck.overview'),
    columns,
    rows: page,
    alt: say(language, 'deck.overviewAlt', { n: list.length }),
    note: tableNote(language, index, pages.length),
    notes: '',
  }));
}

function answer(given: 'open' | 'yes' | 'partly' | 'no' | undefined, language: Language): string {
  return given === undefined || given === 'open' ? '' : say(language, `deck.answer-${given}`);
}

/** Planned, used and the difference, in whole minutes; what is not known is empty. */
function minutesOf({ plannedMs, actualMs }: RoomPresentation): [string, string, string] {
  const planned = Math.round(plannedMs / 60_000);
  const shown = plannedMs > 0 ? String(planned) : '';
  if (actualMs === null) return [shown, '', ''];
  const used = Math.round(actualMs / 60_000);
  return [shown, String(used), plannedMs > 0 ? signed(used - planned) : ''];
}

function slidesOf(one: RoomPresentation, language: Language, pictures: DeckPictures): Slide[] {
  const feedback = feedbackLines(one, language);
  const picture = pictureFor(one, language, pictures);
  const kicker = say(language, one.kind === 'project' ? 'deck.presentationOf' : 'deck.articleOf', {
    number: one.number,
    total: one.total,
    group: one.group?.name ?? '',
  }).replace(/[\s.]+$/, '');
  const pages = splitPresentation(one.points, feedback, picture !== null);
  const facts = [plannedUsed(one, language), judgementLine(one.judgement, language)].filter(Boolean).join(' ');
  const notes = notesOf(one, feedback, language);
  const slides = pages.map(
    (page, index): Slide => ({
      kind: 'presentation',
      kicker,
      title: fitTitle(one.title),
      points: page.points,
      feedback: page.feedback,
      picture: page.picture ? picture : null,
      note: index === 0 && facts !== '' ? facts : pageNote(language, index, pages.length),
      notes,
    }),
  );
  const judged = bullets(language, {
    kicker,
    title: say(language, 'deck.judgement'),
    points: judgementPoints(one.judgement, language),
    note: '',
    notes: '',
  });
  return [...slides, ...judged];
}

/** The first of its files of which there is a picture. */
function pictureFor(one: RoomPresentation, language: Language, pictures: DeckPictures): Picture | null {
  for (const { sha256, showsAs } of one.pictures) {
    const found = pictures.get(sha256);
    if (!found) continue;
    const alt = say(language, showsAs === 'pages' ? 'deck.firstPageOf' : 'deck.pictureOf', { title: one.title });
    return { sha256, type: found.type, width: found.width, height: found.height, alt };
  }
  return null;
}

function feedbackLines(one: RoomPresentation, language: Language): FeedbackLine[] {
  const order: readonly FeedbackKind[] = ['keep', 'ask', 'try'];
  return order.flatMap((kind) =>
    one.feedback
      .filter((line) => line.kind === kind)
      .map((line) => ({ label: say(language, `common.${kind}`), text: line.text })),
  );
}

/** What whoever shows the slides again wants at hand: all that the room gave back, and the titles of the group's own. */
function notesOf(one: RoomPresentation, feedback: readonly FeedbackLine[], language: Language): string {
  const titles = one.outline.length > 0 ? [say(language, 'deck.outline', { list: one.outline.join('; ') })] : [];
  return [...feedback.map(({ label, text }) => `${label}: ${text}`), ...titles].join('\n');
}
