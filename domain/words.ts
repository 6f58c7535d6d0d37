import type { Language } from './programme.ts';
import enAfter from './words/en/after.json';
import enCards from './words/en/cards.json';
import enCli from './words/en/cli.json';
import enCommon from './words/en/common.json';
import enDeck from './words/en/deck.json';
import enDesk from './words/en/desk.json';
import enFiles from './words/en/files.json';
import enGroups from './words/en/groups.json';
import enHistory from './words/en/history.json';
import enLate from './words/en/late.json';
import enLinks from './words/en/links.json';
import enMenu from './words/en/menu.json';
import enNotes from './words/en/notes.json';
import enPlan from './words/en/plan.json';
import enPresence from './words/en/presence.json';
import enPresentations from './words/en/presentations.json';
import enPrint from './words/en/print.json';
import enProblem from './words/en/problem.json';
import enProgramme from './words/en/programme.json';
import enRefusal from './words/en/refusal.json';
import enRun from './words/en/run.json';
import enSafety from './words/en/safety.json';
import enScreens from './words/en/screens.json';
import enSpeakers from './words/en/speakers.json';
import enStart from './words/en/start.json';
import enWall from './words/en/wall.json';
import nbAfter from './words/nb/after.json';
import nbCards from './words/nb/cards.json';
import nbCli from './words/nb/cli.json';
import nbCommon from './words/nb/common.json';
import nbDeck from './words/nb/deck.json';
import nbDesk from './words/nb/desk.json';
import nbFiles from './words/nb/files.json';
import nbGroups from './words/nb/groups.json';
import nbHistory from './words/nb/history.json';
import nbLate from './words/nb/late.json';
import nbLinks from './words/nb/links.json';
import nbMenu from './words/nb/menu.json';
import nbNotes from './words/nb/notes.json';
import nbPlan from './words/nb/plan.json';
import nbPresence from './words/nb/presence.json';
import nbPresentations from './words/nb/presentations.json';
import nbPrint from './words/nb/print.json';
import nbProblem from './words/nb/problem.json';
import nbProgramme from './words/nb/programme.json';
import nbRefusal from './words/nb/refusal.json';
import nbRun from './words/nb/run.json';
import nbSafety from './words/nb/safety.json';
import nbScreens from './words/nb/screens.json';
import nbSpeakers from './words/nb/speakers.json';
import nbStart from './words/nb/start.json';
import nbWall from './words/nb/wall.json';

const nb = {
  common: nbCommon,
  wall: nbWall,
  refusal: nbRefusal,
  problem: nbProblem,
  start: nbStart,
  programme: nbProgramme,
  plan: nbPlan,
  run: nbRun,
  notes: nbNotes,
  cards: nbCards,
  presentations: nbPresentations,
  files: nbFiles,
  groups: nbGroups,
  presence: nbPresence,
  after: nbAfter,
  print: nbPrint,
  deck: nbDeck,
  cli: nbCli,
  desk: nbDesk,
  history: nbHistory,
  late: nbLate,
  links: nbLinks,
  menu: nbMenu,
  safety: nbSafety,
  screens: nbScreens,
  speakers: nbSpeakers,
};

// `satisfies` makes a sentence that is missing in English a type error; a test covers the other way round.
const en = {
  common: enCommon,
  wall: enWall,
  refusal: enRefusal,
  problem: enProblem,
  start: enStart,
  programme: enProgramme,
  plan: enPlan,
  run: enRun,
  notes: enNotes,
  cards: enCards,
  presentations: enPresentations,
  files: enFiles,
  groups: enGroups,
  presence: enPresence,
  after: enAfter,
  print: enPrint,
  deck: enDeck,
  cli: enCli,
  desk: enDesk,
  history: enHistory,
  late: enLate,
  links: enLinks,
  menu: enMenu,
  safety: enSafety,
  screens: enScreens,
  speakers: enSpeakers,
} satisfies typeof nb;

type Catalogue = typeof nb;

/** A plural form is chosen by `n`, so its key is asked for without the ending. */
type Stem<K extends string> = K extends `${infer S}_one` | `${infer S}_other` ? S : K;

/** Every sentence of the app: `<area>.<key>`. */
export type WordKey = {
  [A in keyof Catalogue & string]: `${A}.${Stem<keyof Catalogue[A] & string>}`;
}[keyof Catalogue & string];

/** What fills the `{…}` of a sentence. */
export type WordParams = Readonly<Record<string, string | number>>;

const plural = { nb: new Intl.PluralRules('nb'), en: new Intl.PluralRules('en') };

/**
 * A sentence in a language, its `{…}` filled. With `n` among the params, `<key>_one` or `<key>_other` is taken where
 * there is such a pair.
 */
export function say(language: Language, key: WordKey, params: WordParams = {}): string {
  return fill(find(language, key, params) ?? key, params);
}

/** The same for keys that are put together at run time, such as `refusal.<code>.title`; null where there is none. */
export function sayIfKnown(language: Language, key: string, params: WordParams = {}): string | null {
  const text = find(language, key, params);
  return text === null ? null : fill(text, params);
}

/** A decimal number the way the language writes it: `78,8` or `78.8`. */
export function numberText(language: Language, value: number, decimals = 0): string {
  const text = value.toFixed(decimals);
  return language === 'nb' ? text.replace('.', ',') : text;
}

function find(language: Language, key: string, params: WordParams): string | null {
  const dot = key.indexOf('.');
  const catalogue: Record<string, Record<string, string>> = language === 'nb' ? nb : en;
  const area = catalogue[key.slice(0, dot)];
  const name = key.slice(dot + 1);
  const { n } = params;
  const form =
    typeof n === 'number' ? area?.[`${name}_${plural[language].select(n) === 'one' ? 'one' : 'other'}`] : undefined;
  return form ?? area?.[name] ?? null;
}

function fill(text: string, params: WordParams): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
