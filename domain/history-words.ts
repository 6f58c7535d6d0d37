import type { HistoryEntry } from './history.ts';
import type { Language } from './programme.ts';
import { say, sayIfKnown } from './words.ts';

/** A change in words, e.g. `14:02 F1 added a card in “Reading workshop”`. `item` is the item's title, if it has one. */
export function historyLine(language: Language, entry: HistoryEntry, item: string | null): string {
  const did = sayIfKnown(language, `history.did-${entry.kind}`) ?? say(language, 'history.other');
  const what = entry.what === 'change' ? did : say(language, `history.${entry.what}`, { what: did });
  const params = { time: entry.at.slice(11, 16), by: entry.by, what };
  const line =
    item === null ? say(language, 'history.line', params) : say(language, 'history.lineAt', { ...params, item });
  return line.replace(/ {2,}/g, ' ');
}
