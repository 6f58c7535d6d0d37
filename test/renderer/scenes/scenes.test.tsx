import { act, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PlenumViewSchema } from '../../../domain/plenum-view-schema.ts';
import { digitsWidth } from '../../../renderer/scenes/ClockDigits.tsx';
import { pauseText } from '../../../renderer/scenes/PauseScene.tsx';
import { WallView } from '../../../renderer/scenes/WallView.tsx';
import { sampleViews } from '../../fixtures/plenum-views.ts';
import { at, runningTimer, sampleView } from '../../fixtures/view-frame.ts';

afterEach(() => {
  vi.useRealTimers();
});

const wall = (container: HTMLElement) => container.querySelector('.wall');
const timerScene = { kind: 'timer', title: 'Innlegg: Vakter', prompt: '', steps: null } as const;
const pauseScene = {
  kind: 'pause',
  lead: 'Vi starter igjen',
  resumesAt: at('10:45'),
  nextTitle: 'Leseverksted 1',
  inMany: 'om {n} minutter',
  inOne: 'om ett minutt',
  inNone: 'nå straks',
} as const;

describe('the samples', () => {
  it.each(sampleViews.map((sample) => [sample.name, sample] as const))(
    '%s is a view that a wall may get',
    (_, { view }) => {
      expect(PlenumViewSchema.safeParse(view).success).toBe(true);
    },
  );
});

describe('a wall', () => {
  it('says in which language and for which light it is drawn', () => {
    const view = sampleView({ kind: 'blank' }, at('10:00'), { language: 'en', theme: 'evening' });
    const { container } = render(<WallView view={view} now={at('10:00')} />);
    expect(wall(container)?.getAttribute('lang')).toBe('en');
    expect(wall(container)?.getAttribute('data-wall')).toBe('evening');
  });

  it('reads every clock at the instant at which it was frozen', () => {
    const view = sampleView(timerScene, at('11:11'), {
      frozenAt: at('11:11'),
      timer: runningTimer(12, '4:38', at('11:11')),
    });
    const { container } = render(<WallView view={view} now={at('11:20')} />);
    expect(container.textContent).toContain('11:11');
    expect(container.textContent).toContain('4:38');
    expect(container.textContent).toContain('God tid');
  });

  it('holds nothing on the page while it is black', () => {
    const view = sampleView(pauseScene, at('10:37'), { black: true });
    const { container } = render(<WallView view={view} now={at('10:37')} />);
    expect(container.textContent).toBe('');
  });

  it('counts the timer down by itself', () => {
    vi.useFakeTimers({ now: at('11:11') });
    const view = sampleView(timerScene, at('11:11'), { timer: runningTimer(12, '4:38', at('11:11')) });
    const { container } = render(<WallView view={view} />);
    act(() => vi.advanceTimersByTime(3010));
    expect(container.querySelector('.wall-digits')?.textContent).toBe('4:35');
  });

  it('keeps its place on the page when the same scene gets a new view', () => {
    const before = sampleView(timerScene, at('11:11'), { timer: runningTimer(12, '4:38', at('11:11')) });
    const { container, rerender } = render(<WallView view={before} now={at('11:11')} />);
    const layer = container.querySelector('.wall-layer');
    rerender(<WallView view={{ ...before, timer: runningTimer(12, '5:38', at('11:11')) }} now={at('11:11')} />);
    expect([...container.querySelectorAll('.wall-layer')]).toEqual([layer]);
    expect(container.textContent).toContain('5:38');
  });

  it('fades one scene into the next and then lets go of the first', () => {
    vi.useFakeTimers({ now: at('10:36') });
    const { container, rerender } = render(<WallView view={sampleView(timerScene, at('10:36'))} />);
    rerender(<WallView view={sampleView(pauseScene, at('10:36'))} />);
    const [leaving, arriving] = container.querySelectorAll('.wall-layer');
    expect(leaving?.getAttribute('aria-hidden')).toBe('true');
    expect(arriving?.className).toContain('arriving');
    act(() => vi.advanceTimersByTime(240));
    expect(container.querySelectorAll('.wall-layer')).toHaveLength(1);
    expect(container.textContent).toContain('Vi starter igjen');
  });

  it('turns black at once, also in the middle of a fade', () => {
    const { container, rerender } = render(<WallView view={sampleView(timerScene, at('10:36'))} />);
    const next = sampleView(pauseScene, at('10:36'));
    rerender(<WallView view={next} />);
    rerender(<WallView view={{ ...next, black: true }} />);
    expect(container.textContent).toBe('');
  });
});

describe('a pause', () => {
  it.each([
    ['10:37:00', 'om 8 minutter: Leseverksted 1'],
    ['10:43:59', 'om 2 minutter: Leseverksted 1'],
    ['10:44:01', 'om ett minutt: Leseverksted 1'],
    ['10:45:00', 'nå straks: Leseverksted 1'],
    ['10:52:00', 'nå straks: Leseverksted 1'],
  ])('at %s says "%s"', (clock, text) => {
    expect(pauseText(pauseScene, at('10:45'), at(clock))).toBe(text);
  });

  it('reads its end from the timer when there is one, and moves it on while that is paused', () => {
    const timer = { ...runningTimer(15, '8:00', at('10:37')), pausedAt: at('10:37') };
    const view = sampleView(pauseScene, at('10:37'), { timer });
    const { container } = render(<WallView view={view} now={at('10:39')} />);
    expect(container.querySelector('.wall-digits')?.textContent).toBe('10:47');
  });

  it('says only what comes when nobody knows when', () => {
    const view = sampleView({ ...pauseScene, resumesAt: null }, at('10:37'));
    const { container } = render(<WallView view={view} now={at('10:37')} />);
    expect(container.querySelector('.wall-digits')).toBeNull();
    expect(screen.getByText('Leseverksted 1')).toBeTruthy();
  });
});

describe('cards', () => {
  const sample = (name: string) => {
    const found = sampleViews.find((one) => one.name === name);
    if (!found) throw new Error(`no sample ${name}`);
    return found;
  };

  it('fills only the newest', () => {
    const { view, now } = sample('cards-5');
    const { container } = render(<WallView view={view} now={now} />);
    expect([...container.querySelectorAll('li.newest')].map((card) => card.textContent)).toEqual([
      'Setter kurven der det skjerHvit',
    ]);
  });

  it('says on which page it is, and how many have delivered', () => {
    const { view, now } = sample('cards-8');
    render(<WallView view={view} now={now} />);
    expect(screen.getByText('Side 2 av 2')).toBeTruthy();
    expect(screen.getByText('18 av 20 levert')).toBeTruthy();
  });

  it('asks for cards while none is released', () => {
    const { view, now } = sample('cards-none');
    render(<WallView view={view} now={now} />);
    expect(screen.getByRole('heading', { name: 'Eksempler på jobbsnekring' })).toBeTruthy();
    expect(screen.getByText('Kortene kommer hit når de slippes')).toBeTruthy();
  });
});

describe('digits', () => {
  it('take more room with every sign', () => {
    const widths = ['4:38', '12:00', '1:05:00', '+1:05:00'].map(digitsWidth);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
  });
});
