import type { Patches } from './patch.ts';

/** Whether a change names one of these records, wherever: a group its member, a card its item, the wall what it shows. */
export function buildsOn(patches: Patches, ids: readonly string[]): boolean {
  if (ids.length === 0) return false;
  const said = saidBy(patches);
  return ids.some((id) => said.has(id));
}

// A change is asked about once for each that came before it.
const known = new WeakMap<Patches, ReadonlySet<string>>();

function saidBy(patches: Patches): ReadonlySet<string> {
  const before = known.get(patches);
  if (before) return before;
  const said = new Set<string>();
  for (const [key, steps] of Object.entries(patches)) {
    said.add(key.slice(key.indexOf('/') + 1));
    for (const step of steps) {
      for (const part of step.path) if (typeof part === 'string') said.add(part);
      if ('value' in step) gather(step.value, said);
    }
  }
  known.set(patches, said);
  return said;
}

/** No id is longer. */
const LONGEST = 64;

function gather(value: unknown, said: Set<string>): void {
  if (typeof value === 'string') {
    if (value.length <= LONGEST) said.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      said.add(key);
      gather(inner, said);
    }
  }
}
