import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlannedDaySchema } from '../../domain/agenda-commands.ts';
import { plannedDays } from '../../domain/template.ts';
import { readTemplate } from '../../domain/template-check.ts';

type Draft = Record<string, unknown>;

const item = (title: string, minutes: number, more: Draft = {}): Draft => ({
  title,
  minutes,
  activity: 'plenary',
  ...more,
});

const template = (items: readonly Draft[], day: Draft = {}): Draft => ({
  id: 'a-day',
  kind: 'kickoff',
  language: 'en',
  number: 1,
  title: 'A day',
  days: [{ theme: 'Today', start: '09:00', end: '10:00', outcomes: ['see', 'do'], items, ...day }],
});

function faultsOf(raw: unknown): string[] {
  const read = readTemplate(raw);
  return read.ok ? [] : read.problem.map(({ code, path }) => `${code} at ${path.join('.')}`);
}

describe('a session template', () => {
  it('needs only title, minutes and activity for an item', () => {
    const read = readTemplate(template([item('Talk', 60)]));
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    const [day] = plannedDays(read.value);
    expect(day).toMatchObject({ theme: 'Today', startMinute: 540, endMinute: 600, outcomes: ['see', 'do'] });
    expect(day?.items).toEqual([
      {
        title: 'Talk',
        shortTitle: '',
        minutes: 60,
        minMinutes: 60,
        activity: 'plenary',
        lockedStart: null,
        lead: '',
        prompt: '',
        privateNote: '',
        material: '',
        collects: '',
        steps: [],
        repeat: 'once',
        turnSeconds: null,
        timerMinutes: null,
        scene: 'timer',
        cards: null,
        coursework: '',
      },
    ]);
  });

  it('carries a lock over as a minute of the day', () => {
    const read = readTemplate(
      template([item('Talk', 20), item('Lunch', 40, { locked: true, start: '9.20', cards: 'group' })]),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect(plannedDays(read.value)[0]?.items[1]).toMatchObject({ lockedStart: 560, cards: 'group' });
  });

  it('tells of both sides of a lock when the minutes before it are wrong', () => {
    const raw = template([item('Talk', 15), item('Lunch', 30, { locked: true, start: '09:20' }), item('Out', 10)]);
    expect(faultsOf(raw)).toEqual(['day-total at days.0', 'lock-not-reached at days.0.items.1.start']);
  });

  it('counts to a second lock from the first', () => {
    const locks = [
      item('Talk', 20),
      item('Lunch', 10, { locked: true, start: '09:20' }),
      item('Talk', 20),
      item('Out', 10, { locked: true, start: '09:45' }),
    ];
    expect(faultsOf(template(locks))).toEqual(['lock-not-reached at days.0.items.3.start']);
  });

  it('knows which fields belong at each depth', () => {
    const step = { title: 'Alone', minutes: 5, who: 'all' };
    const raw = { ...template([item('Talk', 60, { steps: [step], colour: 'red' })], { room: 'A' }), author: 'x' };
    const read = readTemplate(raw);
    const allowed = read.ok ? [] : read.problem.map((fault) => [fault.field, fault.allowed.slice(0, 2)]);
    expect(allowed).toEqual([
      ['who', ['title', 'minutes']],
      ['colour', ['key', 'title']],
      ['room', ['theme', 'start']],
      ['author', ['id', 'kind']],
    ]);
  });

  it('either becomes days that a session takes, or has at least one fault', () => {
    const draft = fc.array(
      fc.record({
        title: fc.constantFrom('Talk', 'Talk', ''),
        minutes: fc.constantFrom(20, 20, 30, 60, 7, -5),
        activity: fc.constantFrom('plenary', 'break', 'break', 'nap'),
        lock: fc.constantFrom({}, {}, {}, { locked: true, start: '09:20' }, { start: '25:00' }),
      }),
      { maxLength: 4 },
    );
    let taken = 0;
    fc.assert(
      fc.property(draft, (items) => {
        const read = readTemplate(template(items.map(({ lock, ...rest }) => ({ ...rest, ...lock }))));
        if (!read.ok) {
          expect(read.problem.length).toBeGreaterThan(0);
          return;
        }
        const days = plannedDays(read.value);
        for (const day of days) expect(PlannedDaySchema.safeParse(day).success).toBe(true);
        const minutes = days.flatMap((day) => day.items).reduce((sum, one) => sum + one.minutes, 0);
        expect(minutes).toBe(60);
        taken += 1;
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  it('is refused with values and never an exception, whatever it is read from', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 3, withNullPrototype: true }), (raw) => {
        expect(readTemplate(raw).ok).toBe(false);
      }),
    );
  });
});
