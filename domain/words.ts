import type { Language } from './programme.ts';
import enAfter from './words/en/after.json' with { type: 'json' };
import enCards from './words/en/cards.json' with { type: 'json' };
import enCli from './words/en/cli.json' with { type: 'json' };
import enCommon from './words/en/common.json' with { type: 'json' };
import enCoursework from './words/en/coursework.json' with { type: 'json' };
import enDeck from './words/en/deck.json' with { type: 'json' };
import enDesk from './words/en/desk.json' with { type: 'json' };
import enErasure from './words/en/erasure.json' with { type: 'json' };
import enFiles from './words/en/files.json' with { type: 'json' };
import enGroups from './words/en/groups.json' with { type: 'json' };
import enHistory from './words/en/history.json' with { type: 'json' };
import enLate from './words/en/late.json' with { type: 'json' };
import enLinks from './words/en/links.json' with { type: 'json' };
import enMenu from './words/en/menu.json' with { type: 'json' };
import enNotes from './words/en/notes.json' with { type: 'json' };
import enOutcomes from './words/en/outcomes.json' with { type: 'json' };
import enPlan from './words/en/plan.json' with { type: 'json' };
import enPresence from './words/en/presence.json' with { type: 'json' };
import enPresentations from './words/en/presentations.json' with { type: 'json' };
import enPrint from './words/en/print.json' with { type: 'json' };
import enProblem from './words/en/problem.json' with { type: 'json' };
import enProgramme from './words/en/programme.json' with { type: 'json' };
import enProtocol from './words/en/protocol.json' with { type: 'json' };
import enRefusal from './words/en/refusal.json' with { type: 'json' };
import enRun from './words/en/run.json' with { type: 'json' };
import enSafety from './words/en/safety.json' with { type: 'json' };
import enScreens from './words/en/screens.json' with { type: 'json' };
import enSearch from './words/en/search.json' with { type: 'json' };
import enSpeakers from './words/en/speakers.json' with { type: 'json' };
import enStart from './words/en/start.json' with { type: 'json' };
import enThemes from './words/en/themes.json' with { type: 'json' };
import enWall from './words/en/wall.json' with { type: 'json' };
import enWriting from './words/en/writing.json' with { type: 'json' };
import nbAfter from './words/nb/after.json' with { type: 'json' };
import nbCards from './words/nb/cards.json' with { type: 'json' };
import nbCli from './words/nb/cli.json' with { type: 'json' };
import nbCommon from './words/nb/common.json' with { type: 'json' };
import nbCoursework from './words/nb/coursework.json' with { type: 'json' };
import nbDeck from './words/nb/deck.json' with { type: 'json' };
import nbDesk from './words/nb/desk.json' with { type: 'json' };
import nbErasure from './words/nb/erasure.json' with { type: 'json' };
import nbFiles from './words/nb/files.json' with { type: 'json' };
import nbGroups from './words/nb/groups.json' with { type: 'json' };
import nbHistory from './words/nb/history.json' with { type: 'json' };
import nbLate from './words/nb/late.json' with { type: 'json' };
import nbLinks from './words/nb/links.json' with { type: 'json' };
import nbMenu from './words/nb/menu.json' with { type: 'json' };
import nbNotes from './words/nb/notes.json' with { type: 'json' };
import nbOutcomes from './words/nb/outcomes.json' with { type: 'json' };
import nbPlan from './words/nb/plan.json' with { type: 'json' };
import nbPresence from './words/nb/presence.json' with { type: 'json' };
import nbPresentations from './words/nb/presentations.json' with { type: 'json' };
import nbPrint from './words/nb/print.json' with { type: 'json' };
import nbProblem from './words/nb/problem.json' with { type: 'json' };
import nbProgramme from './words/nb/programme.json' with { type: 'json' };
import nbProtocol from './words/nb/protocol.json' with { type: 'json' };
import nbRefusal from './words/nb/refusal.json' with { type: 'json' };
import nbRun from './words/nb/run.json' with { type: 'json' };
import nbSafety from './words/nb/safety.json' with { type: 'json' };
import nbScreens from './words/nb/screens.json' with { type: 'json' };
import nbSearch from './words/nb/search.json' with { type: 'json' };
import nbSpeakers from './words/nb/speakers.json' with { type: 'json' };
import nbStart from './words/nb/start.json' with { type: 'json' };
import nbThemes from './words/nb/themes.json' with { type: 'json' };
import nbWall from './words/nb/wall.json' with { type: 'json' };
import nbWriting from './words/nb/writing.json' with { type: 'json' };

const nb = {
  common: nbCommon,
  wall: nbWall,
  refusal: nbRefusal,
  protocol: nbProtocol,
  problem: nbProblem,
  start: nbStart,
  themes: nbThemes,
  outcomes: nbOutcomes,
  writing: nbWriting,
  programme: nbProgramme,
  plan: nbPlan,
  run: nbRun,
  notes: nbNotes,
  search: nbSearch,
  cards: nbCards,
  presentations: nbPresentations,
  erasure: nbErasure,
  files: nbFiles,
  groups: nbGroups,
  presence: nbPresence,
  after: nbAfter,
  print: nbPrint,
  deck: nbDeck,
  cli: nbCli,
  coursework: nbCoursework,
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
  protocol: enProtocol,
  problem: enProblem,
  start: enStart,
  themes: enThemes,
  outcomes: enOutcomes,
  writing: enWriting,
  programme: enProgramme,
  plan: enPlan,
  run: enRun,
  notes: enNotes,
  search: enSearch,
  cards: enCards,
  presentations: enPresentations,
  erasure: enErasure,
  files: enFiles,
  groups: enGroups,
  presence: enPresence,
  after: enAfter,
  print: enPrint,
  deck: enDeck,
  cli: enCli,
  coursework: enCoursework,
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
