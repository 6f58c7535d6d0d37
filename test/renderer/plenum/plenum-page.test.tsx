import { act, fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PlenumView } from '../../../domain/plenum-view-schema.ts';
import { PlenumPage } from '../../../renderer/plenum/PlenumPage.tsx';
import type { PlenumListener } from '../../../renderer/plenum-client.ts';
import { at, sampleView } from '../../fixtures/view-frame.ts';

/** A host that the test speaks for. */
function wallOfHost() {
  let listener: PlenumListener | null = null;
  let stopped = false;
  const connect = (given: PlenumListener) => {
    listener = given;
    return () => {
      stopped = true;
    };
  };
  const page = render(<PlenumPage connect={connect} />);
  return {
    ...page,
    send: (view: PlenumView) => act(() => listener?.onView({ seq: 1, now: Date.now(), view })),
    tell: (state: Parameters<PlenumListener['onState']>[0]) => act(() => listener?.onState(state)),
    isStopped: () => stopped,
  };
}

const plan = sampleView(
  { kind: 'plan', nowLead: 'Nå, til 10:30', nowTitle: 'Pause', nowNote: '', rows: [] },
  at('10:17'),
);

beforeEach(() => {
  vi.useFakeTimers({ now: at('10:17') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('shows quiet paper, and no word of waiting, before its first view', () => {
  const { container } = wallOfHost();
  expect(container.textContent).toBe('');
  expect(container.querySelector('svg')).toBeTruthy();
});

it('shows what it is sent, in the language of the view', () => {
  const wall = wallOfHost();
  wall.send({ ...plan, language: 'en' });
  expect(wall.container.textContent).toContain('Pause');
  expect(document.documentElement.lang).toBe('en');
});

it.each(['connecting', 'waiting', 'refused'] as const)(
  'keeps the last frame as it is while the line is %s',
  (state) => {
    const wall = wallOfHost();
    wall.send(plan);
    const before = wall.container.innerHTML;
    wall.tell(state);
    expect(wall.container.innerHTML).toBe(before);
  },
);

it('neither flickers nor begins anew when the line comes back with what was there', () => {
  const wall = wallOfHost();
  wall.send(plan);
  const scene = wall.container.querySelector('.wall-frame');
  wall.tell('waiting');
  wall.tell('connecting');
  wall.send(structuredClone(plan));
  expect(wall.container.querySelector('.wall-frame')).toBe(scene);
  expect(wall.container.querySelectorAll('.wall-frame')).toHaveLength(1);
  expect(wall.container.querySelector('.arriving')).toBeNull();
});

it('keeps the last frame when it is sent a scene that it does not know, and goes on with the next', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const wall = wallOfHost();
  wall.send(plan);
  wall.send({ ...plan, scene: { kind: 'of a later day' } } as unknown as PlenumView);
  expect(wall.container.textContent).toContain('Pause');
  wall.send(sampleView({ kind: 'testcard', question: 'Ser rommet dette?', detail: '' }, at('10:17')));
  expect(wall.container.textContent).toContain('Ser rommet dette?');
});

it('never has content in the title of its window', () => {
  document.title = 'Samling';
  const wall = wallOfHost();
  wall.send(plan);
  expect(document.title).toBe('Samling');
});

it('hides the pointer when it has lain still for a second', () => {
  const { container } = wallOfHost();
  const page = container.querySelector('main');
  fireEvent(window, new Event('pointermove'));
  expect(page?.className).not.toContain('at-rest');
  act(() => vi.advanceTimersByTime(1000));
  expect(page?.className).toContain('at-rest');
});

it('asks that the screen stays awake, again whenever it comes back to the front, and lets go when it is closed', async () => {
  const release = vi.fn(async () => {});
  const request = vi.fn(async (_kind: string) => ({ release }));
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { wakeLock: { request } }));
  const wall = wallOfHost();
  expect(request.mock.calls).toEqual([['screen']]);
  const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await act(async () => document.dispatchEvent(new Event('visibilitychange')));
  expect(request).toHaveBeenCalledTimes(1);
  seen.mockReturnValue('visible');
  await act(async () => document.dispatchEvent(new Event('visibilitychange')));
  expect(request.mock.calls).toEqual([['screen'], ['screen']]);
  wall.unmount();
  expect(release).toHaveBeenCalled();
  vi.unstubAllGlobals();
});

it('lets go of its host when it is closed', () => {
  const wall = wallOfHost();
  wall.unmount();
  expect(wall.isStopped()).toBe(true);
});
