import type { NewProgramme } from '../../domain/contract.ts';
import type { Language } from '../../domain/programme.ts';
import type { SessionKind } from '../../domain/session.ts';

/** The form as it is typed. */
export interface NewProgrammeDraft {
  readonly name: string;
  readonly workplace: string;
  readonly project: string;
  readonly kind: SessionKind;
  readonly language: Language;
  /** `YYYY-MM-DD`, or empty while it is being typed. */
  readonly date: string;
  /** As typed; digits. */
  readonly people: string;
}

/** A field that cannot be sent as it is. */
export type DraftFault = 'name' | 'workplace' | 'date' | 'people';

/** At most so many codes are made at once; one command can carry no more. */
export const PEOPLE_MOST = 300;

/** The fields to be put right, in the order in which they stand in the form. */
export function faultsOf(draft: NewProgrammeDraft): DraftFault[] {
  const people = Number(draft.people);
  return [
    ...(draft.name.trim() ? [] : ['name' as const]),
    ...(draft.workplace.trim() ? [] : ['workplace' as const]),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(draft.date) ? [] : ['date' as const]),
    ...(/^\s*\d{0,3}\s*$/.test(draft.people) && people <= PEOPLE_MOST ? [] : ['people' as const]),
  ];
}

/** What the host makes a programme from. */
export function newProgrammeOf(draft: NewProgrammeDraft): NewProgramme {
  return {
    name: draft.name.trim(),
    workplace: draft.workplace.trim(),
    project: draft.project.trim(),
    language: draft.language,
    kind: draft.kind,
    date: draft.date,
    people: Number(draft.people),
  };
}
