import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { queueOf } from '../../../domain/agenda.ts';
import type { DeskApi } from '../../../domain/contract.ts';
import { inBetweenFiles } from '../../../domain/in-between.ts';
import type { Attachment } from '../../../domain/presentation-record.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { PresentationsPanel } from '../../../renderer/presentations/PresentationsPanel.tsx';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE } from '../../support/sample-book.ts';
import { ak2, withCourseworkAk2 } from '../../support/sample-coursework.ts';

let line: DeskLine;
const user = userEvent.setup();

const handedIn: Attachment = {
  id: 'f1',
  sha256: 'a'.repeat(64),
  ext: 'pdf',
  name: 'Byttering.pdf',
  bytes: 1_240_000,
  mime: 'application/pdf',
  addedAt: NINE - 24 * 60 * 60_000,
};

/** The talk `a` of Vakter, and a file that P02 of the same group has handed in; `there`: it is still in the folder. */
async function open({ files = [handedIn], there = true, refusal = null as Refusal | null } = {}) {
  const book = withCourseworkAk2();
  const talk = { sessionId: 's1', itemId: 'talks', presentationKind: 'project' } as const;
  book.do({ kind: 'presentation.add', ...talk, presentationId: 'a', groupId: 'g1', title: 'Byttering' });
  for (const attachment of files) book.do({ kind: 'submission.attach', ...ak2, personId: 'p2', attachment });
  const inBetween: DeskApi['inBetween'] = async (ask) => ({
    ok: true,
    value: inBetweenFiles(book.book, ask).map((one) => ({ ...one, there })),
  });
  line = await openDesk(book, { inBetween }, ({ kind }) => (kind === 'presentation.attach-kept' ? refusal : null));
  render(<PresentationsPanel sessionId="s1" itemId="talks" />);
}

beforeEach(() => useToasts.setState({ toasts: [] }));
afterEach(() => line.stop());

const talk = (id: string) => line.rehearsal.session.presentations[id];

async function openList(): Promise<HTMLElement> {
  screen.getByRole('button', { name: 'Hent fra mellomperioden' }).focus();
  await user.keyboard('{Enter}');
  return screen.findByRole('dialog', { name: 'Filer fra mellomperioden' });
}

test('a file that was handed in is taken by keyboard alone, and undo is offered', async () => {
  await open();
  const dialog = await openList();
  const own = await within(dialog).findByRole('region', { name: 'Gruppas egne' });
  expect(own.textContent).toContain('Byttering.pdf');
  expect(own.textContent).toContain('AK2, P02. PDF, 1,2 MB. Kom mandag 23. november 09:00');
  within(dialog).getByRole('button', { name: 'Lukk' }).focus();
  await user.tab();
  expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Hent «Byttering.pdf»' }));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(Object.values(talk('a')?.files ?? {})).toMatchObject([{ sha256: handedIn.sha256, replaces: null }]);
  expect(useToasts.getState().toasts).toMatchObject([{ text: '«Byttering.pdf» er hentet', undo: true }]);
});

test('nothing to take is said in one sentence', async () => {
  await open({ files: [] });
  const dialog = await openList();
  expect(await within(dialog).findByText('Ingen filer har kommet inn siden forrige samling.')).toBeTruthy();
});

test('a file that is gone says so and cannot be chosen', async () => {
  await open({ there: false });
  const dialog = await openList();
  expect(await within(dialog).findByText(/ligger ikke lenger i mappa/)).toBeTruthy();
  expect(within(dialog).queryByRole('button', { name: 'Hent «Byttering.pdf»' })).toBeNull();
});

test('a file that goes while the list is open leaves the list open and nothing attached', async () => {
  await open({ refusal: { code: 'ATTACHMENT_MISSING' } });
  const dialog = await openList();
  await user.click(await within(dialog).findByRole('button', { name: 'Hent «Byttering.pdf»' }));
  await waitFor(() => expect(line.given).toHaveLength(1));
  expect(screen.getByRole('dialog')).toBeTruthy();
  expect(talk('a')?.files).toEqual({});
});

test('a new presentation is asked for together with its file', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'Ny presentasjon' }));
  const form = screen.getByRole('dialog', { name: 'Ny presentasjon' });
  await user.selectOptions(within(form).getByLabelText('Gruppe'), 'Vakter');
  await user.type(within(form).getByLabelText('Tittel'), 'Ringen');
  await user.click(within(form).getByRole('button', { name: 'Hent fra mellomperioden' }));
  const list = await screen.findByRole('dialog', { name: 'Filer fra mellomperioden' });
  await user.click(await within(list).findByRole('button', { name: 'Hent «Byttering.pdf»' }));
  expect(within(form).getByText('«Byttering.pdf» legges ved')).toBeTruthy();
  await user.click(within(form).getByRole('button', { name: 'Legg i køen' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const added = queueOf(line.rehearsal.session, 'talks').at(-1);
  expect(added).toMatchObject({ title: 'Ringen', status: 'ready' });
  expect(Object.values(added?.files ?? {})).toMatchObject([{ name: 'Byttering.pdf' }]);
});
