import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { machineClock } from '../../electron/clock.ts';
import { bookOf } from '../../electron/desk/book.ts';
import { createProgramme } from '../../electron/desk/new-programme.ts';
import { openDesk } from '../../electron/desk/open-desk.ts';
import { storeOptions, thisMachine } from '../../electron/desk/storage.ts';
import { readStore } from '../../electron/store/read-store.ts';
import { nobody } from './desk-world.ts';
import { must, type Tally } from './tally.ts';

/** What the desk may take to say that something is not saved. */
const SAID_WITHIN_MS = 2000;

/**
 * Fills a real file system of one megabyte: it is said within two seconds, nothing that was called saved is lost, and
 * what was not is saved once there is room. Only root may mount one.
 */
export async function fillTinyDisk(root: string, tally: Tally): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'samling-tiny-'));
  const mount = join(home, 'disk');
  await mkdir(mount);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mount]).status === 0;
  try {
    if (mounted) await tally.case('a disk of one megabyte', () => fill(root, mount, tally));
    else tally.leaveOut('a full disk of one megabyte: only root may mount one');
  } finally {
    if (mounted) spawnSync('umount', ['--lazy', mount]);
    await rm(home, { recursive: true, force: true });
  }
}

async function fill(root: string, mount: string, tally: Tally): Promise<void> {
  const ballast = join(mount, 'ballast');
  await writeFile(ballast, Buffer.alloc(300_000));
  const machine = thisMachine(machineClock);
  const folder = join(mount, 'programme');
  let changed = () => {};
  const listener = { ...nobody, onSave: () => changed() };
  const taking = { machine, folder, templates: { shippedFolder: join(root, 'templates/sessions') }, listener };
  const first = { name: 'Prøve', workplace: 'Sykehjem C', language: 'nb', kind: 'kickoff', people: 0 } as const;
  const made = await createProgramme(taking, { ...first, date: '2026-11-24' });
  must(made.ok, 'not made');
  const { desk } = made.value;
  const session = Object.values(desk.shown.sessions)[0];
  const itemId = Object.keys(session?.items ?? {})[0] ?? '';
  const answers: Promise<boolean>[] = [];
  let saved = 0;
  const add = (card: number): void => {
    const text = `${card} `.padEnd(200, 'x');
    const command = { kind: 'card.add', sessionId: session?.id ?? '', itemId, cardId: `c${card}`, text } as const;
    const answer = desk.dispatch({ id: machine.newId(), by: 'F1', command }, { role: 'desk' });
    answers.push(
      answer.then(({ ok }) => {
        if (ok) saved += 1;
        return ok;
      }),
    );
  };
  let sent = 0;
  const isSaved = (): boolean => desk.save.kind === 'saved';
  while (isSaved()) {
    must(sent < 20_000, 'the disk never gets full');
    const asked = performance.now();
    const told = new Promise<void>((resolve) => {
      changed = resolve;
    });
    add(++sent);
    await Promise.race([answers.at(-1), told]);
    must(performance.now() - asked < SAID_WITHIN_MS, 'a full disk is not said within two seconds');
  }
  must(JSON.stringify(desk.save).includes('ENOSPC'), `said: ${JSON.stringify(desk.save)}`);
  // The day goes on meanwhile.
  for (let more = 0; more < 20; more += 1) add(++sent);
  await wait(50);
  must(cardsOf(desk.shown.sessions) === sent, 'what is not saved is not on the screen');
  tally.state();
  must((await cardsOnDisk(folder)) >= saved, 'something that was said to be saved is not on the disk');
  await rm(ballast);
  await desk.saveNow();
  must((await Promise.all(answers)).every(Boolean), 'something was given up');
  must(isSaved(), 'there is room, and not all is saved');
  tally.state();
  must((await cardsOnDisk(folder)) === sent, 'not everything is on the disk');
  must((await desk.close()).ok, 'not closed');
  const again = await openDesk(taking);
  must(again.ok && cardsOf(again.value.desk.shown.sessions) === sent, 'not everything is found again');
  must((await again.value.desk.close()).ok, 'not closed again');
}

function cardsOf(sessions: Readonly<Record<string, { readonly cards: object }>>): number {
  const lists = Object.values(sessions).flatMap(({ cards }) => Object.values(cards) as object[]);
  return lists.reduce((sum, list) => sum + Object.keys(list).length, 0);
}

async function cardsOnDisk(folder: string): Promise<number> {
  const read = await readStore(storeOptions(thisMachine(machineClock), folder, 'programme'), wait);
  must(read.ok, 'the folder cannot be read');
  const book = bookOf([...read.value.documents].map(([key, { data }]) => [key, data]));
  return cardsOf(book?.sessions ?? {});
}
