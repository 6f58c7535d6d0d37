import type { PersonLevel, PersonRole } from '../../domain/programme.ts';
import { dispatch, newId } from '../desk-client.ts';
import { notify } from '../ui/toasts.ts';
import type { Say } from '../ui/words.ts';

/** A person to be added. Null code: the next free one. Null name: none is kept. */
export interface NewPerson {
  readonly code: string | null;
  readonly level: PersonLevel;
  readonly role: PersonRole;
  readonly unit: string;
  readonly name: string | null;
}

/**
 * Adds people in two commands: first the codes, all or none, then each name to the link key. A name never travels with
 * a code. Gives whether the codes were added; a name that failed is said, and its code stays.
 */
export async function addPeople(workplaceId: string, people: readonly NewPerson[], t: Say): Promise<boolean> {
  // Written codes first: the next free one must not be a code that stands further down.
  const written = people.filter(({ code }) => code !== null);
  const others = people.filter(({ code }) => code === null);
  const made = [...written, ...others].map((person) => ({ ...person, personId: newId() }));
  const answer = await dispatch({
    kind: 'people.add',
    workplaceId,
    people: made.map(({ personId, code, level, role, unit }) => ({
      personId,
      ...(code === null ? {} : { code }),
      level,
      role,
      unit,
    })),
  });
  if (!answer.ok) return false;
  await nameAndSay(made, t('programme.saidPeople', { n: people.length }), t);
  return true;
}

/** What a line says of somebody whose code is there. What is null stays as it is. */
export interface ChangedPerson {
  readonly personId: string;
  readonly level: PersonLevel | null;
  readonly role: PersonRole | null;
  readonly unit: string | null;
  readonly name: string | null;
}

/** Changes people whose codes are there, all or none and undone as one, and then gives each name to the link key. */
export async function changePeople(people: readonly ChangedPerson[], t: Say): Promise<boolean> {
  const answer = await dispatch({
    kind: 'people.edit',
    people: people.map(({ personId, level, role, unit }) => ({
      personId,
      ...(level === null ? {} : { level }),
      ...(role === null ? {} : { role }),
      ...(unit === null ? {} : { unit }),
    })),
  });
  if (!answer.ok) return false;
  await nameAndSay(people, t('programme.saidChangedMany', { n: people.length }), t);
  return true;
}

async function nameAndSay(
  people: readonly { readonly personId: string; readonly name: string | null }[],
  said: string,
  t: Say,
): Promise<void> {
  const named = await Promise.all(
    people.flatMap(({ personId, name }) => (name === null ? [] : [dispatch({ kind: 'name.set', personId, name })])),
  );
  const names = named.filter(({ ok }) => ok).length;
  notify({ text: names > 0 ? `${said} ${t('programme.saidNames', { n: names })}` : said, undo: true });
}
