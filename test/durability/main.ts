import { join } from 'node:path';
import type { Fs } from '../../electron/store/fs.ts';
import { type Break, breaks, type Part } from './breaks.ts';
import { crashAtEveryStep, crashWhileMending, recordSteps, type States, statesOfSession } from './crash-part.ts';
import { damageEverywhere } from './damage-part.ts';
import { exampleCommands } from './desk-world.ts';
import { failEveryCall } from './error-part.ts';
import { killWriters } from './kill-part.ts';
import { type Length, lengths } from './lengths.ts';
import { othersAtWork } from './others-part.ts';
import { damageWhatRests } from './resting-part.ts';
import { Tally } from './tally.ts';
import { fillTinyDisk } from './tmpfs-part.ts';

/** What a run is given. */
export interface RunTaking {
  /** The project's folder. */
  readonly root: string;
  /** The writer, as a file that Node runs. */
  readonly writer: string;
  readonly name: Length['name'];
  readonly tell: (line: string) => void;
}

const COMMANDS = 200;
/** Each of these is played again from the beginning for every call that fails. */
const COMMANDS_THAT_FAIL = 40;
const SHOWN = 20;
/** So many violations under a break, and it is noticed. */
const ENOUGH = 3;

/** Runs the gauntlet. Gives whether everything held; the last line that is told sums it up. */
export async function run({ root, writer, name, tell }: RunTaking): Promise<boolean> {
  const began = performance.now();
  const tally = new Tally();
  const length = lengths[name];
  const world = await worldOf(root);
  const parts: readonly [string, () => Promise<void>][] = [
    ['crashes at every step', () => crashes(world, length, tally, (fs) => fs)],
    ['calls that fail', () => failures(world, length, tally, (fs) => fs)],
    ['damaged journals and documents', () => damageEverywhere(length, tally, (fs) => fs)],
    ['damage to what rests', () => rest(world, length, tally, (fs) => fs)],
    ['a full disk of one megabyte', () => fillTinyDisk(root, tally)],
    ['others at work in the folder', () => othersAtWork({ root, writer }, tally)],
    ['real processes killed', () => killWriters({ root, writer }, length, tally)],
  ];
  for (const [what, part] of parts) {
    const { cases, states } = tally;
    const from = performance.now();
    await part();
    tell(`${what}: ${tally.cases - cases} cases, ${tally.states - states} states, ${seconds(from)} s`);
  }
  for (const violation of tally.violations.slice(0, SHOWN)) tell(`violation: ${violation}`);
  for (const why of tally.leftOut) tell(`not run here: ${why}`);
  const { cases, states, violations } = tally;
  tell(`${cases} cases, ${states} states tried, violations ${violations.length}, ${seconds(began)} s`);
  return violations.length === 0;
}

/** Tries the gauntlet on stores that are broken on purpose. Gives whether it noticed every one. */
export async function tryBreaks({ root, tell }: RunTaking): Promise<boolean> {
  const began = performance.now();
  const world = await worldOf(root);
  let unnoticed = 0;
  for (const one of breaks) {
    const { violations } = await underBreak(world, one);
    if (violations.length === 0) unnoticed += 1;
    const said = violations[0]?.slice(0, 160) ?? '';
    tell(`${violations.length > 0 ? 'noticed' : 'NOT NOTICED'}: ${one.name}\n    ${violations.length}: ${said}`);
  }
  tell(`${breaks.length} breaks, ${unnoticed} not noticed, ${seconds(began)} s`);
  return unnoticed === 0;
}

interface World {
  readonly templates: { readonly shippedFolder: string };
  readonly commands: Awaited<ReturnType<typeof exampleCommands>>;
  readonly states: States;
}

async function worldOf(root: string): Promise<World> {
  const templates = { shippedFolder: join(root, 'templates/sessions') };
  const commands = await exampleCommands(root, COMMANDS);
  return { templates, commands, states: await statesOfSession(templates, commands) };
}

async function crashes(world: World, length: Length, tally: Tally, between: (fs: Fs) => Fs): Promise<void> {
  const trace = await recordSteps(world.templates, world.commands, between);
  await crashAtEveryStep({ trace, states: world.states }, length, tally);
  await crashWhileMending({ trace, states: world.states }, length, tally);
}

function failures(world: World, length: Length, tally: Tally, between: (fs: Fs) => Fs): Promise<void> {
  return failEveryCall(world.templates, world.commands.slice(0, COMMANDS_THAT_FAIL), length, tally, between);
}

function rest(world: World, length: Length, tally: Tally, between: (fs: Fs) => Fs): Promise<void> {
  return damageWhatRests(world.templates, world.commands, length, tally, between);
}

async function underBreak(world: World, { part, between }: Break): Promise<Tally> {
  const tally = new Tally(ENOUGH);
  const length = lengths.short;
  const run: Record<Part, () => Promise<void>> = {
    crash: () => crashes(world, length, tally, between),
    errors: () => failures(world, { ...length, failEvery: 11 }, tally, between),
    damage: () => damageEverywhere(length, tally, between),
    // What one flipped bit can do to a line is seen only where it hits a word that lists show.
    rest: () => rest(world, { ...length, restEvery: 40 }, tally, between),
  };
  await tally.case('the whole part', run[part]);
  return tally;
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}
