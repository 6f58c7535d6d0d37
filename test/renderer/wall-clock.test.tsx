import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const START = Date.UTC(2026, 10, 24, 10, 0, 0, 400);

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  // Each test its own clock: what one host said must not reach the next test.
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function clockOn(period: number, anchor: number) {
  const { useNow } = await import('../../renderer/wall-clock.ts');
  function Clock() {
    return <output>{useNow(period, anchor)}</output>;
  }
  render(<Clock />);
  return () => Number(screen.getByRole('status').textContent);
}

it('draws anew when the second of the timer turns, not when that of the clock does', async () => {
  const shown = await clockOn(1000, START + 250);
  act(() => vi.advanceTimersByTime(245));
  expect(shown()).toBe(START);
  act(() => vi.advanceTimersByTime(10));
  expect(shown()).toBeGreaterThanOrEqual(START + 250);
  act(() => vi.advanceTimersByTime(1000));
  expect(shown()).toBeGreaterThanOrEqual(START + 1250);
});

it('shows the right time on the first frame after the page was hidden', async () => {
  const shown = await clockOn(60_000, 0);
  vi.setSystemTime(START + 12_345);
  act(() => document.dispatchEvent(new Event('visibilitychange')));
  expect(shown()).toBe(START + 12_345);
});

it('draws anew when its host turns out to have another clock, and goes on from there', async () => {
  const shown = await clockOn(60_000, 0);
  const { hostClock } = await import('../../renderer/wall-clock.ts');
  await act(() => hostClock.askOver(async () => Date.now() + 3_600_000));
  expect(shown()).toBe(START + 3_600_000);
  act(() => vi.advanceTimersByTime(60_000 - (START % 60_000) + 5));
  expect(shown()).toBeGreaterThanOrEqual(START + 3_600_000 + 59_000);
});
