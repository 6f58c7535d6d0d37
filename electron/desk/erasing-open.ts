import type { HostAnswer } from '../../domain/contract.ts';
import type { ErasureCertificate, ErasurePreview } from '../../domain/erasure-certificate.ts';
import { fail, ok } from '../../domain/result.ts';
import { type ErasureAsked, erasePerson, previewErasure, type Whom } from './erasing.ts';
import { problemOf } from './host-answers.ts';
import type { Reopening } from './host-taking.ts';
import type { ProgrammeDesk } from './programme-desk.ts';
import type { Machine } from './storage.ts';

/** Erasing somebody from the open programme: it is closed for that, and nobody has anything of it in memory any more. */
export class ErasingOpen {
  readonly #machine: Machine;
  readonly #desk: () => ProgrammeDesk | null;
  readonly #reopen: Reopening;

  constructor(machine: Machine, desk: () => ProgrammeDesk | null, reopen: Reopening) {
    this.#machine = machine;
    this.#desk = desk;
    this.#reopen = reopen;
  }

  /** See `DeskApi.erasurePreview`. */
  async preview(whom: Whom): Promise<HostAnswer<ErasurePreview>> {
    const desk = this.#desk();
    if (!desk) return fail({ code: 'NO_PROGRAMME_OPEN' });
    if (desk.rehearsing) return fail({ code: 'NOT_IN_REHEARSAL' });
    const save = await desk.saveNow();
    if (save.kind === 'not-saved') return fail({ code: 'NOT_SAVED' });
    return problemOf(await previewErasure(this.#machine, desk.folder, whom));
  }

  /** See `DeskApi.erasePerson`. */
  async erase(asked: ErasureAsked): Promise<HostAnswer<ErasureCertificate>> {
    if (this.#desk()?.rehearsing) return fail({ code: 'NOT_IN_REHEARSAL' });
    let certificate: ErasureCertificate | null = null;
    const reopened = await this.#reopen(async (folder) => {
      const done = await erasePerson(this.#machine, folder, asked);
      if (!done.ok) return fail(done.problem);
      certificate = done.value;
      return ok(folder);
    });
    if (!reopened.ok) return reopened;
    return certificate === null ? fail({ code: 'ERASURE_UNFINISHED' }) : ok(certificate);
  }
}
