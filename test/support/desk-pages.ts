import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { CommandInput } from '../../domain/commands.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { readBook } from '../../electron/cli/read-book.ts';
import { machineClock } from '../../electron/clock.ts';
import { thisMachine } from '../../electron/desk/storage.ts';
import { ensureBuilt, give, newFolder, samling } from './start-samling.ts';

/** A programme of its own, with a home of its own for the machine's tokens. */
export interface Prepared {
  readonly home: string;
  readonly folder: string;
  readonly session: string;
  readonly remove: () => Promise<void>;
}

/** Makes a programme from the template of an implementation session, held today or on a `date`. */
export async function prepareProgramme(date?: string, people = 12): Promise<Prepared> {
  await ensureBuilt();
  const home = await mkdtemp(join(tmpdir(), 'samling-'));
  const folder = join(home, 'programme');
  const session = await newFolder(folder, home, people, date);
  return { home, folder, session, remove: () => rm(home, { recursive: true, force: true }) };
}

/** Makes the example programme. */
export async function prepareExample(language: 'nb' | 'en'): Promise<Prepared> {
  await ensureBuilt();
  const home = await mkdtemp(join(tmpdir(), 'samling-'));
  const folder = join(home, 'example');
  const { code, err } = await samling(['demo', folder, '--language', language, '--json'], home);
  if (code !== 0) throw new Error(err);
  return { home, folder, session: '', remove: () => rm(home, { recursive: true, force: true }) };
}

/** Gives commands that must all be done, to a folder that nobody has open. */
export async function giveAll({ folder, home }: Prepared, commands: readonly CommandInput[]): Promise<void> {
  const { answers } = await give(folder, home, commands);
  const refused = answers.findIndex(({ ok }) => !ok);
  if (refused !== -1) throw new Error(`${JSON.stringify(commands[refused])}: ${answers[refused]?.code}`);
}

/** The programme and its latest session as they lie on the disk, also while a desk is open. */
export async function onDisk({
  folder,
}: Pick<Prepared, 'folder'>): Promise<{ programme: Programme; session: Session }> {
  const book = await readBook(thisMachine(machineClock), folder);
  if (!book.ok) throw new Error(book.problem.code);
  const session = Object.values(book.value.sessions).at(-1);
  if (!session) throw new Error('There is no session.');
  return { programme: book.value.programme, session };
}

/** Milliseconds left on the clock, as the command line reads the folder at this moment. */
export async function timeLeft({ folder, home }: Prepared, at: number): Promise<number> {
  const { out } = await samling(['show', folder, '--view', 'plenum', '--at', new Date(at).toISOString()], home);
  return (JSON.parse(out) as { timer: { remainingMs: number } }).timer.remainingMs;
}

/** What no page may do: complain, break the content policy, or ask another machine for anything. */
export class Watch {
  readonly complaints: string[] = [];
  readonly strangers: string[] = [];
  /** While the desk is down, its pages fail to reach it and the browser says so. */
  deskIsDown = false;

  constructor(context: BrowserContext, origin: string) {
    const own = new URL(origin).host;
    context.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol !== 'blob:' && protocol !== 'data:' && host !== own) this.strangers.push(request.url());
    });
    context.on('page', (page) => this.#follow(page, own));
  }

  #follow(page: Page, own: string): void {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).host !== own) this.strangers.push(socket.url());
    });
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      if (this.deskIsDown && /WebSocket connection|ERR_CONNECTION_REFUSED/.test(message.text())) return;
      this.complaints.push(message.text());
    });
  }
}

/** Opens the desk with the curtain lifted, on a screen if one is named. */
export async function openDesk(context: BrowserContext, url: string, route?: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.desk').waitFor();
  await liftCurtain(page);
  if (route) await goTo(page, route);
  return page;
}

/** Lifts the curtain, if it is drawn. */
export async function liftCurtain(page: Page): Promise<void> {
  const lifted = () => page.evaluate(() => sessionStorage.getItem('samling.curtain') === 'lifted');
  if (!(await lifted())) await page.keyboard.press('h');
}

/** Goes to a screen by its address. */
export async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, `#${route}`);
  await page.locator(`.desk-screen-${route.slice(1).split('/')[0] || 'start'}`).waitFor();
}

/** Chooses something in the palette by its words, and waits until the palette is gone: until then keys are its own. */
export async function order(page: Page, words: string): Promise<void> {
  const field = page.locator('.desk-palette-field');
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
}

/** Opens the wall's page. */
export async function openWall(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.wall[data-scene]').waitFor();
  return page;
}

/** Seconds that a clock's figures stand for; past the end they are negative. */
export function secondsOf(digits: string): number {
  const figures = digits.replace(/^[+]/, '').split(':').map(Number);
  const seconds = figures.reduce((sum, figure) => sum * 60 + figure, 0);
  return digits.startsWith('+') ? -seconds : seconds;
}

/** A file of the templates' example, as bytes. */
export function exampleFile(name: string): Promise<Buffer> {
  return readFile(join(import.meta.dirname, '../../templates/demo/files', name));
}
