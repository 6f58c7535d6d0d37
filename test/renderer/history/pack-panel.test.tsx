import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskApi } from '../../../domain/contract.ts';
import type { DesktopOrder } from '../../../domain/desktop.ts';
import { useDesk } from '../../../renderer/desk-client.ts';
import { PackPanel } from '../../../renderer/history/PackPanel.tsx';
import { UnpackButton } from '../../../renderer/start/UnpackButton.tsx';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { nursingHome } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();
const asked: boolean[] = [];

async function open(services: Partial<DeskApi> = {}) {
  line = await openDesk(nursingHome(), {
    packProgramme: async ({ names }) => {
      asked.push(names);
      return { ok: true, value: { fileName: 'prove-2026-11-24.samling', bytes: 3 } };
    },
    packagePiece: async ({ at }) => ({ ok: true, value: new Blob([at === 0 ? 'abc' : '']) }),
    ...services,
  });
  render(<PackPanel />);
}

beforeEach(() => {
  asked.length = 0;
  useToasts.setState({ toasts: [] });
  URL.createObjectURL = vi.fn(() => 'blob:here');
  URL.revokeObjectURL = vi.fn();
  HTMLAnchorElement.prototype.click = vi.fn();
});
afterEach(() => line?.stop());

test('a programme is packed without names unless they are chosen, and handed to the browser', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'Pakk og last ned' }));
  await waitFor(() => expect(useToasts.getState().toasts[0]?.text).toContain('prove-2026-11-24.samling'));
  await user.click(screen.getByText('Med navn'));
  await user.click(screen.getByRole('button', { name: 'Pakk og last ned' }));
  await waitFor(() => expect(asked).toEqual([false, true]));
  await waitFor(() => expect(HTMLAnchorElement.prototype.click).toHaveBeenCalledTimes(2));
});

test('what cannot be packed says why', async () => {
  await open({ packProgramme: async () => ({ ok: false, problem: { code: 'DISK_FULL' } }) });
  await user.click(screen.getByRole('button', { name: 'Pakk og last ned' }));
  expect(await screen.findByText('Disken er full')).toBeTruthy();
});

test('where the host has windows it asks for the place itself, and nothing is said where none was chosen', async () => {
  const orders: DesktopOrder[] = [];
  let chosen: string | null = null;
  await open({
    desktop: async (order) => {
      orders.push(order);
      return { ok: true, value: chosen };
    },
  });
  useDesk.setState({ screens: { state: 'apart', all: [], wallShown: true, curtain: 'not-needed' } });
  await user.click(await screen.findByRole('button', { name: 'Pakk …' }));
  await waitFor(() => expect(orders).toEqual([{ kind: 'pack-programme', names: false }]));
  expect(useToasts.getState().toasts).toEqual([]);
  chosen = 'mitt.samling';
  await user.click(await screen.findByRole('button', { name: 'Pakk …' }));
  await waitFor(() => expect(useToasts.getState().toasts[0]?.text).toContain('mitt.samling'));
  expect(asked).toEqual([]);
});

test('a packed programme is chosen as a file', async () => {
  const taken: string[] = [];
  render(<UnpackButton busy={false} percent={null} onFile={({ name }) => taken.push(name)} onChoose={null} />);
  await user.upload(screen.getByLabelText('Pakket program (.samling)'), new File(['x'], 'a.samling'));
  expect(taken).toEqual(['a.samling']);
});
