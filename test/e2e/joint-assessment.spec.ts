import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { tallyOf } from '../../domain/assessment.ts';
import type { CommandInput } from '../../domain/commands.ts';
import { partsOfFile } from '../support/archive-parts.ts';
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
import { readWall } from '../support/watch-wall.ts';
import { type XmlNode, xmlTree } from '../support/xml-tree.ts';

// From twenty who are enrolled to three strengths and three next steps in the room. Eighteen hand in; the last two are
// assessed by hand, two cards are written by hand, and all six are released by hand. On the way two see it differently.
const ENROLLED = 20;
const HANDED_IN = 18;
/** No ordinary text holds it; every text, mark, reason and field note here does. */
const CANARY = 'Kanarifugl';
const SENTENCE = 'Vi bruker skjønn når vi er to på vakt.';
const STRENGTH = 'Dere knytter skjønn til vakter dere har hatt';
const STEP = 'Skriv hvem det gjør en forskjell for';
const MORE = {
  strength: ['Dere ser hverandre i arbeidet', 'Dere prøver i det små først'],
  nextStep: ['Spør dem det gjelder', 'Sett en dato for å se etter'],
} as const;
const ALL_CARDS = [STRENGTH, STEP, ...MORE.strength, ...MORE.nextStep];
const REPLY = 'Vi kjenner oss igjen';
const QUESTION = 'Hvordan får natta vite det?';
const SEEN = `To snakker, resten ser ned. ${CANARY}`;
const MEANS = `De venter på leder. ${CANARY}`;
const SEEN_TOO = `Fire skriver på lapper. ${CANARY}`;

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let prepared: Prepared;
let serving: Serving;
let context: BrowserContext;
let watch: Watch;
let desk: Page;
let wall: Page;
let wallTexts: () => Promise<string>;
let ak2 = { sessionId: '', courseworkId: '' };

/** Eighteen have handed in; sixteen of them are assessed, one of these not approved; the item of the feedback runs. */
async function prepareCases(): Promise<Prepared> {
  const made = await prepareProgramme(undefined, ENROLLED);
  const { programme, session } = await onDisk(made);
  const sessionId = session.id;
  ak2 = { sessionId, courseworkId: Object.values(programme.coursework).find(({ key }) => key === 'AK2')?.id ?? '' };
  const item = Object.values(session.items).find((one) => one.activity === 'feedback' && one.coursework === 'AK2');
  const known = Object.values(programme.facilitators);
  const idOf = (one: string) => known.find(({ initials }) => initials === one)?.id ?? one.toLowerCase();
  const assessors = ['F1', 'F2'].map(idOf);
  const people = Object.values(programme.people).sort((a, b) => a.code.localeCompare(b.code));
  const commands: CommandInput[] = ['F1', 'F2']
    .filter((one) => idOf(one) === one.toLowerCase())
    .map((one) => ({ kind: 'facilitator.add', facilitatorId: one.toLowerCase(), initials: one }));
  const marks: Record<'strength' | 'nextStep', string[]> = { strength: [], nextStep: [] };
  for (const [n, { id: personId }] of people.slice(0, HANDED_IN).entries()) {
    const of = { ...ak2, personId };
    commands.push({ kind: 'submission.hand-in', ...of, how: 'pasted', text: `${SENTENCE} ${CANARY} ${n}` });
    if (n < 2) continue;
    const highlightKind = n % 2 === 0 ? 'strength' : 'nextStep';
    const highlightId = `h${n}`;
    marks[highlightKind].push(highlightId);
    const place = { start: 0, end: 10, comment: `${CANARY} sa det` };
    commands.push(
      { kind: 'highlight.add', ...of, highlightId, highlightKind, ...place },
      { kind: 'case.assessors', ...of, assessors },
      { kind: 'case.settle', ...of, verdict: n === 2 ? 'notApproved' : 'approved', reason: `${CANARY} fordi.` },
    );
  }
  for (const themeKind of ['strength', 'nextStep'] as const) {
    for (const [n, text] of MORE[themeKind].entries()) {
      const highlightIds = marks[themeKind].slice(3 * n, 3 * n + 3);
      commands.push({ kind: 'theme.add', ...ak2, themeKind, title: '', text, highlightIds });
    }
  }
  commands.push({ kind: 'run.start', sessionId, dayId: item?.dayId ?? '', itemId: item?.id ?? '' });
  await giveAll(made, commands);
  return made;
}

test.beforeAll(async ({ browser }) => {
  prepared = await prepareCases();
  serving = await startSamling(prepared.folder, prepared.home);
  context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  watch = new Watch(context, serving.desk);
  desk = await openDesk(context, serving.desk);
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
const verdict = () => desk.getByRole('form', { name: 'Felles vurdering' });

test('the cases come up covered, and one alone settles none', async () => {
  await goTo(desk, `/coursework/assess/${ak2.courseworkId}`);
  await expect(desk.locator('.coursework-cover')).toBeVisible();
  await expect(desk.locator('body')).not.toContainText('P01');
  await desk.keyboard.press('v');
  await expect(desk.getByRole('heading', { level: 2, name: /^P01/ })).toBeVisible();
  await desk.getByRole('button', { name: 'F1', exact: true }).click();
  await expect(desk.getByRole('button', { name: 'F1', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await verdict().getByText('Godkjent', { exact: true }).click();
  await verdict().getByLabel('Begrunnelse').fill('Bruker skjønn på eget arbeid.');
  await verdict().getByLabel('Begrunnelse').press('Control+Enter');
  await expect(verdict().getByText('Mangler: to som vurderer')).toBeVisible();
});

test('a place is marked by keyboard, and two settle the case', async () => {
  await desk.locator('.reading').focus();
  await desk.keyboard.press('ArrowRight');
  await desk.keyboard.press('Shift+ArrowDown');
  await desk.keyboard.press('0');
  await expect(desk.locator('.highlight')).toHaveCount(1);
  await expect(desk.locator('.reading-mark')).toHaveText(SENTENCE);
  await desk.getByRole('button', { name: 'F2', exact: true }).click();
  await expect(desk.getByRole('button', { name: 'F2', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await verdict().getByLabel('Begrunnelse').press('Control+Enter');
  await expect(desk.getByRole('heading', { level: 2, name: /^P02/ })).toBeVisible();
});

test('a disagreement is settled with a note, the reason typed while the hands never leave the keys', async () => {
  await desk.getByRole('button', { name: 'F1 + F2 igjen' }).click();
  await verdict().getByText('Ikke godkjent', { exact: true }).click();
  await verdict().getByLabel('Vi var uenige').check();
  await verdict().getByLabel('Begrunnelse').fill('Begrepet mangler.');
  await verdict().getByLabel('Begrunnelse').press('Control+Enter');
  await expect(verdict().getByText('Mangler: hvordan uenigheten ble snakket gjennom')).toBeVisible();
  await verdict().getByLabel('Hvordan uenigheten ble snakket gjennom').fill('Vi leste det høyt en gang til.');
  await verdict().getByLabel('Hvordan uenigheten ble snakket gjennom').press('Control+Enter');
  await expect(desk.getByRole('region', { name: 'Avgjort', exact: true })).toContainText('Begrepet mangler.');
});

test('the matrix says how they stand, is covered when it is come back to, and the protocol has all twenty', async () => {
  await goTo(desk, '/run');
  await goTo(desk, '/coursework');
  await expect(desk.locator('.coursework-cover')).toBeVisible();
  await desk.keyboard.press('v');
  // The hands come up in the column of what is due in this session.
  const sums = desk.locator('.matrix-sums dl');
  await expect(sums).toHaveText('Ikke levert2Levert0Godkjent16Ikke godkjent2Trukket0');
  const { programme, session } = await onDisk(prepared);
  expect(tallyOf(programme, session, ak2.courseworkId)).toEqual({
    ...{ enrolled: 20, delivered: 18, approved: 16, notApproved: 2, notDelivered: 2, withdrawn: 0 },
  });
  await desk.getByRole('button', { name: 'Hent ut' }).click();
  const download = desk.waitForEvent('download');
  await desk.getByRole('menuitem', { name: 'Protokollen (PDF)' }).click();
  const path = await (await download).path();
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', path, '-']);
  const protocol = stdout.replace(/\s+/g, ' ');
  expect(protocol).toContain('20 deltakere, 18 levert, 16 godkjent, 2 ikke godkjent, 2 ikke levert, 0 trukket.');
  for (const { code } of Object.values(programme.people)) expect(protocol).toContain(`${code}: `);
  for (const told of ['Begrepet mangler.', 'Vi leste det høyt en gang til.', 'hvem som vurderer satt til F1 + F2'])
    expect(protocol).toContain(told);
});

/** Whoever is at the keys from here on. */
async function atTheKeys(initials: string): Promise<void> {
  const who = desk.locator('[aria-keyshortcuts="F6"]');
  for (let n = 0; n < 9 && !(await who.textContent())?.startsWith(initials); n += 1) await desk.keyboard.press('F6');
  await expect(who).toContainText(initials);
}

/** Writes what is in the composer, and waits until the note stands in the list. */
async function note(text: string): Promise<void> {
  await expect(desk.locator('.cm-content')).toBeFocused();
  await desk.keyboard.type(text);
  await desk.keyboard.press('Control+Enter');
  await expect(desk.locator('.notes-list')).toContainText(text);
}

test('two in the field see it differently: both are kept with who and when, and neither agrees alone', async () => {
  await goTo(desk, '/run');
  await desk.getByRole('tab', { name: 'Notater' }).click();
  await atTheKeys('F1');
  await desk.locator('body').press('n');
  await note(SEEN);
  await desk.getByText('Tolkning', { exact: true }).click();
  await desk.locator('.cm-content').focus();
  await note(MEANS);
  const list = desk.locator('.notes-list');
  const first = list.getByRole('listitem').filter({ hasText: SEEN });
  await expect(list.getByText('Bare F1 har skrevet her')).toBeVisible();
  await first.getByRole('button', { name: /^Valg for notatet/ }).click();
  await expect(desk.getByRole('menuitem', { name: 'Enige: trenger to som har skrevet', exact: true })).toBeDisabled();
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Escape');
  await atTheKeys('F2');
  await first.getByRole('button', { name: /^Valg for notatet/ }).click();
  await desk.getByRole('menuitem', { name: 'Skriv ditt syn på det samme' }).click();
  await note(SEEN_TOO);
  await expect(list.getByText('Bare F1 har skrevet her')).toHaveCount(0);
  await first.getByRole('button', { name: /^Valg for notatet/ }).click();
  await desk.getByRole('menuitem', { name: 'Uenige', exact: true }).click();
  await expect(first.getByText('Uenige', { exact: true })).toBeVisible();
  await desk.getByRole('button', { name: 'Side om side' }).click();
  await expect(list.getByRole('columnheader')).toHaveText(['F1', 'F2']);
  const { session } = await onDisk(prepared);
  const [seen, means, seenToo] = [SEEN, MEANS, SEEN_TOO].map((text) =>
    Object.values(session.notes).find((one) => one.text === text),
  );
  expect(seen).toMatchObject({ type: 'observation', createdBy: 'F1', accord: 'disagreed' });
  expect(means).toMatchObject({ type: 'interpretation', createdBy: 'F1', parentId: seen?.id });
  expect(seenToo).toMatchObject({ createdBy: 'F2', parentId: seen?.id });
});

test('for analysis both views go out with who and when, what it may mean apart, and codes for people', async () => {
  await goTo(desk, '/coursework');
  await expect(desk.locator('.coursework-cover')).toBeVisible();
  await desk.keyboard.press('v');
  await desk.getByRole('button', { name: 'Hent ut' }).click();
  const download = desk.waitForEvent('download');
  await desk.getByRole('menuitem', { name: 'Til analyseprogram (QDPX)' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/fortrolig-nb\.qdpx$/);
  const parts = await partsOfFile(await file.path());
  const project = xmlTree(parts.get('project.qde')?.toString('utf8') ?? '');
  const all = (name: string, within = project): XmlNode[] =>
    within.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(name, child)]);
  const user = (initials: string) => all('User').find(({ attributes }) => attributes.id === initials)?.attributes.guid;
  const filed = (one: XmlNode) =>
    parts.get(one.attributes.plainTextPath?.replace('internal://', 'sources/') ?? '')?.toString('utf8') ?? '';
  const seen = all('TextSource').find((one) => filed(one) === SEEN);
  const [means, seenToo] = [MEANS, SEEN_TOO].map((text) =>
    all('Note').find((one) => all('PlainTextContent', one)[0]?.text === text),
  );
  const noted = Object.values((await onDisk(prepared)).session.notes);
  const begun = (text: string) => new Date(noted.find((one) => one.text === text)?.startedAt ?? 0).toISOString();
  const by = (one: XmlNode | undefined) => [one?.attributes.creatingUser, one?.attributes.creationDateTime];
  expect(by(seen)).toEqual([user('F1'), begun(SEEN)]);
  expect(by(means)).toEqual([user('F1'), begun(MEANS)]);
  expect(by(seenToo)).toEqual([user('F2'), begun(SEEN_TOO)]);
  const links = all('Link').map(({ attributes }) => [attributes.name, attributes.targetGUID]);
  expect(links).toEqual([
    ['Tolkning', means?.attributes.guid],
    ['uenig', seenToo?.attributes.guid],
  ]);
  const texts = all('TextSource').filter(({ attributes }) => attributes.name?.startsWith('AK2 P'));
  expect(texts).toHaveLength(HANDED_IN);
  const [first] = texts;
  const [place] = first ? all('PlainTextSelection', first) : [];
  const { startPosition, endPosition } = place?.attributes ?? {};
  expect([...(first ? filed(first) : '')].slice(Number(startPosition), Number(endPosition)).join('')).toBe(SENTENCE);
  // Whoever leaves finds everything covered again.
  await goTo(desk, '/run');
});

/** Makes a card of a kind on marks that fit it, and writes it. */
async function write(
  kind: 'Ny styrke' | 'Nytt neste steg',
  marks: 'Styrke' | 'Neste steg',
  count: number,
  text: string,
): Promise<void> {
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
  await goTo(desk, '/coursework/feedback');
  await expect(desk.locator('.feedback-source')).toHaveCount(0);
  await desk.getByRole('button', { name: 'Vis' }).first().click();
  await expect(desk.locator('.feedback-source')).toHaveCount(HANDED_IN - 1);
  await write('Ny styrke', 'Styrke', 2, `${STRENGTH}, ${CANARY.toLowerCase()} P01`);
  const left = desk.locator('.feedback-left');
  await expect(left.getByText('«P01» er koden til en deltaker', { exact: false })).toBeVisible();
  await expect(left.getByText('2 personer er for få', { exact: false })).toBeVisible();
  const release = desk.getByRole('button', { name: 'Slipp til rommet' });
  await expect(release).toBeDisabled();
  await desk.locator('.feedback-source').filter({ hasText: 'Styrke' }).nth(2).getByRole('checkbox').click();
  await expect(left.getByText('for få', { exact: false })).toHaveCount(0);
  const field = desk.getByRole('textbox', { name: 'Med våre egne ord' });
  await field.fill(STRENGTH);
  await expect(left.getByRole('listitem')).toHaveCount(0);
  await field.press('Control+Enter');
  await expect(desk.locator('.feedback-card-released')).toHaveCount(1);
  await write('Nytt neste steg', 'Neste steg', 3, STEP);
  await field.press('Enter');
  await expect(desk.locator('.feedback-card-ready')).toHaveCount(5);
});

test('in the room three strengths and three next steps come one by one, and what is not released is nowhere', async () => {
  await goTo(desk, '/run');
  await desk.getByRole('tab', { name: 'Kollektiv tilbakemelding' }).click();
  await desk.locator('.feedback-head').getByRole('button', { name: 'Vis på veggen' }).click();
  await expect(onWall().getByRole('heading', { name: STRENGTH })).toBeVisible();
  const later = ALL_CARDS.filter((text) => text !== STRENGTH);
  for (const [n, text] of later.entries()) {
    const seen = await wallTexts();
    for (const held of later.slice(n)) expect(seen).not.toContain(held);
    await desk.locator('.feedback-card', { hasText: text }).focus();
    await desk.keyboard.press('r');
    await expect(onWall().getByRole('heading', { name: text })).toBeVisible();
  }
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
  for (const text of [...ALL_CARDS, QUESTION]) expect(seen).toContain(text);
  await goTo(desk, '/after');
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Lag PowerPoint' }).click();
  const deck = (await readDeckTexts(await (await download).path())).join('\n');
  for (const text of [...ALL_CARDS, REPLY, QUESTION]) expect(deck).toContain(text);
  for (const shown of [seen, deck]) {
    expect(shown).not.toContain(CANARY);
    expect(shown).not.toContain('skjønn når vi er to');
    expect(shown).not.toMatch(/\bP(0[1-9]|1\d|20)\b/);
    expect(shown).not.toMatch(/ikke godkjent|ikke levert|uenig/i);
  }
  expect(watch.complaints).toEqual([]);
  expect(watch.strangers).toEqual([]);
});
