import { fork } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from '../../domain/commands.ts';
import { shownFolder } from '../../electron/attachments/shown-place.ts';
import { machineClock } from '../../electron/clock.ts';
import { DeskHost } from '../../electron/desk/host.ts';
import { thisMachine } from '../../electron/desk/storage.ts';
import { forkingHelper } from '../../electron/helper/forking-helper.ts';
import { partsOfFile } from '../support/archive-parts.ts';
import { smallJpeg } from '../support/small-pictures.ts';

/** Half of them with a photograph, which puts what the room said on a slide of its own: a hundred slides. */
const PRESENTATIONS = 50;
const PHOTO_BYTES = 3_000_000;
const ROUNDS = 9;
/** As long as nobody needs to find the button. */
const LOOKED_AT_MS = 700;
const MEGABYTE = 1024 * 1024;
const machine = thisMachine(machineClock);

type Host = Pick<DeskHost, 'dispatch'>;

async function give(host: Host, command: Command): Promise<void> {
  const answer = await host.dispatch({ id: machine.newId(), by: 'F1', command }, 'desk');
  if (!answer.ok) throw new Error(answer.refusal.code);
}

/** A photograph: bytes that nothing makes smaller, after a beginning that says what it is. */
function photograph(): Buffer {
  return Buffer.concat([smallJpeg, randomFillSync(Buffer.allocUnsafe(PHOTO_BYTES - smallJpeg.length))]);
}

/** A programme with a session in which every group has shown a photograph of its flip chart. */
async function prepare(host: DeskHost): Promise<string> {
  const made = await host.createProgramme({
    name: 'Måling',
    workplace: 'Sykehjem C',
    language: 'nb',
    kind: 'implementation',
    date: '2027-02-09',
    people: 6,
  });
  if (!made.ok) throw new Error(made.problem.code);
  const sessionId = host.programme?.shown.programme.openSessionId ?? '';
  const folder = host.programme?.folder ?? '';
  for (let index = 0; index < PRESENTATIONS; index += 1) {
    const on = { sessionId, presentationId: `p${index}` };
    const bytes = photograph();
    const sha256 = await takeIn(host, on, bytes);
    // Looked into by now. What it made of these bytes is small, since they are no real photograph: they are put back.
    await host.files.inspection(sha256);
    const place = shownFolder(folder, sha256);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'picture.jpg'), bytes);
  }
  return sessionId;
}

async function takeIn(
  host: DeskHost,
  on: { readonly sessionId: string; readonly presentationId: string },
  bytes: Buffer,
): Promise<string> {
  const title = `Byttering i stedet for telefonrunde, ${on.presentationId}`;
  const points = ['Fem i hver ring, en ring per etasje', '14 av 17 bytter i januar', 'Trenger plass i overlappen'];
  await give(host, {
    kind: 'presentation.add',
    ...on,
    presentationKind: 'project',
    itemId: null,
    groupId: null,
    title,
    presenters: [],
    points,
  });
  for (const feedback of ['keep', 'ask', 'try'] as const) {
    await give(host, { kind: 'feedback.add', ...on, feedback, text: 'At ringen avtaler selv, og sier fra samme dag' });
  }
  const opened = await host.files.intakeOpen({ name: 'flippover.jpg', bytes: bytes.length });
  if (!opened.ok) throw new Error(opened.problem.code);
  const { intakeId } = opened.value;
  for (let at = 0; at < bytes.length; at += MEGABYTE) {
    await host.files.intakeWrite(intakeId, new Blob([bytes.subarray(at, at + MEGABYTE) as Uint8Array<ArrayBuffer>]));
  }
  const taken = await host.files.intakeFinish(intakeId);
  if (!taken.ok) throw new Error(taken.problem.code);
  const file = { ...on, fileId: taken.value.id };
  await give(host, { kind: 'presentation.attach', ...on, attachment: taken.value });
  const facts = { form: 'picture' as const, pages: null, width: 8, height: 6, troubles: [] };
  await give(host, { kind: 'file.inspected', ...file, facts, showsAs: 'picture' });
  await give(host, { kind: 'file.release', ...file, on: true });
  return taken.value.sha256;
}

/** The most memory that a process has had, in bytes; 0 where the system does not tell. */
function peakOf(pid: string): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Processes that this one has started. */
function children(): string[] {
  try {
    return readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  } catch {
    return [];
  }
}

/** What was seen while something was done. Milliseconds and bytes. */
interface Seen {
  readonly ms: number;
  /** The longest that this process, the desk's, did nothing else. */
  readonly stall: number;
  /** The longest that it took the desk to answer a command, which is on the disk by then. */
  readonly answer: number;
  /** Memory above idle: this process's, and all of its helper's. */
  readonly peak: number;
}

/** Runs some work and watches this process, its helper, and how the desk answers meanwhile. */
async function watched(work: () => Promise<void>, ask: () => Promise<void>): Promise<Seen> {
  const idle = process.memoryUsage.rss();
  let [last, stall, answer, own, theirs] = [performance.now(), 0, 0, 0, 0];
  const look = setInterval(() => {
    const now = performance.now();
    stall = Math.max(stall, now - last);
    last = now;
    own = Math.max(own, process.memoryUsage.rss() - idle);
    theirs = Math.max(theirs, ...children().map(peakOf));
  }, 4);
  let busy = true;
  const asking = (async () => {
    while (busy) {
      const asked = performance.now();
      await ask();
      answer = Math.max(answer, performance.now() - asked);
      await pause(10);
    }
  })();
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  busy = false;
  await asking;
  clearInterval(look);
  return { ms, stall, answer, peak: own + theirs };
}

function rawZip(script: string, order: { parts: string; out: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(script, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.once('message', () => resolve());
    child.once('error', reject);
    child.send(order);
  });
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * The whole export of a hundred slides with fifty photographs of 3 MB, as the desk does it, from the press on: planned,
 * written by its helper, flushed, read again and in its place. The slides have been looked at for a moment before, as
 * nobody can help doing. Against a raw ZIP of the very same parts, by a process of its own too and flushed. Medians of
 * rounds taken in turn; of stalls and memory the worst.
 */
export async function run(
  helperEntry: string,
  shippedFolder: string,
  rawScript: string,
): Promise<{ ours: number; reference: number; stall: number; answer: number; peakMb: number; slides: number }> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'samling-photos-'));
  const helper = forkingHelper({ entry: helperEntry, clock: machineClock });
  const host = new DeskHost({ machine, dataFolder, templates: { shippedFolder }, helper, example: null });
  try {
    const sessionId = await prepare(host);
    let slides = 0;
    let outFile = '';
    const write = async () => {
      for await (const event of host.decks.write(sessionId, 'nb')) {
        if (event.kind === 'failed') throw new Error(event.problem.code);
        if (event.kind === 'done') ({ slides, path: outFile } = event);
      }
    };
    let black = false;
    const press = async () => {
      black = !black;
      await give(host, { kind: 'wall.black', sessionId, on: black });
    };
    await write();
    const raw = await rawParts(outFile, join(dataFolder, 'raw'));
    const ours: Seen[] = [];
    const reference: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await rm(raw.out, { force: true });
      const start = performance.now();
      await rawZip(rawScript, raw);
      reference.push(performance.now() - start);
      await rm(outFile, { force: true });
      // The screen shows the slides before it offers to write them.
      await host.decks.plan(sessionId, 'nb');
      await pause(LOOKED_AT_MS);
      ours.push(await watched(write, press));
    }
    return {
      ours: median(ours.map(({ ms }) => ms)),
      reference: median(reference),
      stall: Math.max(...ours.map(({ stall }) => stall)),
      answer: Math.max(...ours.map(({ answer }) => answer)),
      peakMb: Math.max(...ours.map(({ peak }) => peak)) / MEGABYTE,
      slides,
    };
  } finally {
    await host.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** The parts of a deck as they were before they were packed: text in one list, photographs in files of their own. */
async function rawParts(deck: string, folder: string): Promise<{ parts: string; out: string }> {
  await mkdir(folder);
  const parts: { name: string; text?: string; file?: string }[] = [];
  for (const [name, content] of await partsOfFile(deck)) {
    if (!name.startsWith('ppt/media/')) parts.push({ name, text: content.toString() });
    else {
      const file = join(folder, name.replaceAll('/', '-'));
      await writeFile(file, content);
      parts.push({ name, file });
    }
  }
  const list = join(folder, 'parts.json');
  await writeFile(list, JSON.stringify(parts));
  return { parts: list, out: join(folder, 'raw.zip') };
}
