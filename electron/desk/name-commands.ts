import { create } from 'mutative';
import type { NameCommand } from '../../domain/commands.ts';
import type { Patch } from '../../domain/patch.ts';
import type { Names, Programme } from '../../domain/programme.ts';
import { type ApplyContext, touch } from '../../domain/record.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { fail, ok, type Result } from '../../domain/result.ts';

/** What a command did to the link key, ready to be recorded. */
export interface NamesApplied {
  readonly names: Names;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
}

/** A change of the link key; the last is also what closing a day brings with it. */
export type NameChange = Extract<NameCommand, { personId: string }> | { readonly kind: 'name.clear-call-names' };

/** Applies a command to the link key. A name may only be given to a code that there is. Pure. */
export function applyToNames(
  names: Names,
  command: NameChange,
  programme: Programme,
  context: ApplyContext,
): Result<NamesApplied, Refusal> {
  if (command.kind === 'name.set' && !programme.people[command.personId]) {
    return fail(refuse('NO_SUCH_RECORD', { record: 'person' }));
  }
  return changeNames(names, context, (people) => {
    if (command.kind === 'name.set') {
      const { personId, name, callName } = command;
      const known = people[personId];
      const next = { name: name ?? known?.name ?? '', callName: callName ?? known?.callName ?? '' };
      if (next.name === '' && next.callName === '') delete people[personId];
      else people[personId] = next;
    } else if (command.kind === 'name.remove') {
      delete people[command.personId];
    } else {
      clearCallNames(people);
    }
  });
}

/** Lets go of names whose code is gone. */
export function dropStrayNames(names: Names, programme: Programme, context: ApplyContext): NamesApplied | null {
  if (Object.keys(names.people).every((id) => programme.people[id])) return null;
  return changeNames(names, context, (people) => {
    for (const id of Object.keys(people)) if (!programme.people[id]) delete people[id];
  }).value;
}

/** Puts other people in the link key's place. */
export function withPeople(names: Names, people: Names['people'], context: ApplyContext): NamesApplied {
  return changeNames(names, context, (now) => {
    for (const id of Object.keys(now)) if (!people[id]) delete now[id];
    for (const [id, person] of Object.entries(people)) {
      const old = now[id];
      if (old?.name !== person.name || old.callName !== person.callName) now[id] = { ...person };
    }
  }).value;
}

function clearCallNames(people: Names['people']): void {
  for (const [id, person] of Object.entries(people)) {
    if (person.name === '') delete people[id];
    else if (person.callName !== '') person.callName = '';
  }
}

function changeNames(
  names: Names,
  context: ApplyContext,
  change: (people: Names['people']) => void,
): { readonly ok: true; readonly value: NamesApplied } {
  const [draft, finalize] = create(names, { enablePatches: { pathAsArray: true, arrayLengthAssignment: false } });
  change(draft.people);
  touch(draft, context);
  const [next, patches, inverse] = finalize();
  return ok({ names: next, patches: patches as Patch[], inverse: inverse as Patch[] });
}
