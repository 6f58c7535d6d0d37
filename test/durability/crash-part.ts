import type { CommandInput } from '../../domain/commands.ts';
import { emptyProgramme } from '../../electron/desk/new-programme.ts';
import type { OpenDeskTaking } from '../../electron/desk/open-desk.ts';
import { emptyNames } from '../../electron/desk/storage.ts';
import type { Fs } from '../../electron/store/fs.ts';
import type { Store } from '../../electron/store/store.ts';
import { CrashDisk, type Keeps } from '../electron/store/crash-disk.ts';
import { chanceFrom, pick } from './chance.ts';
import { machineOn, reopen, textOfDocuments } from './desk-world.ts';
import type { Length } from './lengths.ts';
import { type Promised, playSession, SessionLog, statesOf } from './session.ts';
import { must, type Tally } from './tally.ts';
import { type Traced, take, tracing } from './trace.ts';

/** What a session's documents said after each record, by store. */
export type States = Readonly<Record<'programme' | 'names', readonly string[]>>;

/** A session played once: every step of the disk, and what every record led to. */
export interface Recorded {
  readonly trace: readonly Traced<Promised>[];
  readonly states: States;
}

const MODELS: readonly Keeps[] = ['all', 'flushed', 'names'];
const TEARS: readonly ((length: number) => number)[] = [() => 1, (length) => length >> 1, (length) => length - 1];

/** Plays the session on a disk in memory, and keeps what its documents said after each record. */
export async function statesOfSession(
  templates: OpenDeskTaking['templates'],
  commands: readonly CommandInput[],
): Promise<States> {
  const disk = new CrashDisk();
  const machine = machineOn(disk);
  await playSession(machine, templates, commands, new SessionLog());
  // Such a machine draws the same ids each time, so the first documents are made again as they were.
  const programme = emptyProgramme(machineOn(disk), { name: 'Trygg kommunikasjon', language: 'nb' });
  return {
    programme: await statesOf(machine, 'programme', new Map([['programme', programme]])),
    names: await statesOf(machine, 'names', new Map([['names', emptyNames(machine.clock)]])),
  };
}

/** Plays it again, keeping every step of the disk. `between` is put between the store and the disk. */
export async function recordSteps(
  templates: OpenDeskTaking['templates'],
  commands: readonly CommandInput[],
  between: (fs: Fs) => Fs,
): Promise<Traced<Promised>[]> {
  const log = new SessionLog();
  const trace: Traced<Promised>[] = [];
  const disk = tracing(new CrashDisk(), () => log.promised(), trace);
  await playSession(machineOn(between(disk)), templates, commands, log);
  return trace;
}

/** Stops the recorded session at its steps, and opens what is left of it, twice. */
export async function crashAtEveryStep(recorded: Recorded, length: Length, tally: Tally): Promise<void> {
  const disk = new CrashDisk();
  const chance = chanceFrom(20_261_124);
  for (const [index, { step, promised }] of recorded.trace.entries()) {
    const where = `step ${index + 1} of ${recorded.trace.length}, ${step.kind} ${step.path}`;
    if (tally.isFull) return;
    const looked = index % length.crashEvery === 0;
    if (looked) {
      // What stops before a step is what stops after the one before it.
      for (const keeps of MODELS)
        await judge(disk.after(keeps), recorded, promised, `before ${where}, ${keeps}`, tally);
      for (let mix = 0; mix < length.mixes; mix += 1) {
        const left = disk.mixed(chance);
        await judge(left, recorded, promised, `before ${where}, mix ${mix}`, tally);
      }
      if (step.kind === 'write') {
        for (const [tear, share] of TEARS.entries()) {
          const torn = disk.after('kill');
          await take(torn, step, share);
          await judge(torn.after('all'), recorded, promised, `in ${where}, tear ${tear}`, tally);
        }
      }
    }
    await take(disk, step);
  }
  const last = recorded.trace.at(-1)?.promised;
  if (last) for (const keeps of MODELS) await judge(disk.after(keeps), recorded, last, `at the end, ${keeps}`, tally);
}

/** Stops again at some step of mending what a first stop left, and then opens what is left of that. */
export async function crashWhileMending(recorded: Recorded, length: Length, tally: Tally): Promise<void> {
  const chance = chanceFrom(20_270_209);
  const at = Array.from({ length: length.secondCrashes }, () => pick(chance, recorded.trace.length)).sort(
    (a, b) => a - b,
  );
  const disk = new CrashDisk();
  let taken = 0;
  for (const index of at) {
    for (const { step } of recorded.trace.slice(taken, index)) await take(disk, step);
    taken = index;
    const promised = recorded.trace[index]?.promised;
    if (!promised?.made) continue;
    if (tally.isFull) return;
    const second = disk.after(MODELS[pick(chance, MODELS.length)] ?? 'all');
    const stop = 1 + pick(chance, 40);
    second.crashAt(stop, (bytes) => pick(chance, bytes));
    const machine = machineOn(second, { gone: () => second.isStopped });
    for (const which of ['programme', 'names'] as const) {
      await Promise.race([reopen(machine, which), second.stopped]);
    }
    const where = `stopped at step ${index + 1}, and at step ${stop} of mending (${second.lastStep})`;
    await judge(second.mixed(chance), recorded, promised, where, tally);
  }
}

/** Opens what a crash left: what was saved is there, nothing is there by half, nothing is called lost; and once more. */
async function judge(
  left: CrashDisk,
  recorded: Recorded,
  promised: Promised,
  where: string,
  tally: Tally,
): Promise<void> {
  await tally.case(where, async () => {
    tally.state();
    for (const which of ['programme', 'names'] as const) {
      const first = await look(left, recorded, promised, which);
      const second = await look(left, recorded, promised, which);
      must(first === second, `${which} is found differently the second time`);
    }
  });
}

async function look(
  left: CrashDisk,
  recorded: Recorded,
  promised: Promised,
  which: 'programme' | 'names',
): Promise<string | null> {
  const opened = await reopen(machineOn(left), which);
  if (!opened.ok) {
    must(opened.problem.code === 'NOT_A_PROGRAMME' && !promised.made, `${which}: ${JSON.stringify(opened.problem)}`);
    return null;
  }
  const wrong = wrongIn(opened.value, recorded.states[which], promised.saved[which]);
  must(wrong === null, `${which}: ${wrong}`);
  return textOfDocuments(opened.value.held());
}

function wrongIn(store: Store, states: readonly string[], saved: number): string | null {
  // Where zeros lie at the end of what was not flushed, nothing tells them from a record that was whole once: that the
  // store asks to look twice is right, as long as all that was saved is there.
  const errors = store
    .findings()
    .filter(({ severity, code }) => severity === 'error' && code !== 'LAST_RECORD_DAMAGED');
  if (errors.length > 0) return JSON.stringify(errors);
  if (store.seq < saved) return `saved ${saved}, found ${store.seq}`;
  return textOfDocuments(store.held()) === states[store.seq] ? null : `record ${store.seq} is not as it was`;
}
