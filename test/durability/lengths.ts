/** How much of each part a run does. */
export interface Length {
  readonly name: 'short' | 'medium' | 'long';
  /** Every how many-th step of the recorded session is crashed at. */
  readonly crashEvery: number;
  /** How many ways of losing an arbitrary part of what was not flushed are tried at each step. */
  readonly mixes: number;
  /** Crashes in the middle of mending what a first crash left. */
  readonly secondCrashes: number;
  /** Every how many-th call of the disk is made to fail, with each of the errors. */
  readonly failEvery: number;
  /** Every how many-th bit of the journal and of the snapshot is flipped. */
  readonly flipEvery: number;
  /** At every how many-th byte what rests is cut, and has a bit flipped; eight times as closely at its beginning. */
  readonly restEvery: number;
  /** Real processes killed at a random moment, and at a chosen system call. */
  readonly kills: number;
  readonly straceKills: number;
}

/** `short` runs inside `npm test`, `medium` in `.ci/run`, `long` by hand. */
export const lengths: Readonly<Record<Length['name'], Length>> = {
  short: {
    name: 'short',
    crashEvery: 17,
    mixes: 2,
    secondCrashes: 60,
    failEvery: 79,
    flipEvery: 29,
    restEvery: 3000,
    kills: 4,
    straceKills: 2,
  },
  medium: {
    name: 'medium',
    crashEvery: 1,
    mixes: 8,
    secondCrashes: 400,
    failEvery: 17,
    flipEvery: 1,
    restEvery: 24,
    // With the fifty of `npm test`, two hundred in all.
    kills: 135,
    straceKills: 15,
  },
  long: {
    name: 'long',
    crashEvery: 1,
    mixes: 20,
    secondCrashes: 10_000,
    failEvery: 1,
    flipEvery: 1,
    restEvery: 3,
    kills: 1000,
    straceKills: 120,
  },
};
