import type { Names, Programme } from './programme.ts';

/**
 * What putting another link key in place does to a code: it gets a name, loses it, gets another one, or only what the
 * person is called in the room is other. Never the name itself.
 */
export interface NameDifference {
  readonly code: string;
  readonly fate: 'named' | 'unnamed' | 'renamed' | 'called';
}

/** What differs between two link keys, by code and in their order. Of a name whose code is gone nothing is said. */
export function namesDifference(now: Names, next: Names, programme: Programme): NameDifference[] {
  return Object.values(programme.people)
    .flatMap(({ id, code }): NameDifference[] => {
      const fate = fateOf(now.people[id], next.people[id]);
      return fate ? [{ code, fate }] : [];
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

type Named = Names['people'][string];

function fateOf(now: Named | undefined, next: Named | undefined): NameDifference['fate'] | null {
  const [old, other] = [now?.name ?? '', next?.name ?? ''];
  if (old !== other) {
    if (old === '') return 'named';
    return other === '' ? 'unnamed' : 'renamed';
  }
  return (now?.callName ?? '') === (next?.callName ?? '') ? null : 'called';
}
