import type { DeckExportEvent, FileBytes, HostAnswer } from '../../domain/contract.ts';
import type { DeckPlan } from '../../domain/deck-slide.ts';
import type { Language } from '../../domain/programme.ts';
import { fail, ok } from '../../domain/result.ts';
import { exportDeckOf, plannedDeck } from './deck-export.ts';
import { keepFirstPageOf, readDeckPicture } from './deck-pictures.ts';
import { readExport } from './export-reading.ts';
import type { HostTaking } from './host-taking.ts';
import type { ProgrammeDesk } from './programme-desk.ts';

/** The decks of the open programme: looked at, written and fetched. See `DeskApi` for each. */
export class Decks {
  readonly #taking: HostTaking;
  readonly #desk: () => ProgrammeDesk | null;

  /** `desk` gives the programme that is open, or null. */
  constructor(taking: HostTaking, desk: () => ProgrammeDesk | null) {
    this.#taking = taking;
    this.#desk = desk;
  }

  async plan(sessionId: string, language: Language): Promise<HostAnswer<DeckPlan>> {
    const desk = await this.#with(sessionId, this.#open());
    if (!desk.ok) return desk;
    const { folder, shown } = desk.value;
    const planned = await plannedDeck({ ...this.#taking, folder }, shown, sessionId, language);
    // Whoever looks at the slides is about to have them written.
    if (planned.ok) this.#taking.helper.getReady('write-deck', planned.value.plan);
    return planned.ok ? ok(planned.value.plan) : planned;
  }

  /** Cancelled when the signal is aborted. */
  async *write(
    sessionId: string,
    language: Language,
    signal?: AbortSignal,
  ): AsyncGenerator<DeckExportEvent, void, undefined> {
    const desk = await this.#with(sessionId, this.#recording());
    if (!desk.ok) {
      yield { kind: 'failed', problem: desk.problem };
      return;
    }
    const { folder, machine, shown } = desk.value;
    yield* exportDeckOf({ ...this.#taking, machine, folder }, shown, sessionId, language, signal);
  }

  async piece(asked: { readonly fileName: string; readonly at: number }): Promise<HostAnswer<FileBytes>> {
    const desk = this.#open();
    return desk.ok ? readExport(desk.value.folder, asked) : desk;
  }

  async keepFirstPage(given: { readonly sha256: string; readonly picture: FileBytes }): Promise<HostAnswer<null>> {
    const desk = this.#recording();
    if (!desk.ok) return desk;
    const { folder, machine, shown, sessions } = desk.value;
    return keepFirstPageOf(machine, folder, sessions.presented(shown), given);
  }

  async picture(sha256: string): Promise<HostAnswer<FileBytes>> {
    const desk = this.#open();
    return desk.ok ? readDeckPicture(this.#taking.machine.fs, desk.value.folder, sha256) : desk;
  }

  #open(): HostAnswer<ProgrammeDesk> {
    const desk = this.#desk();
    return desk ? ok(desk) : fail({ code: 'NO_PROGRAMME_OPEN' });
  }

  /** The programme that is open and being recorded. */
  #recording(): HostAnswer<ProgrammeDesk> {
    const desk = this.#open();
    return desk.ok && desk.value.rehearsing ? fail({ code: 'NOT_IN_REHEARSAL' }) : desk;
  }

  /** With a session in memory. One that cannot be read is not taken for one that is not there. */
  async #with(sessionId: string, desk: HostAnswer<ProgrammeDesk>): Promise<HostAnswer<ProgrammeDesk>> {
    if (!desk.ok) return desk;
    return (await desk.value.sessions.have([sessionId])) ? desk : fail({ code: 'SESSION_UNREADABLE' });
  }
}
