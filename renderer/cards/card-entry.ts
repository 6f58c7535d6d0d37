import { CARD_TEXT_MAX, type CardSource } from '../../domain/card-record.ts';
import type { Group, Person } from '../../domain/programme.ts';

/** Who can give a card at this workplace. */
export interface Givers {
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
}

/** What a line says: the card's text, and whose it is when the line begins with that. */
export interface EntryLine {
  readonly text: string;
  readonly from: CardSource;
}

/** What was typed or pasted, as cards. `tooLong` are the lines that no one could read from the last row. */
export interface Entry {
  readonly cards: readonly EntryLine[];
  readonly tooLong: readonly string[];
}

/** What lists and text programs put before a line. */
const BULLET = /^\s*(?:[-–—•*·▪◦]|\d{1,3}[.)])\s+/;
const GIVEN_BY = /^\s*([\p{L}\p{N}][\p{L}\p{N} ]{0,39}):\s+(?=\S)/u;

/** Reads an entry: one card a line, bullets and numbers left out, `P07: …` and `Blå: …` read as whose it is. */
export function readEntry(typed: string, from: CardSource, givers: Givers): Entry {
  const lines = typed
    .split(/\r?\n/)
    .map((line) => readLine(line.replace(BULLET, ''), from, givers))
    .filter(({ text }) => text !== '');
  return {
    cards: lines.filter(({ text }) => text.length <= CARD_TEXT_MAX),
    tooLong: lines.filter(({ text }) => text.length > CARD_TEXT_MAX).map(({ text }) => text),
  };
}

function readLine(line: string, from: CardSource, givers: Givers): EntryLine {
  const named = GIVEN_BY.exec(line);
  const giver = named?.[1] === undefined ? null : exactGiver(named[1], givers);
  return giver && named ? { text: line.slice(named[0].length).trim(), from: giver } : { text: line.trim(), from };
}

function exactGiver(name: string, { people, groups }: Givers): CardSource | null {
  const said = folded(name);
  const person = people.find(({ code }) => folded(code) === said);
  if (person) return { kind: 'person', personId: person.id };
  const group = groups.find((one) => folded(one.name) === said);
  return group ? { kind: 'group', groupId: group.id } : null;
}

/**
 * Givers that match what is typed so far, likeliest first: codes also by their number alone (`7` is `P07`), groups by
 * how their name begins. An empty query matches all, groups before people.
 */
export function matchingGivers(query: string, { people, groups }: Givers): CardSource[] {
  const said = folded(query);
  const ownGroups = groups.filter(({ name }) => folded(name).startsWith(said));
  const number = /^\d+$/.test(said) ? Number(said) : null;
  const exact = people.filter(({ code }) => number !== null && Number(/\d+$/.exec(code)?.[0] ?? -1) === number);
  const others = people.filter((person) => !exact.includes(person) && folded(person.code).includes(said));
  return [
    ...exact.map(({ id }) => ({ kind: 'person' as const, personId: id })),
    ...ownGroups.map(({ id }) => ({ kind: 'group' as const, groupId: id })),
    ...others.map(({ id }) => ({ kind: 'person' as const, personId: id })),
  ];
}

function folded(text: string): string {
  return text.trim().toLowerCase();
}
