import { expect, it } from 'vitest';
import { standingsOf } from '../../domain/coursework-standing.ts';
import { planPrivatePage } from '../../domain/private-page.ts';
import { planProtocol } from '../../domain/protocol.ts';
import { minutesIn, type Rehearsal } from '../support/sample-book.ts';
import { ak2, handIn, settle, withCourseworkAk2 } from '../support/sample-coursework.ts';

const ofP4 = { ...ak2, personId: 'p4' };

/** The lines about P04 that tell of a step, without the day. */
const stepsOf = ({ book, session }: Rehearsal) => {
  const taking = { programme: book.programme, session, elsewhere: [], language: 'nb' as const, nameOf: () => '' };
  const sections = planProtocol(taking).parts.flatMap((part) => part.sections);
  return sections.flatMap(({ lines }) => lines.flatMap((line) => /^Steg: .* (\d\d[:.]\d\d .*)$/.exec(line)?.[1] ?? []));
};

const protocolOf = ({ book, session }: Rehearsal) =>
  JSON.stringify(planProtocol({ programme: book.programme, session, elsewhere: [], language: 'nb', nameOf: () => '' }));

it('tells who has judged blind, and what each came to only when all have', () => {
  const room = withCourseworkAk2();
  handIn(room, 'p4', 'Tekst');
  room.do({ kind: 'case.assessors', ...ofP4, assessors: ['f1', 'f2'] });
  room.do({ kind: 'case.way', ...ofP4, way: 'blindFirst' });
  room.do({ kind: 'case.judge', ...ofP4, facilitatorId: 'f1', verdict: 'notApproved', reason: 'Savner egen praksis' });
  expect(protocolOf(room)).toContain('F1 har vurdert, skjult til begge er inne');
  expect(protocolOf(room)).not.toMatch(/Savner egen praksis|F1 alene/);

  room.do({ kind: 'case.judge', ...ofP4, facilitatorId: 'f2', verdict: 'approved', reason: 'Ser begrepene' });
  expect(protocolOf(room)).toContain('F1 alene: Ikke godkjent. Savner egen praksis');
  expect(protocolOf(room)).toContain('F2 alene: Godkjent. Ser begrepene');
});

it('tells what was marked in a text among the steps of its case, by whom and when, and that a mark was changed', () => {
  const room = withCourseworkAk2();
  handIn(room, 'p4', 'Vi brukte\nskjønn på natt.');
  const place = { start: 10, end: 16, highlightKind: 'strength' as const };
  room.do({ kind: 'highlight.add', ...ofP4, highlightId: 'h1', ...place }, minutesIn(1));
  room.do({ kind: 'case.assessors', ...ofP4, assessors: ['f1', 'f2'] }, minutesIn(2));
  const whole = {
    highlightId: 'h2',
    highlightKind: 'nextStep' as const,
    criterionId: 'praksis',
    comment: 'Hvem gjelder det?',
  };
  room.do({ kind: 'highlight.add', ...ofP4, ...whole }, minutesIn(3), 'F2');
  expect(stepsOf(room)).toEqual([
    '09:01 F1: merket «skjønn» som styrke.',
    '09:02 F1: hvem som vurderer satt til F1 + F2.',
    '09:03 F2: merket hele teksten som neste steg, Knytter til praksis, «Hvem gjelder det?».',
  ]);

  const other = { highlightId: 'h1', highlightKind: 'nextStep' as const, criterionId: 'begrep' };
  room.do({ kind: 'highlight.edit', ...ak2, ...other }, minutesIn(5), 'F2');
  room.do({ kind: 'highlight.remove', ...ak2, highlightId: 'h2' }, minutesIn(6));
  expect(stepsOf(room)).toEqual([
    '09:01 F1: merket «skjønn».',
    '09:02 F1: hvem som vurderer satt til F1 + F2.',
    '09:05 F2: endret merket på «skjønn». Nå neste steg, Bruker begrepene.',
  ]);
});

it('tells of no mark while two judge blind, and of all of them when both are in', () => {
  const room = withCourseworkAk2();
  handIn(room, 'p4', 'Vi brukte skjønn.');
  room.do({ kind: 'case.assessors', ...ofP4, assessors: ['f1', 'f2'] });
  room.do({ kind: 'case.way', ...ofP4, way: 'blindFirst' });
  room.do({ kind: 'highlight.add', ...ofP4, highlightKind: 'strength', start: 10, end: 16 }, minutesIn(1));
  expect(stepsOf(room).join()).not.toContain('merket');
  for (const facilitatorId of ['f1', 'f2'])
    room.do({ kind: 'case.judge', ...ofP4, facilitatorId, verdict: 'approved', reason: 'Ser det' }, minutesIn(2));
  expect(stepsOf(room).join()).toContain('merket «skjønn» som styrke');
});

it('a private page has status and words of every session, and of nobody else', () => {
  const room = withCourseworkAk2();
  handIn(room, 'p4', 'Første');
  room.do({ kind: 'case.feedback', ...ofP4, text: 'Si hvem det gjaldt.' });
  settle(room, 'p4', 'notApproved');
  const later = { ...room.session, id: 's2', number: 3, submissions: {} };
  const taking = {
    ...{ programme: room.book.programme, session: later, language: 'nb' as const, nameOf: () => '' },
    elsewhere: [standingsOf(room.session)],
  };
  const [person, other] = ['p4', 'p5'].map((id) => room.book.programme.people[id]);
  if (!person || !other) throw new Error('they are not there');
  const [part] = planPrivatePage(taking, person, [room.session, later]).parts;
  expect(part?.title).toBe('AK2 Forberedt lesing og presentasjon: Ikke godkjent, samling 2');
  expect(part?.sections.map(({ heading }) => heading)).toEqual(['1. forsøk, samling 2: Ikke godkjent']);
  expect(part?.sections[0]?.lines).toContain('Si hvem det gjaldt.');
  expect(planPrivatePage(taking, other, [room.session, later]).parts[0]?.sections).toEqual([]);
});
