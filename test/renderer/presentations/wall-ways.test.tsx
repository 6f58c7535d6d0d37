import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import type { DeskApi, PagesEvent } from '../../../domain/contract.ts';
import { useDesk } from '../../../renderer/desk-client.ts';
import { FeedbackPanel } from '../../../renderer/presentations/FeedbackPanel.tsx';
import { JudgementPanel } from '../../../renderer/presentations/JudgementPanel.tsx';
import { useMaking, useOffice } from '../../../renderer/presentations/page-making.ts';
import { turnPage } from '../../../renderer/presentations/page-orders.ts';
import { WallWays } from '../../../renderer/presentations/WallWays.tsx';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE, nursingHome, type Rehearsal } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();
const a = { sessionId: 's1', presentationId: 'a' };
const HASH = 'a'.repeat(64);

afterEach(() => {
  line.stop();
  useMaking.setState({}, true);
  useOffice.setState({ found: null });
});

/** A presentation with one file, looked into. */
function withFile(ext: string, showsAs: 'pages' | 'picture' | null, pages = 3): Rehearsal {
  const book = nursingHome();
  const add = { kind: 'presentation.add', sessionId: 's1', itemId: 'talks', presentationKind: 'project' } as const;
  book.do({ ...add, presentationId: 'a', groupId: 'g1', title: 'Byttering', points: ['Fem i hver ring'] });
  const file = { id: 'f1', sha256: HASH, ext, name: `Byttering.${ext}`, bytes: 3, mime: '', addedAt: NINE };
  book.do({ kind: 'presentation.attach', ...a, attachment: file });
  const form = ext === 'pptx' ? ('slides' as const) : ('pdf' as const);
  const facts = { form, pages, width: 4, height: 3, troubles: [] };
  book.do({ kind: 'file.inspected', ...a, fileId: 'f1', facts, showsAs });
  return book;
}

function Ways() {
  const session = useDesk((desk) => desk.session);
  const presentation = session?.presentations.a;
  return session && presentation ? <WallWays session={session} presentation={presentation} /> : null;
}

async function open(book: Rehearsal, services: Partial<DeskApi> = {}) {
  line = await openDesk(book, services);
  render(<Ways />);
}

const wall = () => line.rehearsal.session.wall;

test('pages are shown with a press and turned with buttons, and stop at either end', async () => {
  await open(withFile('pdf', 'pages'));
  await user.click(screen.getByRole('button', { name: 'Vis sidene' }));
  await screen.findByText('Side 1 av 3');
  expect(screen.getByRole('button', { name: 'Forrige side' })).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('button', { name: 'Neste side' }));
  await screen.findByText('Side 2 av 3');
  await user.click(screen.getByRole('button', { name: 'Neste side' }));
  await screen.findByText('Dette er siste side.');
  expect(screen.getByRole('button', { name: 'Neste side' })).toHaveProperty('disabled', true);
});

test('two quick turns are two pages, also before the host has answered the first', async () => {
  await open(withFile('pdf', 'pages', 9));
  await user.click(screen.getByRole('button', { name: 'Vis sidene' }));
  await screen.findByText('Side 1 av 9');
  expect(turnPage(1)).toBe(true);
  expect(turnPage(1)).toBe(true);
  await screen.findByText('Side 3 av 9');
});

test('a turn past the end is taken and does nothing; without a file on the wall it is left to the day', async () => {
  await open(withFile('pdf', 'pages', 1));
  expect(turnPage(1)).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Vis sidene' }));
  await waitFor(() => expect(wall().file?.page).toBe(1));
  await waitFor(() => expect(turnPage(1)).toBe(true));
  expect(wall().file?.page).toBe(1);
});

test('a page fills the wall or gives way to a blank sheet', async () => {
  await open(withFile('jpg', 'picture', 1));
  await user.click(screen.getByRole('button', { name: 'Vis bildet' }));
  await user.click(await screen.findByRole('radio', { name: 'Fyll veggen' }));
  await waitFor(() => expect(wall().file?.fit).toBe('fill'));
  await user.click(screen.getByRole('button', { name: 'Tomt ark', pressed: false }));
  await screen.findByRole('button', { name: 'Tomt ark', pressed: true });
});

test('slides offer to become pages where LibreOffice is found, and tell each step', async () => {
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  async function* making(): AsyncGenerator<PagesEvent> {
    yield { kind: 'step', step: 'making', percent: null };
    await gate;
    yield { kind: 'failed', problem: { code: 'OFFICE_FAILED' } };
  }
  await open(withFile('pptx', null), {
    office: async () => ({ found: true }),
    makePages: async () => making(),
  });
  await user.click(await screen.findByRole('button', { name: 'Lag sider for veggen' }));
  await screen.findByRole('progressbar', { name: 'LibreOffice lager sider' });
  go();
  await screen.findByText('Det ble ingen sider');
  expect(screen.getByRole('button', { name: 'Lag sider for veggen' })).toBeTruthy();
});

test('slides that took too long say so, with a next step, and giving up says nothing', async () => {
  const ends: ((event: PagesEvent) => void)[] = [];
  async function* making(): AsyncGenerator<PagesEvent> {
    yield { kind: 'step', step: 'making', percent: null };
    yield await new Promise<PagesEvent>((end) => ends.push(end));
  }
  await open(withFile('pptx', null), { office: async () => ({ found: true }), makePages: async () => making() });
  const start = async () => user.click(await screen.findByRole('button', { name: 'Lag sider for veggen' }));
  await start();
  await screen.findByRole('progressbar', { name: 'LibreOffice lager sider' });
  expect(screen.getByRole('button', { name: 'Vis tittel og poeng' })).toBeTruthy();
  ends[0]?.({ kind: 'failed', problem: { code: 'OFFICE_TOO_SLOW' } });
  await screen.findByText('Sidene tok for lang tid');
  await screen.findByText(/åpne lysbildene i eget program/);
  await start();
  await user.click(await screen.findByRole('button', { name: 'Avbryt' }));
  ends[1]?.({ kind: 'failed', problem: { code: 'CANCELLED' } });
  await screen.findByRole('button', { name: 'Lag sider for veggen' });
  expect(screen.queryByText('Sidene tok for lang tid')).toBeNull();
});

test('without LibreOffice that is said, and a copy is given only after a question', async () => {
  let asked = 0;
  await open(withFile('pptx', null), {
    office: async () => ({ found: false }),
    plainSlides: async () => {
      asked += 1;
      return { ok: false, problem: { code: 'SLIDES_LOCKED' } };
    },
  });
  await screen.findByText(/Programmet er ikke funnet her/);
  expect(screen.queryByRole('button', { name: 'Lag sider for veggen' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Hent kopi uten makroer' }));
  expect(asked).toBe(0);
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Hent' }));
  await screen.findByText('Lysbildene er låst');
  expect(asked).toBe(1);
});

test('title and points have the wall with one press', async () => {
  await open(withFile('pdf', 'pages'));
  await user.click(screen.getByRole('button', { name: 'Vis tittel og poeng' }));
  await waitFor(() => expect(wall().scene).toEqual({ kind: 'outline', itemId: null, refId: 'a' }));
});

test('a card of feedback is released by being shown, and taken off again', async () => {
  const book = withFile('pdf', 'pages');
  book.do({ kind: 'feedback.add', ...a, feedbackId: 'k1', feedback: 'keep', text: 'Tavla' });
  line = await openDesk(book);
  render(<FeedbackPanel sessionId="s1" presentationId="a" />);
  const released = () => line.rehearsal.session.presentations.a?.feedback.k1?.releasedAt;
  expect(released()).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Vis for rommet: «Tavla»' }));
  await waitFor(() => expect(wall().scene).toEqual({ kind: 'feedback', itemId: null, refId: 'k1' }));
  expect(released()).not.toBeNull();
  await user.click(await screen.findByRole('button', { name: 'Ta av veggen: «Tavla»' }));
  await waitFor(() => expect(released()).toBeNull());
});

test('the judgement is written as it is said, and the room sees it only when it is released', async () => {
  const book = withFile('pdf', 'pages');
  line = await openDesk(book);
  function Panel() {
    const judgement = useDesk((desk) => desk.session?.presentations.a?.judgement ?? null);
    return <JudgementPanel {...a} judgement={judgement} />;
  }
  render(<Panel />);
  const judgement = () => line.rehearsal.session.presentations.a?.judgement;
  expect(screen.getByRole('button', { name: 'Slipp til rommet' })).toHaveProperty('disabled', true);
  const newHere = screen.getByRole('group', { name: 'Er det nytt her?' });
  await user.click(within(newHere).getByRole('radio', { name: 'Delvis' }));
  await waitFor(() => expect(judgement()?.newHere).toBe('partly'));
  await user.click(screen.getByRole('checkbox', { name: 'Ansatte' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Tjenesten' }));
  await waitFor(() => expect(judgement()?.valueFor).toEqual({ resident: false, staff: true, service: true }));
  const dissent = screen.getByRole('textbox', { name: 'Sett annerledes' });
  await user.type(dissent, 'Natta merker lite');
  await user.tab();
  await waitFor(() => expect(judgement()?.dissent).toBe('Natta merker lite'));
  expect(judgement()?.releasedAt).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Slipp til rommet' }));
  await waitFor(() => expect(wall().scene.kind).toBe('judgement'));
  expect(judgement()?.releasedAt).not.toBeNull();
});
