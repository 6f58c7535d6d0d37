import type { Highlight, Submission, Theme } from './coursework-record.ts';
import { codesInText, codesOf } from './person-in-text.ts';
import type { Programme } from './programme.ts';
import type { Session } from './session.ts';
import { PEOPLE_MIN } from './threshold.ts';

/** Something in a card that could tell who wrote. `word` is as it stands in the card. */
export interface TellingWord {
  readonly kind: 'code' | 'unit' | 'rare';
  readonly word: string;
}

/** What stands between a card and the room. */
export interface ThemeCheck {
  /** People it rests on; two highlights of one person are one. */
  readonly people: number;
  /** It rests on fewer than three. */
  readonly few: boolean;
  /** Fewer than three, and not yet reworded. */
  readonly needsRewording: boolean;
  /** Words that have to go (codes, units) or to be accepted (rare ones), in the order they come. */
  readonly words: readonly TellingWord[];
  /** Runs of words that it has in common with a source though it rests on few. */
  readonly echoes: readonly string[];
  /** Quotes that it may not have, since it rests on few. */
  readonly quotes: number;
  readonly empty: boolean;
}

/** So many words in a row are recognised by whoever wrote them, and by their table. */
export const ECHO_WORDS = 4;
/** Shorter words are in everybody's texts sooner or later. */
const RARE_LETTERS = 6;

const WORD = /[\p{L}\p{N}]+/gu;

function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(WORD) ?? [];
}

/** Everything of a card that the room would read. */
export function cardTexts({ title, text, quotes }: Pick<Theme, 'title' | 'text' | 'quotes'>): string[] {
  return [title, text, ...Object.values(quotes)];
}

/** The texts of a piece of coursework that were typed in, one for each person. */
function sources(submissions: Readonly<Record<string, Submission>>): Map<string, string> {
  return new Map(
    Object.values(submissions).flatMap(({ personId, attempts, withdrawnAt }) => {
      const text = attempts.map((attempt) => attempt.text).join('\n');
      return withdrawnAt === null && text.trim() !== '' ? [[personId, text] as const] : [];
    }),
  );
}

/**
 * The words that only one person's text uses, in lower case. Where fewer than three have written, every word would be
 * rare, and none says more than the others.
 */
export function rareWords(submissions: Readonly<Record<string, Submission>>): ReadonlySet<string> {
  const texts = sources(submissions);
  const users = new Map<string, number>();
  for (const text of texts.values()) {
    const own = new Set(wordsOf(text.toLowerCase()).filter((word) => [...word].length >= RARE_LETTERS));
    for (const word of own) users.set(word, (users.get(word) ?? 0) + 1);
  }
  return new Set([...users].flatMap(([word, count]) => (count === 1 ? [word] : [])));
}

/** The people that a card rests on. */
export function peopleBehind(theme: Pick<Theme, 'restsOn'>, highlights: Readonly<Record<string, Highlight>>): string[] {
  return [...new Set(Object.keys(theme.restsOn).flatMap((id) => highlights[id]?.personId ?? []))];
}

/**
 * Checks a card. Names and call names are checked where they are known, on the desk. Whoever checks again at every key
 * gives the rare words, which do not change with the card and take long to find.
 */
export function checkTheme(
  programme: Programme,
  session: Session,
  courseworkId: string,
  theme: Theme,
  rare?: ReadonlySet<string>,
): ThemeCheck {
  const highlights = session.highlights[courseworkId] ?? {};
  const submissions = session.submissions[courseworkId] ?? {};
  const people = peopleBehind(theme, highlights).length;
  const few = people < PEOPLE_MIN;
  return {
    people,
    few,
    needsRewording: few && !theme.reworded,
    words: tellingWords(programme, session, rare ?? rareWords(submissions), theme),
    echoes: few ? echoesOf(theme, highlights, submissions) : [],
    quotes: few ? Object.keys(theme.quotes).length : 0,
    empty: theme.text.trim() === '',
  };
}

/** Whether a check leaves nothing to do. */
export function isClear({ needsRewording, words, echoes, quotes, empty }: ThemeCheck): boolean {
  return !needsRewording && words.length === 0 && echoes.length === 0 && quotes === 0 && !empty;
}

function tellingWords(programme: Programme, session: Session, rare: ReadonlySet<string>, theme: Theme): TellingWord[] {
  const codes = codesOf(programme);
  const units = unitsOf(programme, session.workplaceId);
  const found = new Map<string, TellingWord>();
  for (const text of cardTexts(theme)) {
    for (const word of codesInText(codes, text)) found.set(`code ${word}`, { kind: 'code', word });
    for (const unit of units) if (holdsPhrase(text, unit)) found.set(`unit ${unit}`, { kind: 'unit', word: unit });
    for (const word of wordsOf(text)) {
      const plain = word.toLowerCase();
      if (rare.has(plain) && !theme.accepted[plain]) found.set(`rare ${plain}`, { kind: 'rare', word });
    }
  }
  return [...found.values()];
}

function unitsOf(programme: Programme, workplaceId: string): string[] {
  const units = Object.values(programme.people).flatMap((one) => (one.workplaceId === workplaceId ? one.unit : []));
  const all = new Set([...(programme.workplaces[workplaceId]?.units ?? []), ...units]);
  return [...all].filter((unit) => wordsOf(unit).length > 0);
}

/** Whether a phrase stands in a text as words of their own, whatever the capitals and what stands between them. */
function holdsPhrase(text: string, phrase: string): boolean {
  return runsIn(wordsOf(text.toLowerCase()), wordsOf(phrase).length).has(wordsOf(phrase.toLowerCase()).join(' '));
}

function runsIn(words: readonly string[], length: number): Set<string> {
  const runs = new Set<string>();
  for (let at = 0; at + length <= words.length; at += 1) runs.add(words.slice(at, at + length).join(' '));
  return runs;
}

function echoesOf(
  theme: Theme,
  highlights: Readonly<Record<string, Highlight>>,
  submissions: Readonly<Record<string, Submission>>,
): string[] {
  const behind = Object.keys(theme.restsOn).flatMap((id) => highlights[id] ?? []);
  const texts = behind.flatMap(({ personId, comment }) => [
    comment,
    ...(submissions[personId]?.attempts ?? []).map((attempt) => attempt.text),
  ]);
  return sharedRuns(cardTexts(theme), texts);
}

/** The runs of four words, in lower case, that some texts have in common with others. */
export function sharedRuns(texts: readonly string[], others: readonly string[]): string[] {
  const runsOf = (all: readonly string[]) =>
    all.flatMap((text) => [...runsIn(wordsOf(text.toLowerCase()), ECHO_WORDS)]);
  const theirs = new Set(runsOf(others));
  return [...new Set(runsOf(texts).filter((run) => theirs.has(run)))];
}
