import { expect, type Page, test } from '@playwright/test';
import { faultsInBoth } from '../support/axe-faults.ts';
import { liftCurtain, onDisk, openWall, order, type Prepared, prepareProgramme, Watch } from '../support/desk-pages.ts';
import { type Serving, startSamling } from '../support/start-samling.ts';

let prepared: Prepared;
let serving: Serving;

test.beforeAll(async () => {
  prepared = await prepareProgramme();
  serving = await startSamling(prepared.folder, prepared.home);
});
test.afterAll(async () => {
  await serving?.stop();
  await prepared?.remove();
});

/** Gives a dialog its Enter and waits until it is gone: until then every key would be the dialog's. */
async function sayYes(page: Page, dialog: string): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(page.locator(dialog)).toBeHidden();
}

test('speakers, a round and the clocks are run by keys alone, and no code reaches the wall', async ({ context }) => {
  const watch = new Watch(context, serving.desk);
  const wall = await openWall(context, serving.plenum);
  const desk = await context.newPage();
  await desk.goto(serving.desk);
  await expect(desk.locator('.run')).toBeVisible();
  await liftCurtain(desk);
  await desk.keyboard.press('F9');
  await expect(desk.locator('.run-digits')).toBeVisible();

  await desk.keyboard.press('s');
  await expect(desk.locator('.speakers-sign-up input[type=text]')).toBeFocused();
  for (const typed of ['3', '5', '2d']) {
    await desk.keyboard.type(typed);
    await desk.keyboard.press('Enter');
    await expect(desk.locator('.speakers-said')).toContainText(`P0${typed[0]}`);
  }
  await expect(desk.locator('.speakers-row strong')).toHaveText(['P02', 'P03', 'P05']);
  await desk.keyboard.press('Control+Enter');
  await expect(desk.locator('.speakers-code')).toHaveText('P02');
  expect.soft(await faultsInBoth(desk), 'the speaker list').toEqual([]);
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('g');
  await expect(desk.locator('.speakers-code')).toHaveText('P03');
  await desk.keyboard.press('m');
  await expect.poll(async () => theList(await onDisk(prepared)).timer?.addedMs).toBe(30_000);
  await order(desk, 'Gjør klar: Talere');
  await desk.keyboard.press('F7');
  await expect(wall.locator('.wall')).toHaveAttribute('data-scene', 'speakers');
  await expect(wall.locator('.wall-speaking')).toContainText('Nummer 1');
  expect(await wall.locator('body').textContent()).not.toMatch(/P0\d/);
  await desk.keyboard.press('e');
  await expect(desk.locator('.speakers-free')).toBeVisible();

  await order(desk, 'Start en runde');
  await expect(desk.locator('#run-round')).toBeVisible();
  expect.soft(await faultsInBoth(desk), 'dialog of a round').toEqual([]);
  await sayYes(desk, '#run-round');
  await expect(desk.locator('.run-round strong')).toHaveText('Nå 1 av 12');
  await desk.keyboard.press('F9');
  await expect(desk.locator('.run-round strong')).toHaveText('Nå 2 av 12');
  await desk.keyboard.press('Shift+F9');
  await expect(desk.locator('.run-round strong')).toHaveText('Nå 1 av 12');
  await desk.keyboard.press('m');
  await expect.poll(async () => (await onDisk(prepared)).session.run.round?.given).toEqual({ 0: 30_000 });

  await desk.keyboard.press('c');
  await expect(desk.locator('#run-clock')).toBeVisible();
  await desk.keyboard.type('7:30');
  await sayYes(desk, '#run-clock');
  await expect.poll(async () => (await onDisk(prepared)).session.run.timer?.durationMs).toBe(450_000);
  await desk.keyboard.press('x');
  await expect(desk.locator('#run-clock')).toBeVisible();
  await desk.keyboard.type('Kaffe');
  for (let presses = 0; presses < 2; presses += 1) await desk.keyboard.press('Tab');
  await desk.keyboard.type('10');
  await sayYes(desk, '#run-clock');
  await expect(desk.locator('.run-side')).toContainText('Kaffe');
  expect(watch.complaints).toEqual([]);
});

/** Runs in the page before its own scripts: notes how loud what goes to the loudspeakers is at most; 1 is full. */
function noteLoudness(): void {
  const heard = { peak: 0 };
  Object.assign(window, { heard });
  const connect = AudioNode.prototype.connect as (this: AudioNode, ...to: unknown[]) => AudioNode;
  Object.assign(AudioNode.prototype, {
    connect(this: AudioNode, ...to: unknown[]) {
      if (to[0] instanceof AudioDestinationNode) {
        const ear = new AnalyserNode(this.context);
        const samples = new Float32Array(ear.fftSize);
        connect.call(this, ear);
        setInterval(() => {
          ear.getFloatTimeDomainData(samples);
          for (const sample of samples) heard.peak = Math.max(heard.peak, Math.abs(sample));
        }, 20);
      }
      return connect.apply(this, to);
    },
  });
}

test('the chime sounds softly when the time is up, and not where this machine is muted', async ({ context }) => {
  await context.addInitScript(noteLoudness);
  const desk = await context.newPage();
  await desk.goto(serving.desk);
  await expect(desk.locator('.run-digits')).toBeVisible();
  await liftCurtain(desk);
  const loudness = () => desk.evaluate(() => (window as unknown as { heard: { peak: number } }).heard.peak);
  const timeUp = async () => {
    await desk.keyboard.press('c');
    await expect(desk.locator('#run-clock')).toBeVisible();
    await desk.keyboard.type('0:02');
    await desk.keyboard.press('Enter');
    await expect(desk.locator('#run-clock')).toBeHidden();
    await expect(desk.locator('.run-digits')).toHaveText(/^\+0:0[1-9]$/);
  };
  await order(desk, 'Slå på lydsignal');
  await expect.poll(async () => (await onDisk(prepared)).session.chime).toBe(true);
  await timeUp();
  await expect.poll(loudness).toBeGreaterThan(0.02);
  expect(await loudness()).toBeLessThan(0.2);

  await order(desk, 'Demp denne maskinen');
  await desk.evaluate(() => Object.assign((window as unknown as { heard: object }).heard, { peak: 0 }));
  await timeUp();
  expect(await loudness()).toBe(0);
});

function theList({ session }: Awaited<ReturnType<typeof onDisk>>) {
  const [list] = Object.values(session.speakers);
  if (!list) throw new Error('Nobody is on a list.');
  return list;
}
