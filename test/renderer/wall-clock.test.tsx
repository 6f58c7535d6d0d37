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

it('counts on from the clock of the host', async () => {
  const { hostNow, setClockOffset } = await import('../../renderer/wall-clock.ts');
  setClockOffset(START + 90_000);
  vi.advanceTimersByTime(1500);
  expect(hostNow()).toBe(START + 91_500);
});

it('is not set back by a message that lay waiting', async () => {
  const { hostNow, setClockOffset } = await import('../../renderer/wall-clock.ts');
  setClockOffset(START);
  vi.advanceTimersByTime(30_000);
  setClockOffset(START + 1000);
  expect(hostNow()).toBe(START + 30_000);
});

it('follows a host whose clock was really set back, after a few messages', async () => {
  const { hostNow, setClockOffset } = await import('../../renderer/wall-clock.ts');
  setClockOffset(START);
  for (let message = 0; message < 5; message += 1) setClockOffset(START - 60_000);
  expect(hostNow()).toBe(START - 60_000);
});

it('does not let the room see that the clock of the machine was set before the host has moved what runs', async () => {
  const { hostNow, setClockOffset } = await import('../../renderer/wall-clock.ts');
  setClockOffset(START);
  vi.setSystemTime(START + 3_600_000);
  expect(hostNow()).toBe(START);
  vi.advanceTimersByTime(100);
  expect(hostNow()).toBe(START + 100);
  setClockOffset(START + 3_600_100);
  expect(hostNow()).toBe(START + 3_600_100);
});

it('follows its clock after a sleep of which no host tells', async () => {
  const { hostNow, setClockOffset } = await import('../../renderer/wall-clock.ts');
  setClockOffset(START);
  vi.setSystemTime(START + 3_600_000);
  expect(hostNow()).toBe(START);
  vi.advanceTimersByTime(600);
  expect(hostNow()).toBe(START + 3_600_600);
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
