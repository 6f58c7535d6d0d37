import { join } from 'node:path';
import type {
  CourseworkExport,
  FileBytes,
  HostAnswer,
  TableAsk,
  TablePreview,
  WrittenPapers,
} from '../../domain/contract.ts';
import type { SessionStandings } from '../../domain/coursework-standing.ts';
import type { Paper } from '../../domain/paper.ts';
import { fail, ok } from '../../domain/result.ts';
import { CSV_LIMITS } from '../import/csv.ts';
import { courseworkElsewhere } from './coursework-elsewhere.ts';
import { courseworkPapers, exportCourseworkTo } from './coursework-export.ts';
import type { ProgrammeDesk } from './programme-desk.ts';
import { previewTable, tableOf } from './table-intake.ts';

/**
 * Papers of the open programme out, and tables in. A table that is handed over lies in memory alone, one at a time, until
 * it is taken in, another comes, or the programme is closed.
 */
export class CourseworkFiles {
  readonly #desk: () => ProgrammeDesk | null;
  /** Null where no table was handed over. */
  #pieces: Uint8Array[] | null = null;
  /** The last table that was taken in, and what was answered. */
  #taken: { readonly id: string; readonly answer: Promise<HostAnswer<TablePreview>> } | null = null;

  /** `desk` gives the programme that is open. */
  constructor(desk: () => ProgrammeDesk | null) {
    this.#desk = desk;
  }

  /** See `DeskApi.courseworkElsewhere`. */
  async elsewhere(sessionId: string): Promise<HostAnswer<readonly SessionStandings[]>> {
    const desk = await withAll(this.#open());
    return desk.ok ? ok(courseworkElsewhere(desk.value.shown, sessionId)) : desk;
  }

  /** See `DeskApi.exportCoursework`. */
  async write(asked: CourseworkExport): Promise<HostAnswer<WrittenPapers>> {
    const desk = await withAll(this.#recording());
    if (!desk.ok) return desk;
    const { folder, machine, shown, names } = desk.value;
    return exportCourseworkTo(machine, join(folder, 'exports'), shown, names, asked);
  }

  /** See `DeskApi.courseworkPapers`. Nothing is written. */
  async papers(asked: CourseworkExport): Promise<HostAnswer<readonly Paper[]>> {
    const desk = await withAll(this.#open());
    return desk.ok ? courseworkPapers(desk.value.shown, desk.value.names, asked) : desk;
  }

  /** See `DeskApi.tablePiece`. */
  async addPiece(first: boolean, piece: FileBytes): Promise<HostAnswer<null>> {
    const bytes = new Uint8Array(await piece.arrayBuffer());
    if (first) this.#pieces = [];
    // The host began anew in the middle of it.
    if (!this.#pieces) return fail({ code: 'TABLE_GONE' });
    const held = this.#pieces.reduce((sum, one) => sum + one.length, 0);
    if (held + bytes.length > CSV_LIMITS.bytes) return fail({ code: 'CSV_TOO_LARGE' });
    this.#pieces.push(bytes);
    return ok(null);
  }

  /** See `DeskApi.previewTable`. */
  async preview(asked: TableAsk): Promise<HostAnswer<TablePreview>> {
    const planned = await this.#planned(asked);
    return planned.ok ? ok(withoutPlan(planned.value)) : planned;
  }

  /**
   * See `DeskApi.takeTable`. The table is forgotten once it is in. Whoever asks again under the same id, since the answer
   * was lost on its way, gets that answer.
   */
  async take(asked: TableAsk, by: string, id: string): Promise<HostAnswer<TablePreview>> {
    if (this.#taken?.id !== id) this.#taken = { id, answer: this.#takeIn(asked, by, id) };
    const { answer } = this.#taken;
    const told = await answer;
    if (!told.ok && this.#taken?.answer === answer) this.#taken = null;
    return told;
  }

  /** Lets go of the table. */
  forget(): void {
    this.#pieces = null;
    this.#taken = null;
  }

  async #takeIn(asked: TableAsk, by: string, id: string): Promise<HostAnswer<TablePreview>> {
    const [desk, planned] = [this.#recording(), await this.#planned(asked)];
    if (!desk.ok) return desk;
    if (!planned.ok) return planned;
    const { command } = planned.value.plan;
    if (command) {
      const answer = await desk.value.dispatch({ id, by, command }, { role: 'desk' });
      if (!answer.ok) return fail(answer.refusal);
    }
    this.#pieces = null;
    return ok(withoutPlan(planned.value));
  }

  /** The programme that is open and being recorded. */
  #recording(): HostAnswer<ProgrammeDesk> {
    const desk = this.#open();
    return desk.ok && desk.value.rehearsing ? fail({ code: 'NOT_IN_REHEARSAL' }) : desk;
  }

  #open(): HostAnswer<ProgrammeDesk> {
    const desk = this.#desk();
    return desk ? ok(desk) : fail({ code: 'NO_PROGRAMME_OPEN' });
  }

  async #planned(asked: TableAsk): Promise<ReturnType<typeof previewTable>> {
    // What the others hold of coursework counts as well.
    const desk = await withAll(this.#recording());
    if (!desk.ok) return desk;
    if (!this.#pieces) return fail({ code: 'TABLE_GONE' });
    const table = tableOf(Buffer.concat(this.#pieces));
    return table.ok ? previewTable(desk.value.shown, desk.value.names, table.value, asked) : table;
  }
}

/** A programme with every session at hand. Where one cannot be read, nothing is said of where people stand. */
async function withAll(desk: HostAnswer<ProgrammeDesk>): Promise<HostAnswer<ProgrammeDesk>> {
  if (!desk.ok) return desk;
  return (await desk.value.sessions.haveAll()) ? desk : fail({ code: 'SESSION_UNREADABLE' });
}

function withoutPlan({ header, sample, mapping, rows, counts }: TablePreview): TablePreview {
  return { header, sample, mapping, rows, counts };
}
