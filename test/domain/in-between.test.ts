import { describe, expect, it } from 'vitest';
import { applyPatches } from '../../domain/apply-patches.ts';
import { commandRules } from '../../domain/commands.ts';
import { type DatedChange, planUndo } from '../../domain/history.ts';
import { inBetweenFiles } from '../../domain/in-between.ts';
import type { Attachment } from '../../domain/presentation-record.ts';
import { minutesIn, NINE, type Rehearsal } from '../support/sample-book.ts';
import { ak2, handIn, outcomeOf, withCourseworkAk2 } from '../support/sample-coursework.ts';

const DAY = 24 * 60 * 60_000;
const a = { sessionId: 's1', presentationId: 'a' };

function file(id: string, addedAt: number, more: Partial<Attachment> = {}): Attachment {
  const sha256 = id.charCodeAt(0).toString(16).padEnd(64, '0');
  return { id, sha256, ext: 'pdf', name: `${id}.pdf`, bytes: 1, mime: 'application/pdf', addedAt, ...more };
}

/** AK2 and the talk `a` of the group of P01, P02 and P03. */
function room(): Rehearsal {
  const one = withCourseworkAk2();
  one.do({
    kind: 'presentation.add',
    ...a,
    presentationKind: 'project',
    itemId: 'talks',
    groupId: 'g1',
    title: 'Ring',
  });
  return one;
}

const submit = (one: Rehearsal, personId: string, attachment: Attachment, on: { sessionId: string } = ak2) =>
  one.do({ kind: 'submission.attach', ...ak2, ...on, personId, attachment }, attachment.addedAt);

function bring(one: Rehearsal, presentationId: string, attachment: Attachment, more: object = {}): void {
  const on = { sessionId: 's1', presentationId };
  one.do({ kind: 'presentation.add', ...on, presentationKind: 'project', groupId: 'g1', title: 'Før', ...more });
  one.do({ kind: 'presentation.attach', ...on, attachment }, attachment.addedAt);
}

/** A session that ended two weeks before `s1`. */
function withSessionBefore(one: Rehearsal): void {
  const days = Object.values(one.session.days).map((day) => ({ ...day, id: 'd0', date: '2026-11-10' }));
  const [day] = days;
  if (!day) throw new Error('no day');
  const before = { ...one.session, id: 's0', number: one.session.number - 1, days: { d0: day }, items: {} };
  const { programme, sessions } = one.book;
  one.book = { programme, sessions: { ...sessions, s0: { ...before, presentations: {}, submissions: {} } } };
}

const offered = (one: Rehearsal, presentationId: string | null = 'a', groupId: string | null = 'g1') =>
  inBetweenFiles(one.book, { sessionId: 's1', presentationId, groupId }).map(({ attachment }) => attachment.id);

describe('what is offered from the in-between period', () => {
  it('is what was handed in, the group’s own first and the newest of them first', () => {
    const one = room();
    submit(one, 'p4', file('k', NINE));
    submit(one, 'p1', file('f', NINE - 2 * DAY));
    submit(one, 'p2', file('g', NINE - DAY));
    expect(offered(one)).toEqual(['g', 'f', 'k']);
    expect(inBetweenFiles(one.book, { ...a, groupId: 'g1' })[0]).toMatchObject({
      from: { kind: 'coursework', key: 'AK2', code: 'P02' },
      ofGroup: true,
    });
    // Of nobody in particular, all are others'.
    expect(offered(one, null, null)).toEqual(['k', 'g', 'f']);
  });

  it('leaves out what came before the session before had ended', () => {
    const one = room();
    submit(one, 'p1', file('f', NINE - 20 * DAY));
    submit(one, 'p1', file('g', NINE - 2 * DAY));
    expect(offered(one)).toEqual(['g', 'f']);
    withSessionBefore(one);
    expect(offered(one)).toEqual(['g']);
  });

  it('has what was handed in in the session before, after it had ended', () => {
    const one = room();
    withSessionBefore(one);
    submit(one, 'p1', file('g', NINE - 2 * DAY), { sessionId: 's0' });
    submit(one, 'p1', file('f', NINE - 20 * DAY), { sessionId: 's0' });
    expect(offered(one)).toEqual(['g']);
  });

  it('leaves out those who have withdrawn, text alone, and other workplaces', () => {
    const one = room();
    submit(one, 'p1', file('f', NINE));
    one.do({ kind: 'submission.withdraw', ...ak2, personId: 'p1', on: true });
    handIn(one, 'p2', 'Bare tekst.');
    one.do({ kind: 'workplace.add', workplaceId: 'w2', name: 'Sykehjem D', project: { title: 'D', aim: '' } });
    submit(one, 'p4', file('k', NINE));
    const { programme, sessions } = one.book;
    const other = { ...one.session, id: 's2', workplaceId: 'w2', submissions: {} };
    one.book = { programme, sessions: { ...sessions, s2: { ...one.session, id: 's2', workplaceId: 'w2' }, s3: other } };
    expect(offered(one)).toEqual(['k']);
    expect(inBetweenFiles(one.book, { sessionId: 's3', presentationId: null, groupId: null })).toEqual([]);
  });

  it('has what the group brought ahead or for no place, and not what it brought on the day for another talk', () => {
    const one = room();
    bring(one, 'b', file('f', NINE - DAY), { itemId: 'talks' });
    bring(one, 'c', file('g', minutesIn(30)));
    bring(one, 'd', file('h', minutesIn(30)), { itemId: 'talks' });
    bring(one, 'e', file('k', NINE - DAY), { itemId: 'talks', groupId: 'g2' });
    expect(offered(one)).toEqual(['g', 'f']);
  });

  it('leaves out what is attached already, and gives the same bytes once', () => {
    const one = room();
    submit(one, 'p1', file('f', NINE - DAY));
    submit(one, 'p2', file('g', NINE, { sha256: file('f', 0).sha256 }));
    expect(offered(one)).toEqual(['g']);
    one.do({ kind: 'presentation.attach-kept', ...a, fileId: 'g' });
    expect(offered(one)).toEqual([]);
  });
});

describe('a file taken from the in-between period', () => {
  it('is the same bytes under an id of its own, and stays when the coursework is taken back', () => {
    const one = room();
    submit(one, 'p1', file('f', NINE - DAY));
    one.do({ kind: 'presentation.attach-kept', ...a, fileId: 'f', name: 'P01.pdf' });
    one.do({ kind: 'submission.clear', ...ak2, personId: 'p1' });
    const [taken] = Object.values(one.session.presentations.a?.files ?? {});
    expect(taken).toMatchObject({ sha256: file('f', 0).sha256, name: 'P01.pdf', facts: null, addedAt: NINE });
    expect(taken?.id).not.toBe('f');
    expect(one.session.presentations.a).toMatchObject({ mainFileId: taken?.id, status: 'ready' });
  });

  it('becomes a newer version of the talk that is there', () => {
    const one = room();
    one.do({ kind: 'presentation.attach', ...a, attachment: file('h', NINE) });
    submit(one, 'p1', file('f', NINE - DAY));
    one.do({ kind: 'presentation.attach-kept', ...a, fileId: 'f' });
    const talk = one.session.presentations.a;
    expect(talk?.files[talk.mainFileId ?? '']).toMatchObject({ name: 'f.pdf', replaces: 'h' });
  });

  it('is refused where it is not offered', () => {
    const one = room();
    submit(one, 'p1', file('f', NINE - DAY));
    one.do({ kind: 'submission.withdraw', ...ak2, personId: 'p1', on: true });
    for (const fileId of ['f', 'x']) {
      expect(outcomeOf(one, { kind: 'presentation.attach-kept', ...a, fileId })).toBe('FILE_NOT_OFFERED');
    }
  });

  it('can be undone, also when it has been looked into meanwhile', () => {
    const one = room();
    submit(one, 'p1', file('f', NINE - DAY));
    expect(commandRules['presentation.attach-kept'].undoable).toBe(true);
    const before = one.session;
    const records: DatedChange[] = [];
    const record = (kind: string, { patches, inverse }: Pick<DatedChange, 'patches' | 'inverse'>) =>
      records.push({ seq: records.length + 1, kind, at: '', by: 'F1', patches, inverse });
    record('presentation.attach-kept', one.do({ kind: 'presentation.attach-kept', ...a, fileId: 'f' }));
    const fileId = one.session.presentations.a?.mainFileId ?? '';
    const facts = { form: 'pdf' as const, pages: 2, width: 4, height: 3, troubles: [] };
    record('file.inspected', one.do({ kind: 'file.inspected', ...a, fileId, facts, showsAs: 'pages' }));
    const undo = planUndo(records);
    if (!undo.ok) throw new Error(undo.problem.code);
    expect(applyPatches(one.session, undo.value.patches['session/s1'] ?? [])).toEqual({ ok: true, value: before });
  });
});
