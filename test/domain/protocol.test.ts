import { expect, it } from 'vitest';
import { planProtocol } from '../../domain/protocol.ts';
import type { Rehearsal } from '../support/sample-book.ts';
import { ak2, handIn, withCourseworkAk2 } from '../support/sample-coursework.ts';

const ofP4 = { ...ak2, personId: 'p4' };

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
