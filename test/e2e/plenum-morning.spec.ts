import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { instantAt } from '../../domain/clock-text.ts';
import { readTimer } from '../../domain/timer.ts';
import {
  giveAll,
  goTo,
  liftCurtain,
  onDisk,
  openWall,
  type Prepared,
  prepareProgramme,
  secondsOf,
  Watch,
} from '../support/desk-pages.ts';
import { HiddenPage } from '../support/hidden-page.ts';
import { SteeredServing } from '../support/steered-serving.ts';
import { watchWall } from '../support/watch-wall.ts';

// The first morning of an implementation session, with a clock that the test steers: ten minutes pass in one step.
const DATE = '2026-11-24';
const DIGITS = '.wall-layer:not([aria-hidden="true"]) .wall-digits';
const TITLES = ['Byttering på tavla', 'Musikk før stell', 'Rapport på ti minutter'];

test.describe.configure({ mode: 'serial' });

let prepared: Prepared;
let steered: SteeredServing;
let context: BrowserContext;
let watch: Watch;
let desk: Page;
let wall: Page;
let third: HiddenPage;

test.beforeAll(async ({ browser }) => {
  prepared = await prepareProgramme(DATE);
  const { programme, session } = await onDisk(prepared);
  const [workplaceId = ''] = Object.keys(programme.workplaces);
  const people = Object.keys(programme.people);
  const itemId = Object.values(session.items).find((item) => item.repeat === 'presentations')?.id ?? '';
  const on = { sessionId: session.id, itemId };
  await giveAll(
    prepared,
    TITLES.flatMap((title, n) => [
      {
        ...{ kind: 'group.add' as const, groupId: `group${n}`, workplaceId, set: 'working' as const },
        ...{ name: ['Rapport', 'Vakter', 'Aktivitet'][n] ?? '', members: people.slice(n * 4, n * 4 + 4) },
      },
      { kind: 'presentation.add' as const, ...on, presentationKind: 'project' as const, groupId: `group${n}`, title },
    ]),
  );
  steered = new SteeredServing(prepared.folder, prepared.home, instantAt(DATE, 540, 'Europe/Oslo'));
  const serving = await steered.start();
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  watch = new Watch(context, serving.desk);
  desk = await context.newPage();
  await desk.goto(serving.desk);
  await desk.locator('.desk').waitFor();
  await liftCurtain(desk);
  await goTo(desk, '/run');
  await context.addInitScript(noteScreenAsks);
  wall = await openWall(context, serving.plenum);
  third = await HiddenPage.open(serving.plenum, '.wall[data-scene]');
});

test.afterAll(async () => {
  await third?.close();
  await context?.close();
  await steered?.serving.stop();
  await prepared?.remove();
});

const onWall = (kind: string) => expect(wall.locator('.wall')).toHaveAttribute('data-scene', kind);
const item = async (title: string) =>
  Object.values((await onDisk(prepared)).session.items).find((one) => one.title.startsWith(title));
const alarm = () => desk.locator('.run-drift').getByRole('alert');

/** Goes on, and waits until the desk stands where it should. */
async function next(title: string): Promise<void> {
  await desk.keyboard.press('F9');
  await expect(desk.locator('.run-timer h2')).toHaveText(title);
}

/** Milliseconds left, read from what is on the disk at the instant that the clock shows. */
async function left(): Promise<number> {
  const { timer } = (await onDisk(prepared)).session.run;
  if (!timer) throw new Error('No timer runs.');
  return readTimer(timer, steered.now).remainingMs ?? Number.NaN;
}

/** What a page shows is what the facts say, to the second that is being drawn; read again if reading took too long. */
async function showsTheTime(page: Page, selector: string): Promise<void> {
  await expect(async () => {
    const [text, ms] = [await page.locator(selector).textContent(), await left()];
    expect(Math.abs(secondsOf(text ?? '') - ms / 1000)).toBeLessThanOrEqual(1.5);
  }).toPass();
}

/** What the facts say at the instant at which the hidden page drew its first frame. */
async function digitsAt(at: number): Promise<string> {
  const { timer } = (await onDisk(prepared)).session.run;
  return timer ? readTimer(timer, at).digits : '';
}

/** Runs in the page: its wall clock is set. */
function setPageClock(byMs: number): void {
  const now = Date.now.bind(Date);
  Date.now = () => now() + byMs;
}

/** Runs in the page before its own scripts: notes what it asks of the screen, and asks it all the same. */
function noteScreenAsks(): void {
  const asks: string[] = [];
  Object.assign(window, { screenAsks: asks });
  // An empty page, which a new tab begins with, has none.
  if (!('wakeLock' in navigator)) return;
  const ask = navigator.wakeLock.request.bind(navigator.wakeLock);
  navigator.wakeLock.request = (kind = 'screen') => {
    asks.push(kind);
    return ask(kind);
  };
}

/** Notes every figure that the wall's clock is drawn with. Gives the way to them, in seconds. */
async function drawnSeconds(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate((selector) => {
    const drawn: string[] = [];
    Object.assign(window, { drawn });
    const note = () => {
      const text = document.querySelector(selector)?.textContent ?? '';
      if (drawn.at(-1) !== text) drawn.push(text);
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
    note();
  }, DIGITS);
  return async () => (await page.evaluate(() => (window as unknown as { drawn: string[] }).drawn)).map(secondsOf);
}

test('the wall has no pointer on it, and has asked that its screen stays awake', async () => {
  const pointer = () => wall.evaluate(() => getComputedStyle(document.querySelector('.wall') as Element).cursor);
  await wall.mouse.move(200, 200);
  await expect.poll(pointer).toBe('none');
  const asked = await wall.evaluate(() => (window as unknown as { screenAsks: string[] }).screenAsks);
  expect(asked).toContain('screen');
});

test('the morning runs on time until the round from the period between takes two minutes more', async () => {
  await next('Velkommen tilbake');
  await desk.keyboard.press('Shift+2');
  await onWall('timer');
  await steered.go(15);
  for (const group of ['Gruppe 1', 'Gruppe 2', 'Gruppe 3']) {
    await next(group);
    await showsTheTime(wall, DIGITS);
    await steered.go(4);
  }
  await next('Plenum');
  await showsTheTime(desk, '.run-digits');
  await steered.go(30);
  await next('Filene inn');
  await expect(desk.locator('.run-drift-figure')).toContainText('2 min');
  await steered.go(10);
  await next('Prøve på veggen');
  await steered.go(8);
  await next('Trekke rekkefølge');
  await steered.go(5);
});

test('the break begins late, and then takes longer: lunch cannot hold, and the desk says so in red', async () => {
  await next('Pause');
  await onWall('pause');
  await expect(alarm()).toContainText('Lunsj');
  await steered.go(22);
  // Any word from the desk brings the new time along.
  await desk.keyboard.press('1');
  await expect(desk.locator('.run-scene-prepared')).toContainText('Plan');
  await expect(alarm()).toContainText('12:00');
});

test('L takes the proposal, Ctrl Z takes it back, and lunch never moves', async () => {
  const minutes = async () => (await item('Gruppepresentasjon'))?.minutes;
  const planned = await minutes();
  await desk.keyboard.press('l');
  await expect(alarm()).toHaveCount(0);
  await expect.poll(minutes).not.toBe(planned);
  const shortened = (await item('Gruppepresentasjon'))?.minutes ?? 0;
  expect(shortened).toBeLessThan(planned ?? 0);
  expect(shortened).toBeGreaterThanOrEqual(75);
  expect((await item('Lunsj'))?.lockedStart).toBe(720);

  await desk.keyboard.press('Control+z');
  await expect(alarm()).toBeVisible();
  await expect.poll(minutes).toBe(planned);

  await desk.keyboard.press('l');
  await expect(alarm()).toHaveCount(0);
  await expect.poll(minutes).toBe(shortened);
});

test('a page that lay hidden all morning is right on its first frame', async () => {
  await next('Innlegg');
  await onWall('presentation');
  await expect(wall.locator('.wall')).toContainText(TITLES[0] ?? '');
  await steered.go(3);
  await desk.keyboard.press('+');
  await expect.poll(async () => (await left()) / 1000).toBeGreaterThan(590);
  // That three minutes went by in one step is the test's doing; a page knows of it when it has asked. Each try is a first
  // frame of its own.
  await expect(async () => {
    const ahead = steered.now - Date.now();
    const { text, at } = await third.show(DIGITS);
    await third.hide();
    expect(Math.abs(secondsOf(text) - secondsOf(await digitsAt(at + ahead)))).toBeLessThanOrEqual(1);
  }).toPass();
});

test('a kill in the middle of a presentation moves no clock, and the room sees nothing of it', async () => {
  const seen = await watchWall(wall);
  const before = (await onDisk(prepared)).session;
  const frame = await wall.locator('.wall').innerText();
  watch.deskIsDown = true;
  const addresses = { desk: steered.serving.desk, plenum: steered.serving.plenum };
  await steered.serving.kill();
  await expect(desk.locator('.desk-save')).toHaveClass(/desk-save-waiting/);
  // The last frame stays, and its clock goes on.
  await showsTheTime(wall, DIGITS);
  const again = await steered.start();
  expect({ desk: again.desk, plenum: again.plenum }).toEqual(addresses);
  await expect(desk.locator('.desk-save')).toHaveClass(/desk-save-saved(?!.*dashed)/);
  watch.deskIsDown = false;

  expect((await onDisk(prepared)).session.run).toEqual(before.run);
  for (const [page, digits] of [
    [wall, DIGITS],
    [desk, '.run-digits'],
  ] as const) {
    await showsTheTime(page, digits);
  }
  const withoutClock = (text: string) => text.replace(/\d+:\d\d/g, '');
  expect(withoutClock(await wall.locator('.wall').innerText())).toBe(withoutClock(frame));
  const found = await seen();
  expect(found.scenes).toEqual(['presentation']);
  expect(found.emptied).toBe(0);
  expect(found.rebuilt).toBe(0);
  const ahead = steered.now - Date.now();
  const { text, at } = await third.show(DIGITS);
  expect(Math.abs(secondsOf(text) - secondsOf(await digitsAt(at + ahead)))).toBeLessThanOrEqual(1);
});

test('lunch is reached late, and its clock still ends when the window says', async () => {
  for (const group of TITLES) {
    await expect(desk.locator('.run-item h1')).toHaveText(group);
    for (const [step, minutes] of [
      ['Spørsmål', 9],
      ['Stille notat', 2],
      ['Tilbakemelding', 4],
      ['Bytte', 4],
    ] as const) {
      await steered.go(minutes);
      await next(step);
    }
    await steered.go(7);
    await desk.keyboard.press('F9');
  }
  await expect(desk.locator('.run-timer h2')).toHaveText('Lunsj og vaktbytte');
  await onWall('pause');
  await expect(wall.locator('.wall')).toContainText('12:45');
  const { session } = await onDisk(prepared);
  const started = session.run.timer?.startedAt ?? 0;
  expect(started).toBeGreaterThan(instantAt(DATE, 720, 'Europe/Oslo'));
  const ends = readTimer(session.run.timer as NonNullable<typeof session.run.timer>, steered.now).endsAt ?? 0;
  expect(Math.abs(ends - instantAt(DATE, 765, 'Europe/Oslo'))).toBeLessThanOrEqual(1);
});

test('a clock that is set is told on the desk, and the room never sees a second that is wrong', async () => {
  await desk.keyboard.press('Shift+2');
  await onWall('timer');
  const before = await left();
  const drawn = await drawnSeconds(wall);
  // It is the clock of the machine, so pages and desk see it at once.
  for (const page of [desk, wall]) await page.evaluate(setPageClock, -3_600_000);
  await steered.set(-3_600_000);
  // A second more or less is no other story, and not told.
  await expect(desk.locator('.desk-clock-set')).toContainText('1 time tilbake');
  expect(Math.abs((await left()) - before)).toBeLessThanOrEqual(10_000);
  await showsTheTime(wall, DIGITS);
  await showsTheTime(desk, '.run-digits');
  // A busy machine may take its time before the next second is drawn, and may miss some: an hour it cannot miss.
  await expect.poll(async () => (await drawn()).length).toBeGreaterThan(1);
  const seconds = await drawn();
  for (const [n, one] of seconds.entries()) {
    expect(Math.abs(one - (seconds[n - 1] ?? one))).toBeLessThanOrEqual(5);
  }
});

test('all this while no page complained and nothing was asked of another machine', () => {
  expect(watch.complaints).toEqual([]);
  expect(watch.strangers).toEqual([]);
  expect(steered.serving.said()).not.toContain('Error');
});
