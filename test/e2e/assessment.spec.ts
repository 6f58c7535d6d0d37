import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { tallyOf } from '../../domain/assessment.ts';
import type { CommandInput } from '../../domain/commands.ts';
import {
  giveAll,
  goTo,
  onDisk,
  openDesk,
  openWall,
  type Prepared,
  prepareProgramme,
  Watch,
} from '../support/desk-pages.ts';
import { type Serving, startSamling } from '../support/start-samling.ts';

// Twenty are enrolled. Eighteen hand in, and are assessed: the last two by hand, at the desk.
const ENROLLED = 20;
const HANDED_IN = 18;
const TEXT = 'Vi bruker skjønn når vi er to på vakt. Natta blir roligere av det.';

let prepared: Prepared;
let serving: Serving;
let context: BrowserContext;
let watch: Watch;
let desk: Page;
let wall: Page;
let ak2 = { sessionId: '', courseworkId: '' };

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  prepared = await prepareProgramme(undefined, ENROLLED);
  const { programme, session } = await onDisk(prepared);
  const courseworkId = Object.values(programme.coursework).find(({ key }) => key === 'AK2')?.id ?? '';
  ak2 = { sessionId: session.id, courseworkId };
  const initials = Object.values(programme.facilitators).map((one) => one.initials);
  const people = Object.values(programme.people).sort((a, b) => a.code.localeCompare(b.code));
  const commands: CommandInput[] = ['F1', 'F2']
    .filter((one) => !initials.includes(one))
    .map((one) => ({ kind: 'facilitator.add', facilitatorId: one.toLowerCase(), initials: one }));
  const ids = ['F1', 'F2'].map(
    (one) => Object.values(programme.facilitators).find((known) => known.initials === one)?.id ?? one.toLowerCase(),
  );
  for (const [n, { id: personId }] of people.slice(0, HANDED_IN).entries()) {
    commands.push({ kind: 'submission.hand-in', ...ak2, personId, how: 'pasted', text: TEXT });
    if (n < 2) continue;
    commands.push({ kind: 'case.assessors', ...ak2, personId, assessors: ids });
    const verdict = n === 2 ? 'notApproved' : 'approved';
    commands.push({ kind: 'case.settle', ...ak2, personId, verdict, reason: 'Lest og snakket gjennom.' });
  }
  await giveAll(prepared, commands);
  serving = await startSamling(prepared.folder, prepared.home);
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  watch = new Watch(context, serving.desk);
  desk = await openDesk(context, serving.desk);
  wall = await openWall(context, serving.plenum);
});
test.afterAll(async () => {
  await context?.close();
  await serving?.stop();
  await prepared?.remove();
});

test('the cases come up covered, and one alone settles none', async () => {
  await goTo(desk, `/coursework/assess/${ak2.courseworkId}`);
  await expect(desk.locator('.coursework-cover')).toBeVisible();
  await expect(desk.locator('body')).not.toContainText('P01');
  await desk.keyboard.press('v');
  await expect(desk.getByRole('heading', { level: 2, name: /^P01/ })).toBeVisible();
  await desk.getByRole('button', { name: 'F1', exact: true }).click();
  await expect(desk.getByRole('button', { name: 'F1', exact: true })).toHaveAttribute('aria-pressed', 'true');
  const verdict = desk.getByRole('form', { name: 'Felles vurdering' });
  await verdict.getByText('Godkjent', { exact: true }).click();
  await verdict.getByLabel('Begrunnelse').fill('Bruker skjønn på eget arbeid.');
  await verdict.getByLabel('Begrunnelse').press('Control+Enter');
  await expect(verdict.getByText('Mangler: to som vurderer')).toBeVisible();
});

test('a place is marked by keyboard, and two settle the case', async () => {
  await desk.locator('.reading').focus();
  await desk.keyboard.press('ArrowRight');
  await desk.keyboard.press('Shift+ArrowDown');
  await desk.keyboard.press('0');
  await expect(desk.locator('.highlight')).toHaveCount(1);
  await expect(desk.locator('.reading-mark')).toHaveText('Vi bruker skjønn når vi er to på vakt.');
  await desk.getByRole('button', { name: 'F2', exact: true }).click();
  await expect(desk.getByRole('button', { name: 'F2', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await desk.getByRole('form', { name: 'Felles vurdering' }).getByLabel('Begrunnelse').press('Control+Enter');
  await expect(desk.getByRole('heading', { level: 2, name: /^P02/ })).toBeVisible();
});

test('a disagreement is settled with a note, the reason typed while the hands never leave the keys', async () => {
  await desk.getByRole('button', { name: 'F1 + F2 igjen' }).click();
  const verdict = desk.getByRole('form', { name: 'Felles vurdering' });
  await verdict.getByText('Ikke godkjent', { exact: true }).click();
  await verdict.getByLabel('Vi var uenige').check();
  await verdict.getByLabel('Begrunnelse').fill('Begrepet mangler.');
  await verdict.getByLabel('Begrunnelse').press('Control+Enter');
  await expect(verdict.getByText('Mangler: hvordan uenigheten ble snakket gjennom')).toBeVisible();
  await verdict.getByLabel('Hvordan uenigheten ble snakket gjennom').fill('Vi leste det høyt en gang til.');
  await verdict.getByLabel('Hvordan uenigheten ble snakket gjennom').press('Control+Enter');
  await expect(desk.getByRole('region', { name: 'Avgjort', exact: true })).toContainText('Begrepet mangler.');
});

test('the matrix says how they stand, is covered when it is come back to, and the wall has told nothing', async () => {
  await goTo(desk, '/run');
  await goTo(desk, '/coursework');
  await expect(desk.locator('.coursework-cover')).toBeVisible();
  await desk.keyboard.press('v');
  const sums = desk.locator('.matrix-sums dl');
  // The hands come up in the column of what is due in this session.
  await expect(sums).toHaveText('Ikke levert2Levert0Godkjent16Ikke godkjent2Trukket0');
  const { programme, session } = await onDisk(prepared);
  expect(tallyOf(programme, session, ak2.courseworkId)).toEqual({
    ...{ enrolled: 20, delivered: 18, approved: 16, notApproved: 2, notDelivered: 2, withdrawn: 0 },
  });
  const onWall = (await wall.locator('body').textContent()) ?? '';
  for (const secret of ['P01', 'Godkjent', 'godkjent', 'skjønn', 'Begrepet mangler'])
    expect(onWall).not.toContain(secret);
  expect(watch.complaints).toEqual([]);
  expect(watch.strangers).toEqual([]);
});
