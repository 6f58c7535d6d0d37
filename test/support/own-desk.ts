import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { CommandInput } from '../../domain/commands.ts';
import type { DispatchAnswer } from '../../domain/contract.ts';
import type { Session } from '../../domain/session.ts';
import type { DeskHost } from '../../electron/desk/host.ts';
import { FullDisk } from './full-disk.ts';
import { Cleanup, liveHost, newProgramme } from './live-host.ts';
import { countingIds } from './sample-book.ts';
import { SteeredClock } from './steered-clock.ts';

/** A desk with a new programme for each test of a file: on a folder of its own, a steered clock, a disk that can fill. */
export class OwnDesk {
  readonly cleanup = new Cleanup();
  readonly nextId = countingIds('c');
  clock = new SteeredClock();
  disk = new FullDisk();
  dataFolder = '';
  #host: DeskHost | null = null;

  get host(): DeskHost {
    if (!this.#host) throw new Error('The desk is made before each test.');
    return this.#host;
  }

  /** Where the programme lies. */
  get folder(): string {
    return join(this.dataFolder, 'prove');
  }

  /** The session that is open. */
  get session(): Session {
    const book = this.host.programme?.shown;
    const open = book?.sessions[book.programme.openSessionId ?? ''];
    if (!open) throw new Error('no session is open');
    return open;
  }

  /** The id of the session's first item. */
  get firstItem(): string {
    const items = Object.values(this.session.items);
    return items.sort((a, b) => a.order.localeCompare(b.order))[0]?.id ?? '';
  }

  /** The id of the first of the programme's people. */
  get anyPerson(): string {
    return Object.keys(this.host.programme?.shown.programme.people ?? {})[0] ?? '';
  }

  /** Another host on the same data. */
  async another(): Promise<DeskHost> {
    const { cleanup, dataFolder, clock, disk } = this;
    return (await liveHost(cleanup, { dataFolder, clock, machine: { fs: disk.fs } })).host;
  }

  /** Closes the host and opens the same programme in a new one. */
  async restart(): Promise<void> {
    await this.host.close();
    this.#host = await this.another();
    expect(await this.host.openProgramme(this.folder)).toEqual({ ok: true, value: null });
  }

  give(command: CommandInput, id = this.nextId()): Promise<DispatchAnswer> {
    return this.host.dispatch({ id, by: 'F1', command }, 'desk');
  }

  /** A presentation `p1` in the open session. */
  addPresentation(): Promise<DispatchAnswer> {
    const presentation = { presentationId: 'p1', presentationKind: 'project', title: 'Vakter' } as const;
    return this.give({ kind: 'presentation.add', sessionId: this.session.id, ...presentation });
  }

  /** What comes before each test. */
  async begin(): Promise<void> {
    this.clock = new SteeredClock();
    this.disk = new FullDisk();
    const taking = { clock: this.clock, machine: { fs: this.disk.fs } };
    ({ host: this.#host, dataFolder: this.dataFolder } = await liveHost(this.cleanup, taking));
    expect(await this.host.createProgramme(newProgramme)).toEqual({ ok: true, value: null });
  }
}

/** A desk that is made before and taken away after each test of the file that asks for it. */
export function ownDesk(): OwnDesk {
  const desk = new OwnDesk();
  beforeEach(() => desk.begin());
  afterEach(() => desk.cleanup.run());
  return desk;
}
