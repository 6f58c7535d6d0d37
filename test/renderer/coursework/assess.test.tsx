import { act, fireEvent, render, renderHook, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { lastAttempt } from '../../../domain/submissions.ts';
import { AssessScreen } from '../../../renderer/coursework/AssessScreen.tsx';
import { useLastAssessors, useVerdictUnsent } from '../../../renderer/coursework/case-drafts.ts';
import { dispatch, setBy, useDesk } from '../../../renderer/desk-client.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import type { Rehearsal } from '../../support/sample-book.ts';
import { ak2, handIn, settle, withCourseworkAk2 } from '../../support/sample-coursework.ts';

let line: DeskLine;
const user = userEvent.setup();

function Screen() {
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  return programme && session && <AssessScreen programme={programme} session={session} />;
}

async function open(room: Rehearsal, personId = 'p4') {
  line = await openDesk(room);
  const { hook } = memoryLocation({ path: `/coursework/assess/ak2/${personId}` });
  render(
    <Router hook={hook}>
      <Screen />
    </Router>,
  );
  await screen.findByRole('navigation', { name: 'Saker' });
}

function withTexts() {
  const room = withCourseworkAk2();
  for (const id of ['p1', 'p4', 'p5']) handIn(room, id, 'Vi ser mer når vi er to. Natta er lang.');
  return room;
}

beforeEach(() => {
  sessionStorage.clear();
  useToasts.setState({ toasts: [] });
  useLastAssessors.setState({ ids: [] });
});
afterEach(() => line.stop());

const session = () => line.rehearsal.session;
const caseOf = (id: string) => {
  const submission = session().submissions.ak2?.[id];
  if (!submission) throw new Error(`nothing of ${id}`);
  return lastAttempt(submission).case;
};
const highlights = () => Object.values(session().highlights.ak2 ?? {});
const part = (name: string) => within(screen.getByRole('region', { name }));
const name = (initials: string) => part('Hvem vurderer').getByRole('button', { name: initials });
const verdict = (label = 'Felles vurdering') => within(screen.getByRole('form', { name: label }));

async function nameTwo() {
  await user.click(name('F1'));
  await waitFor(() => expect(caseOf('p4').assessors).toEqual({ f1: true }));
  await user.click(name('F2'));
  await waitFor(() => expect(caseOf('p4').assessors).toEqual({ f1: true, f2: true }));
}

test('a case is not settled by one, nor without a reason: what is missing is said', async () => {
  await open(withTexts());
  await user.click(name('F1'));
  await user.click(verdict().getByRole('radio', { name: 'Godkjent' }));
  await user.click(verdict().getByRole('button', { name: 'Avgjør' }));
  expect(verdict().getByText('Mangler: to som vurderer, begrunnelse')).toBeTruthy();
  expect(line.given.some(({ kind }) => kind === 'case.settle')).toBe(false);
});

test('two settle a case with one verdict and a reason, and the next one that waits comes up', async () => {
  await open(withTexts());
  await nameTwo();
  await user.click(verdict().getByRole('radio', { name: 'Godkjent' }));
  await user.type(verdict().getByLabelText('Begrunnelse'), 'Bruker begrepene.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(caseOf('p4').outcome).toMatchObject({ settled: { verdict: 'approved', by: 'F1' } }));
  expect(await screen.findByRole('heading', { level: 2, name: /^P05/ })).toBeTruthy();
  // The hands go on in the text, and the same two are one press away.
  await waitFor(() => expect(document.activeElement?.className).toContain('reading'));
  await user.click(screen.getByRole('button', { name: 'F1 + F2 igjen' }));
  await waitFor(() => expect(caseOf('p5').assessors).toEqual({ f1: true, f2: true }));
});

test('whoever follows the group of the person cannot assess, and it is said why', async () => {
  await open(withTexts(), 'p1');
  expect(name('F3')).toHaveProperty('disabled', true);
  expect(screen.getByText('F3 følger Vakter og vurderer ikke medlemmene.')).toBeTruthy();
});

test('a disagreement needs a note before it is settled', async () => {
  await open(withTexts());
  await nameTwo();
  await user.click(verdict().getByRole('radio', { name: 'Ikke godkjent' }));
  await user.type(verdict().getByLabelText('Begrunnelse'), 'Mangler begrepene.');
  await user.click(verdict().getByRole('checkbox', { name: 'Vi var uenige' }));
  expect(verdict().getByText('Mangler: hvordan uenigheten ble snakket gjennom')).toBeTruthy();
  await user.type(verdict().getByLabelText('Hvordan uenigheten ble snakket gjennom'), 'Vi leste det høyt.');
  await user.click(verdict().getByRole('button', { name: 'Avgjør' }));
  await waitFor(() =>
    expect(caseOf('p4').outcome).toMatchObject({ settled: { verdict: 'notApproved', note: 'Vi leste det høyt.' } }),
  );
});

test('blind first hides what one came to until the other is in, also what is being written', async () => {
  await open(withTexts());
  await nameTwo();
  await user.click(screen.getByRole('radio', { name: 'Hver for seg først' }));
  await waitFor(() => expect(caseOf('p4').way).toBe('blindFirst'));
  expect(screen.queryByRole('form', { name: 'Felles vurdering' })).toBeNull();
  const mine = verdict('Vurderingen til F1');
  await user.click(mine.getByRole('radio', { name: 'Godkjent' }));
  await user.type(mine.getByLabelText('Begrunnelse'), 'Ser skjønn.');
  // F2 takes the keys while F1 is still writing.
  act(() => setBy('F2'));
  expect(document.body.textContent).not.toContain('Ser skjønn.');
  expect(verdict('Vurderingen til F2').getByLabelText('Begrunnelse')).toHaveProperty('value', '');
  act(() => setBy('F1'));
  await user.click(verdict('Vurderingen til F1').getByRole('button', { name: 'Gi vurderingen' }));
  await waitFor(() => expect(screen.getByText('har vurdert, skjult til begge er inne')).toBeTruthy());
  expect(document.body.textContent).not.toContain('Ser skjønn.');
  act(() => setBy('F2'));
  const theirs = verdict('Vurderingen til F2');
  await user.click(theirs.getByRole('radio', { name: 'Ikke godkjent' }));
  await user.type(theirs.getByLabelText('Begrunnelse'), 'Ser det ikke.');
  await user.click(theirs.getByRole('button', { name: 'Gi vurderingen' }));
  expect(await screen.findByText(/Ser skjønn\./)).toBeTruthy();
  expect(verdict().getByText(/^Dere kom til hvert deres/)).toBeTruthy();
});

test('an unfinished verdict stands in the document, and a page that is loaded anew has it; settling takes it away', async () => {
  const room = withTexts();
  const of = { ...ak2, personId: 'p4', facilitatorId: null } as const;
  room.do({ kind: 'case.draft', ...of, verdict: 'approved', reason: 'Bruker begr' });
  await open(room);
  expect(verdict().getByRole('radio', { name: 'Godkjent' })).toHaveProperty('checked', true);
  expect(verdict().getByLabelText('Begrunnelse')).toHaveProperty('value', 'Bruker begr');
  await nameTwo();
  await user.type(verdict().getByLabelText('Begrunnelse'), 'epene.');
  await waitFor(() =>
    expect(caseOf('p4').jointDraft).toMatchObject({ verdict: 'approved', reason: 'Bruker begrepene.' }),
  );
  await user.click(verdict().getByRole('button', { name: 'Avgjør' }));
  await waitFor(() => expect(caseOf('p4').outcome.kind).toBe('settled'));
  expect(caseOf('p4')).toMatchObject({ jointDraft: null, ownDrafts: {} });
});

test('the save chip knows of a verdict that is written and not sent, until the document has it', async () => {
  await open(withTexts());
  const unsent = renderHook(useVerdictUnsent);
  expect(unsent.result.current).toBe(false);
  fireEvent.change(verdict().getByLabelText('Begrunnelse'), { target: { value: 'Ser' } });
  expect(unsent.result.current).toBe(true);
  await waitFor(() => expect(unsent.result.current).toBe(false));
  expect(line.given.filter(({ kind }) => kind === 'case.draft')).toHaveLength(1);
});

test('with blind first what one began to write is kept, and shown to nobody else', async () => {
  const room = withTexts();
  const of = { ...ak2, personId: 'p4' };
  room.do({ kind: 'case.assessors', ...of, assessors: ['f1', 'f2'] });
  room.do({ kind: 'case.way', ...of, way: 'blindFirst' });
  room.do({ kind: 'case.draft', ...of, facilitatorId: 'f1', verdict: 'notApproved', reason: 'Ser det ikke' });
  await open(room);
  act(() => setBy('F2'));
  expect(document.body.textContent).not.toContain('Ser det ikke');
  expect(verdict('Vurderingen til F2').getByLabelText('Begrunnelse')).toHaveProperty('value', '');
  act(() => setBy('F1'));
  const mine = verdict('Vurderingen til F1');
  expect(mine.getByLabelText('Begrunnelse')).toHaveProperty('value', 'Ser det ikke');
  await user.click(mine.getByRole('button', { name: 'Gi vurderingen' }));
  await waitFor(() => expect(caseOf('p4').alone.f1?.reason).toBe('Ser det ikke'));
  expect(caseOf('p4').ownDrafts).toEqual({});
});

test('with blind first the places and comments of one are hidden from the other until both verdicts are in', async () => {
  const room = withTexts();
  const of = { ...ak2, personId: 'p4' };
  room.do({ kind: 'case.assessors', ...of, assessors: ['f1', 'f2'] });
  room.do({ kind: 'case.way', ...of, way: 'blindFirst' });
  const said = { highlightKind: 'strength' as const, comment: 'Skriver om natta' };
  room.do({ kind: 'highlight.add', ...of, highlightId: 'h1', ...said, start: 3, end: 10 });
  await open(room);
  act(() => setBy('F2'));
  expect(document.querySelector('.reading-mark')).toBeNull();
  expect(screen.queryByText(/Skriver om natta/)).toBeNull();
  act(() => setBy('F1'));
  expect(document.querySelector('.reading-mark')?.textContent).toBe('ser mer');
  act(() => setBy('F2'));
  for (const facilitatorId of ['f1', 'f2']) {
    await act(async () => {
      await dispatch({ kind: 'case.judge', ...of, facilitatorId, verdict: 'approved', reason: 'Ser' });
    });
  }
  await waitFor(() => expect(document.querySelector('.reading-mark')?.textContent).toBe('ser mer'));
  // Beside the text, and as a step of the case.
  expect(screen.getAllByText(/Skriver om natta/)).toHaveLength(2);
});

test('when a case is settled the marks on its criteria are read, and not changed', async () => {
  const room = withTexts();
  room.do({ kind: 'case.mark', ...ak2, personId: 'p4', criterionId: 'begrep', mark: 1 });
  settle(room, 'p4');
  await open(room);
  const marks = part('Kriterier');
  expect(marks.getAllByRole('term').map((one) => one.textContent)).toEqual(['Bruker begrepene', 'Knytter til praksis']);
  expect(marks.getAllByRole('definition').map((one) => one.textContent)).toEqual(['Ja', 'Ikke satt']);
  expect(marks.queryByRole('combobox')).toBeNull();
});

test('J goes to the next case that waits, and is a letter like any other where something is written', async () => {
  await open(withTexts());
  const reason = verdict().getByLabelText('Begrunnelse');
  await user.type(reason, 'Ja, jo');
  expect(reason).toHaveProperty('value', 'Ja, jo');
  await user.click(verdict().getByRole('radio', { name: 'Godkjent' }));
  await user.keyboard('j');
  expect(await screen.findByRole('heading', { level: 2, name: /^P05/ })).toBeTruthy();
  screen.getByRole('application').focus();
  await user.keyboard('j');
  expect(await screen.findByRole('heading', { level: 2, name: /^P01/ })).toBeTruthy();
});

test('of a piece on paper nobody is told to choose a place in a text', async () => {
  const room = withCourseworkAk2();
  room.do({ kind: 'submission.hand-in-many', ...ak2, personIds: ['p4'], how: 'paper' });
  await open(room);
  expect(screen.getByText('Ingen kommentarer ennå. Skriv den første til helheten.')).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/[Vv]elg et sted/);
});

test('opening a case again keeps what was settled, with who and when', async () => {
  const room = withTexts();
  settle(room, 'p4');
  await open(room);
  await user.click(screen.getByRole('button', { name: 'Åpne igjen' }));
  await waitFor(() => expect(caseOf('p4').outcome.kind).toBe('open'));
  const history = part('Sakens gang');
  expect(history.getByText(/Bruker begrepene på eget arbeid\./)).toBeTruthy();
  expect(history.getByText(/^F1 \+ F2, tirsdag 24\. november 09:00, skrevet av F1/)).toBeTruthy();
  expect(history.getByText(/F1: hvem som vurderer satt til F1 \+ F2\.$/)).toBeTruthy();
  // Newest first.
  expect(history.getAllByRole('listitem').map(({ textContent }) => textContent?.slice(0, 18))).toEqual([
    'Åpnet igjen av F1,',
    'Godkjent. Bruker b',
    'tirsdag 24. novemb',
    'Limt inn tirsdag 2',
  ]);
});

test('a place is chosen, marked with a criterion, commented on and taken away by keyboard alone', async () => {
  await open(withTexts());
  screen.getByRole('application', { name: 'Teksten til P04' }).focus();
  await user.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowRight}{/Shift}n2');
  await waitFor(() =>
    expect(highlights()).toMatchObject([{ start: 3, end: 10, kind: 'nextStep', criterionId: 'praksis' }]),
  );
  await screen.findByPlaceholderText('Kommentar');
  await user.keyboard('{Enter}Hva ser dere?{Enter}');
  await waitFor(() => expect(highlights()[0]?.comment).toBe('Hva ser dere?'));
  expect(document.activeElement).toBe(screen.getByRole('application', { name: 'Teksten til P04' }));
  await user.keyboard('{Delete}');
  await waitFor(() => expect(highlights()).toEqual([]));
});

test('what is drawn over with the mouse is marked with a press on a criterion', async () => {
  await open(withTexts());
  const span = document.querySelector('.reading [data-start]');
  await user.pointer([
    { target: span as Element, offset: 3, keys: '[MouseLeft>]' },
    { target: span as Element, offset: 11 },
    { keys: '[/MouseLeft]' },
  ]);
  await user.click(screen.getByRole('button', { name: 'Bruker begrepene' }));
  await waitFor(() => expect(highlights()).toMatchObject([{ start: 3, end: 10, criterionId: 'begrep' }]));
});

test('a text on paper has comments on the whole, and is settled like the others', async () => {
  const room = withCourseworkAk2();
  room.do({ kind: 'submission.hand-in-many', ...ak2, personIds: ['p4'], how: 'paper' });
  await open(room);
  await user.type(screen.getByLabelText('Kommentar til helheten'), 'Skriver om natta{Enter}');
  await waitFor(() => expect(highlights()).toMatchObject([{ start: 0, end: 0, comment: 'Skriver om natta' }]));
  await nameTwo();
  await user.click(verdict().getByRole('radio', { name: 'Godkjent' }));
  await user.type(verdict().getByLabelText('Begrunnelse'), 'Lest på papir.');
  await user.click(verdict().getByRole('button', { name: 'Avgjør' }));
  await waitFor(() => expect(caseOf('p4').outcome.kind).toBe('settled'));
});

test('the queue is what waits in the order it came, and the arrows go through it', async () => {
  const room = withTexts();
  settle(room, 'p5');
  await open(room, 'p1');
  const queue = within(screen.getByRole('navigation', { name: 'Saker' }));
  expect(queue.getAllByRole('button').map((one) => one.textContent)).toEqual(['P01Levert', 'P04Levert', 'P05Godkjent']);
  queue.getByRole('button', { name: /^P01/ }).focus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByRole('heading', { level: 2, name: /^P04/ })).toBeTruthy();
});
