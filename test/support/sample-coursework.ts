import type { Verdict } from '../../domain/coursework-record.ts';
import { nursingHome, type Rehearsal } from './sample-book.ts';

const s1 = { sessionId: 's1' };
/** A piece of coursework of the session `s1`. */
export const ak2 = { ...s1, courseworkId: 'ak2' };

/** Terms as a template gives them. */
export const TERMS = {
  title: 'Forberedt lesing og presentasjon',
  outcome: 'Bruke begreper fra teksten på egen praksis',
  task: 'Les teksten og presenter den for gruppa.',
  form: 'presentation' as const,
  dueKind: 'implementation' as const,
  attempts: [{ due: '2026-11-24' }, { due: null }],
  criteria: {
    form: 'checklist' as const,
    list: [
      { id: 'begrep', title: 'Bruker begrepene' },
      { id: 'praksis', title: 'Knytter til praksis' },
    ],
  },
  strengths: 3,
  nextSteps: 3,
};

/** The nursing home with three facilitators and AK2. F3 follows the group of P01, P02 and P03. */
export function withCourseworkAk2(room: Rehearsal = nursingHome()): Rehearsal {
  for (const n of [1, 2, 3]) room.do({ kind: 'facilitator.add', facilitatorId: `f${n}`, initials: `F${n}` });
  room.do({ kind: 'facilitator.follow', facilitatorId: 'f3', groupIds: ['g1'] });
  room.do({ kind: 'coursework.add', courseworkId: 'ak2', key: 'AK2', ...TERMS });
  return room;
}

/** Hands in a text. */
export function handIn(room: Rehearsal, personId: string, text: string): void {
  room.do({ kind: 'submission.hand-in', ...ak2, personId, how: 'pasted', text });
}

/** Settles a case by F1 and F2. */
export function settle(room: Rehearsal, personId: string, verdict: Verdict = 'approved'): void {
  room.do({ kind: 'case.assessors', ...ak2, personId, assessors: ['f1', 'f2'] });
  room.do({ kind: 'case.settle', ...ak2, personId, verdict, reason: 'Bruker begrepene på eget arbeid.' });
}

/** What a refused command was refused for; `ok` when it was not. */
export function outcomeOf(room: Rehearsal, command: Parameters<Rehearsal['try']>[0], by = 'F1'): string {
  const result = room.try(command, undefined, by);
  return result.ok ? 'ok' : result.problem.code;
}
