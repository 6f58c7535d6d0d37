import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HostAwayBand } from '../../../renderer/desk/Bands.tsx';
import { useDesk } from '../../../renderer/desk-client.ts';

const connection = (state: 'live' | 'waiting' | 'connecting') => act(() => useDesk.setState({ connection: state }));
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const band = () => screen.queryByRole('region', { name: 'Samling svarer ikke.' });

beforeEach(() => {
  vi.useFakeTimers();
  connection('live');
  render(<HostAwayBand />);
});
afterEach(() => {
  vi.useRealTimers();
});

test('a host that does not answer is told of while the page tries again, with what to do', () => {
  connection('waiting');
  pass(2000);
  connection('connecting');
  pass(1500);
  expect(band()).toBeNull();
  pass(1000);
  expect(band()?.textContent).toContain('start den på nytt og la siden stå åpen');
  connection('waiting');
  expect(band()).not.toBeNull();
  connection('live');
  expect(band()).toBeNull();
});

test('one that is back at once is not told of', () => {
  connection('waiting');
  pass(1000);
  connection('live');
  pass(10_000);
  expect(band()).toBeNull();
});
