/** Counts what a run tried, and keeps what went wrong. */
export class Tally {
  /** Things done to a programme: a crash at a step, a failing call, a kill, a bit. */
  cases = 0;
  /** Folders that were opened or read afterwards and held against what they should be. */
  states = 0;
  /** What was found wrong, in words, each with where. */
  readonly violations: string[] = [];
  /** What could not be run here, and why. */
  readonly leftOut: string[] = [];
  private readonly enough: number;

  /** With `enough` violations there is no need to go on. */
  constructor(enough = Number.POSITIVE_INFINITY) {
    this.enough = enough;
  }

  /** Whether enough has been seen. */
  get isFull(): boolean {
    return this.violations.length >= this.enough;
  }

  /** One more case. Gives whether all of it held; anything thrown in it is a violation. */
  async case(where: string, run: () => Promise<void>): Promise<boolean> {
    this.cases += 1;
    const before = this.violations.length;
    try {
      await run();
    } catch (error) {
      this.violations.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return this.violations.length === before;
  }

  /** One more folder is opened or read. */
  state(): void {
    this.states += 1;
  }

  /** Says that something was not run. */
  leaveOut(why: string): void {
    this.leftOut.push(why);
  }
}

/** Fails the case that it is called in, unless the condition holds. */
export function must(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}
