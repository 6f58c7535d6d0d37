import { describe, expect, it } from 'vitest';
import type { SessionSummary } from '../../../domain/contract.ts';
import { daysHeld } from '../../../renderer/start/days-held.ts';
import { partOfDay } from '../../../renderer/start/greeting.ts';
import { leadText } from '../../../renderer/start/lead-text.ts';
import { faultsOf, newProgrammeOf } from '../../../renderer/start/new-programme-form.ts';
import { nextDay } from '../../../renderer/start/next-day.ts';
import { readyList } from '../../../renderer/start/ready-list.ts';
import { nursingHome } from '../../support/sample-book.ts';

type DayFacts = Partial<SessionSummary['days'][number]> & { date: string };

function summary(id: string, ...days: DayFacts[]): SessionSummary {
  return {
    id,
    workplaceId: 'w1',
    kind: 'kickoff',
    number: Number(id.slice(1)),
    title: '',
    held: [],
    days: days.map((day, index) => ({
      id: `${id}d${index + 1}`,
      number: index + 1,
      theme: '',
      closed: false,
      begun: false,
      ...day,
    })),
  };
}

const { programme } = nursingHome().book;

describe('the greeting', () => {
  it('says good evening to whoever is up before five', () => {
    expect([299, 300, 599, 600, 1079, 1080].map(partOfDay)).toEqual([
      'evening',
      'morning',
      'morning',
      'day',
      'day',
      'evening',
    ]);
  });
});

describe('the day to open', () => {
  const one = summary('s1', { date: '2026-11-24', closed: true }, { date: '2026-11-25', begun: true });
  const two = summary('s2', { date: '2027-02-09' }, { date: '2027-02-10' });

  it('is today before anything that lies ahead', () => {
    expect(nextDay(programme, [one, two], '2027-02-10')).toMatchObject({ day: { id: 's2d2' }, when: 'today' });
  });

  it('is the next that comes, though an older one was never closed', () => {
    expect(nextDay(programme, [one, two], '2026-12-24')).toMatchObject({ day: { id: 's2d1' }, when: 'ahead' });
  });

  it('is the one that was left open when nothing lies ahead', () => {
    expect(nextDay(programme, [one], '2026-12-24')).toMatchObject({ day: { id: 's1d2' }, when: 'unclosed' });
  });

  it('is none when all is closed or nothing was begun', () => {
    expect(nextDay(programme, [summary('s1', { date: '2026-11-24', closed: true })], '2026-11-24')).toBeNull();
    expect(nextDay(programme, [summary('s1', { date: '2026-11-24' })], '2026-12-24')).toBeNull();
  });

  it('is that of the open session when two are held on the same date', () => {
    const twin = { ...summary('s3', { date: '2027-02-09' }), workplaceId: 'w2' };
    const open = { ...programme, openSessionId: 's3' };
    expect(nextDay(open, [two, twin], '2027-02-09')?.session.id).toBe('s3');
  });
});

describe('the sentence under the greeting', () => {
  const { session } = nursingHome();
  const today = { ...summary('s1', { date: '2026-11-24' }) };
  const day = { ...today.days[0], id: Object.keys(session.days)[0] } as SessionSummary['days'][number];
  const listed = { ...today, number: 2, days: [day] };
  const lead = (minute: number, open: typeof session | null = session, language: 'nb' | 'en' = 'nb') =>
    leadText(language, '2026-11-24', minute, nextDay(programme, [listed], '2026-11-24'), open);

  it('counts the minutes to the start when they are few', () => {
    expect(lead(502)).toBe('Tirsdag 24. november. Samling 2 på Sykehjem C begynner 09:00, om 38 minutter.');
    expect(lead(539.5)).toContain('09:00, om ett minutt.');
    expect(lead(502, session, 'en')).toBe(
      'Tuesday 24 November. Session 2 at Sykehjem C begins at 09:00, in 38 minutes.',
    );
  });

  it('names the time alone when it is far off, and says when the day has begun', () => {
    expect(lead(300)).toContain('begynner 09:00.');
    expect(lead(541)).toContain('begynte 09:00.');
  });

  it('gives no time for a session that is not open', () => {
    expect(lead(502, null)).toBe('Tirsdag 24. november. Samling 2 på Sykehjem C er i dag.');
  });

  it('says so when nothing is planned, whether something was held or not', () => {
    expect(leadText('nb', '2026-11-24', 500, null, null)).toContain('Ingen samling er satt opp framover.');
  });
});

describe('days held', () => {
  it('counts closed days and begun days that have passed, out of six', () => {
    const sessions = [
      summary('s1', { date: '2026-11-24', closed: true }, { date: '2026-11-25', begun: true }),
      summary('s2', { date: '2027-02-09', begun: true }, { date: '2027-02-10' }),
    ];
    expect(daysHeld(sessions, 'w1', '2027-02-09')).toEqual({ held: 2, of: 6 });
    expect(daysHeld(sessions, 'w2', '2027-02-09')).toEqual({ held: 0, of: 6 });
  });
});

describe('what is ready', () => {
  const linesOf = (rehearsal: ReturnType<typeof nursingHome>, walls = 0) =>
    readyList(rehearsal.book.programme, rehearsal.session, Object.keys(rehearsal.session.days)[0] ?? '', walls);

  it('lists only what is recorded, and what needs a look comes last', () => {
    expect(linesOf(nursingHome(), 1).map(({ state, line }) => [state, line.kind])).toEqual([
      ['ready', 'plan'],
      ['ready', 'lock'],
      ['ready', 'people'],
      ['ready', 'walls'],
      ['look', 'no-facilitator'],
    ]);
  });

  it('says by how much the plan is too long, and that lunch is not locked', () => {
    const rehearsal = nursingHome();
    rehearsal.do({ kind: 'item.edit', sessionId: 's1', itemId: 'lunch', lockedStart: null });
    rehearsal.do({ kind: 'item.edit', sessionId: 's1', itemId: 'open', minutes: 30 });
    const kinds = linesOf(rehearsal).map(({ line }) => line);
    expect(kinds).toContainEqual({ kind: 'plan-over', over: 10 });
    expect(kinds).toContainEqual({ kind: 'no-lunch-lock' });
  });

  it('counts the groups that are to present and how many files there are', () => {
    const rehearsal = nursingHome();
    rehearsal.do({
      kind: 'presentation.add',
      sessionId: 's1',
      presentationKind: 'project',
      itemId: 'talks',
      groupId: 'g1',
      title: 'Vakter',
    });
    expect(linesOf(rehearsal)).toContainEqual({ state: 'look', line: { kind: 'files', delivered: 0, of: 1 } });
  });
});

describe('a new programme', () => {
  const draft = {
    name: ' Læring ',
    workplace: 'Sykehjem C',
    project: '',
    kind: 'kickoff',
    language: 'nb',
    date: '2026-11-24',
    people: '',
  } as const;

  it('needs a name, a workplace and a date, and takes no people as none', () => {
    expect(faultsOf(draft)).toEqual([]);
    expect(newProgrammeOf(draft)).toMatchObject({ name: 'Læring', people: 0 });
    expect(faultsOf({ ...draft, name: ' ', workplace: '', date: '' })).toEqual(['name', 'workplace', 'date']);
  });

  it('takes whole numbers of people up to three hundred', () => {
    expect(faultsOf({ ...draft, people: '300' })).toEqual([]);
    for (const people of ['301', 'tjue', '-1', '2,5']) expect(faultsOf({ ...draft, people })).toEqual(['people']);
  });
});
