import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Serving, startSamling } from './start-samling.ts';

const preload = pathToFileURL(join(import.meta.dirname, 'steered-process.mjs')).href;

/** A desk that is being served by a real process whose clock the test steers. */
export class SteeredServing {
  readonly #folder: string;
  readonly #home: string;
  #shift: number;
  #serving: Serving | null = null;

  /** `at`: what its clock shows when it is made; it goes on from there. */
  constructor(folder: string, home: string, at: number) {
    this.#folder = folder;
    this.#home = home;
    this.#shift = at - Date.now();
  }

  /** What the clock of the process shows. */
  get now(): number {
    return Date.now() + this.#shift;
  }

  get serving(): Serving {
    if (!this.#serving) throw new Error('It does not serve.');
    return this.#serving;
  }

  async start(): Promise<Serving> {
    this.#serving = await startSamling(this.#folder, this.#home, {
      node: ['--import', preload],
      env: { SAMLING_TEST_SHIFT: String(this.#shift) },
      channel: true,
    });
    return this.#serving;
  }

  /** Lets time go by, for the process and for the wall clock. */
  async go(minutes: number): Promise<void> {
    await this.#tell({ goMs: minutes * 60_000 });
    this.#shift += minutes * 60_000;
  }

  /** Somebody sets the wall clock. */
  async set(byMs: number): Promise<void> {
    await this.#tell({ setMs: byMs });
    this.#shift += byMs;
  }

  async #tell(message: object): Promise<void> {
    const { child } = this.serving;
    const heard = once(child, 'message');
    child.send?.(message);
    await heard;
  }
}
