import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { CommandInput } from '../../domain/commands.ts';
import { readDeckTexts } from '../support/deck-texts.ts';
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

/** No ordinary text holds it; every text, mark, reason and field note here does. */
const CANARY = 'Kanarifugl';
const STRENGTH = 'Dere knytter skjønn til vakter dere har hatt';
const STEP = 'Skriv hvem det gjør en forskjell for';
const REPLY = 'Vi kjenner oss igjen';
const QUESTION = 'Hvordan får natta vite det?';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let prepared: Prepared;
let serving: Serving;
let context: BrowserContext;
let watch: Watch;
let desk: Page;
let wall: Page;

/** Twelve enrolled; ten have handed in AK2, eight approved and two not; the item of its feedback runs. */
async function assessed(): Promise<Prepared> {
  const made = await prepareProgramme();
  const { programme, session } = await onDisk(made);
  const sessionId = session.id;
  const coursework = Object.values(programme.coursework).find(({ key }) => key === 'AK2');
  const item = Object.values(session.items).find(
    ({ activity, coursework: key }) => activity === 'feedback' && key === 'AK2',
  );
  const [f1 = '', f2 = 'f2'] = Object.keys(programme.facilitators);
  const on = { sessionId, courseworkId: coursework?.id ?? '' };
  const people = Object.keys(programme.people).slice(0, 10);
  const more: CommandInput[] = programme.facilitators[f2]
    ? []
    : [{ kind: 'facilitator.add', facilitatorId: f2, initials: 'F9' }];
  await giveAll(made, [
    ...more,
    ...people.flatMap((personId, n): CommandInput[] => [
      { kind: 'submission.hand-in', ...on, personId, how: 'pasted', text: `Vi så etter. ${CANARY} ${n}` },
      {
        kind: 'highlight.add',
        ...on,
        personId,
        highlightKind: n < 6 ? 'strength' : 'nextStep',
        start: 0,
        end: 12,
        comment: `${CANARY} sa det`,
      },
      { kind: 'case.assessors', ...on, personId, assessors: [f1, f2] },
      {
        kind: 'case.settle',
        ...on,
        personId,
        verdict: n < 8 ? 'approved' : 'notApproved',
        reason: `${CANARY} fordi`,
      },
    ]),
    { kind: 'note.begin', sessionId, itemId: item?.id ?? '', text: `${CANARY} i feltet`, finished: true },
    { kind: 'run.start', sessionId, dayId: item?.dayId ?? '', itemId: item?.id ?? '' },
  ]);
  return made;
}

/** Keeps every text that the wall's page ever holds. */
async function readWall(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(window, { wallTexts: seen });
    const look = () => seen.add(document.documentElement.outerHTML);
    new MutationObserver(look).observe(document.documentElement, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    look();
  });
  return () => page.evaluate(() => [...(window as unknown as { wallTexts: Set<string> }).wallTexts].join('\n'));
}

let wallTexts: () => Promise<string>;

test.beforeAll(async ({ browser }) => {
  prepared = await assessed();
  serving = await startSamling(prepared.folder, prepared.home);
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  watch = new Watch(context, serving.desk);
  desk = await openDesk(context, serving.desk, '/coursework/feedback');
  wall = await openWall(context, serving.plenum);
  wallTexts = await readWall(wall);
});

test.afterAll(async () => {
  await context?.close();
  await serving?.stop();
  await prepared?.remove();
});

/** The scene that is on the wall, and not one that is fading out. */
const onWall = () => wall.locator('.wall-layer:not([aria-hidden="true"])');

/** Makes a card of a kind on the first marks that fit it, and writes it. */
async function write(
  kind: 'Ny styrke' | 'Nytt neste steg',
  marks: 'Styrke' | 'Neste steg',
  count: number,
  text: string,
) {
  await desk.getByRole('button', { name: kind }).click();
  await expect(desk.locator('.feedback-editor')).toBeVisible();
  const sources = desk.locator('.feedback-source').filter({ hasText: marks });
  for (let n = 0; n < count; n += 1) {
    await sources.nth(n).getByRole('checkbox').click();
    await expect(sources.nth(n).getByRole('checkbox')).toBeChecked();
  }
  await desk.getByRole('textbox', { name: 'Med våre egne ord' }).fill(text);
}

test('the composer comes up covered, gathers all marks, and holds a card back while it tells or rests on too few', async () => {
  await expect(desk.locator('.feedback-source')).toHaveCount(0);
  await desk.getByRole('button', { name: 'Vis' }).first().click();
  await expect(desk.locator('.feedback-source')).toHaveCount(10);
  await write('Ny styrke', 'Styrke', 2, `${STRENGTH}, ${CANARY.toLowerCase()} P01`);
  const left = desk.locator('.feedback-left');
  await expect(left.getByText('«P01» er koden til en deltaker', { exact: false })).toBeVisible();
  await expect(left.getByText('2 personer er for få', { exact: false })).toBeVisible();
  const release = desk.getByRole('button', { name: 'Slipp til rommet' });
  await expect(release).toBeDisabled();
  await desk.locator('.feedback-source').nth(2).getByRole('checkbox').click();
  await expect(left.getByText('for få', { exact: false })).toHaveCount(0);
  const field = desk.getByRole('textbox', { name: 'Med våre egne ord' });
  await field.fill(STRENGTH);
  await expect(left.getByRole('listitem')).toHaveCount(0);
  await field.press('Control+Enter');
  await expect(desk.locator('.feedback-card-released')).toHaveCount(1);
  await write('Nytt neste steg', 'Neste steg', 3, STEP);
  await field.press('Enter');
  await expect(desk.locator('.feedback-card-ready')).toHaveCount(1);
});

test('in the room the cards come one by one, and what is not released is nowhere on the wall', async () => {
  await goTo(desk, '/run');
  await desk.getByRole('tab', { name: 'Kollektiv tilbakemelding' }).click();
  await desk.locator('.feedback-head').getByRole('button', { name: 'Vis på veggen' }).click();
  await expect(onWall().getByRole('heading', { name: STRENGTH })).toBeVisible();
  expect(await wallTexts()).not.toContain(STEP);
  await desk.locator('.feedback-card', { hasText: STEP }).focus();
  await desk.keyboard.press('r');
  await expect(onWall().getByRole('heading', { name: STEP })).toBeVisible();
  await expect(desk.locator('.feedback-card-onWall')).toHaveCount(1);
  await desk.locator('.feedback-card', { hasText: STEP }).press('Enter');
  const reply = desk.getByRole('textbox', { name: 'Nytt svar' });
  await reply.fill(REPLY);
  await reply.press('Enter');
  await expect(desk.locator('.feedback-replies').getByText(REPLY)).toBeVisible();
  const question = desk.getByRole('textbox', { name: 'Nytt spørsmål' });
  await question.fill(QUESTION);
  await question.press('Enter');
  await desk.locator('.feedback-questions').waitFor();
  const panel = desk.getByRole('region', { name: 'Spørsmål å ta med videre' });
  await panel.getByRole('button', { name: 'Vis på veggen' }).click();
  await expect(onWall().getByText(QUESTION)).toBeVisible();
});

test('neither the wall nor the deck ever held a text, a mark, a reason, a note, a verdict or a code', async () => {
  const seen = await wallTexts();
  for (const text of [STRENGTH, STEP, QUESTION]) expect(seen).toContain(text);
  expect(seen).not.toContain(CANARY);
  expect(seen).not.toMatch(/\bP(0[1-9]|1[0-2])\b/);
  expect(seen).not.toMatch(/ikke godkjent/i);
  await goTo(desk, '/after');
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Lag PowerPoint' }).click();
  const deck = (await readDeckTexts(await (await download).path())).join('\n');
  for (const text of [STRENGTH, STEP, REPLY, QUESTION]) expect(deck).toContain(text);
  expect(deck).not.toContain(CANARY);
  expect(deck).not.toMatch(/\bP(0[1-9]|1[0-2])\b/);
  expect(deck).not.toMatch(/ikke godkjent/i);
  expect(watch.complaints).toEqual([]);
  expect(watch.strangers).toEqual([]);
});
