import type { FileBytes, HostAnswer, OfferedFile, PagesEvent, Role } from '../../domain/contract.ts';
import type { InBetweenAsk } from '../../domain/in-between.ts';
import type { Inspection } from '../../domain/inspection.ts';
import type { Attachment } from '../../domain/presentation-record.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Intake } from '../attachments/intake.ts';
import { findOffice } from '../office/find-office.ts';
import { readAttachment } from './attachment-reading.ts';
import type { HostTaking } from './host-taking.ts';
import { Inspector } from './inspector.ts';
import { offeredFiles } from './offered-files.ts';
import { PageMaker } from './page-maker.ts';
import type { ProgrammeDesk } from './programme-desk.ts';

interface Taking {
  readonly host: HostTaking;
  /** The open programme. */
  readonly desk: () => ProgrammeDesk | null;
  /** Whether a wall shows that file now. */
  readonly roomSees: (sha256: string) => boolean;
  /** Settles once a programme that is closed for a moment is back; at once where none is. */
  readonly back: () => Promise<void>;
}

/** The files of the open programme as the contract has them: they come in, are looked into, and become pages. */
export class HostFiles {
  private readonly taking: Taking;
  private inspector: Inspector | null = null;
  private maker: PageMaker | null = null;

  constructor(taking: Taking) {
    this.taking = taking;
  }

  /** A programme is open: its files are looked into from here on. */
  lookInto(desk: ProgrammeDesk): void {
    const { machine } = desk;
    const { helper } = this.taking.host;
    const inspector = new Inspector({ machine, helper, desk });
    this.inspector = inspector;
    this.maker = new PageMaker({ machine, helper, desk, inspector, findOffice: this.findOffice });
    inspector.lookAround();
  }

  /** Looks into what is not looked into yet. */
  lookAround(): void {
    this.inspector?.lookAround();
  }

  /** The programme is about to be closed: nothing more of it is begun. */
  rest(): void {
    this.inspector?.close();
    this.maker?.close();
  }

  /** When nothing of it is written any more. Never rejects. */
  async settled(): Promise<void> {
    await this.maker?.settled();
    await this.inspector?.settled();
  }

  /** The programme is closed. */
  forget(): void {
    this.inspector = null;
    this.maker = null;
  }

  async intakeOpen(file: { name: string; bytes: number }): Promise<HostAnswer<{ readonly intakeId: string }>> {
    const opened = await this.withIntake((intake) => intake.open(file));
    return opened.ok ? ok({ intakeId: opened.value }) : opened;
  }

  async intakeWrite(intakeId: string, piece: FileBytes): Promise<HostAnswer<null>> {
    const bytes = new Uint8Array(await piece.arrayBuffer());
    return this.withIntake((intake) => intake.write(intakeId, bytes));
  }

  intakeFinish(intakeId: string): Promise<HostAnswer<Attachment>> {
    return this.withIntake((intake) => intake.finish(intakeId));
  }

  async intakeCancel(intakeId: string): Promise<HostAnswer<null>> {
    await this.taking.desk()?.intake.cancel(intakeId);
    return ok(null);
  }

  async attachment(sha256: string): Promise<HostAnswer<{ readonly file: FileBytes; readonly name: string }>> {
    const desk = this.taking.desk();
    if (!desk) return fail({ code: 'NO_PROGRAMME_OPEN' });
    const { folder, shown, sessions } = desk;
    return readAttachment(this.taking.host.machine.fs, folder, sessions.kept(shown), sha256);
  }

  async inBetween(ask: InBetweenAsk): Promise<HostAnswer<readonly OfferedFile[]>> {
    const desk = this.taking.desk();
    if (!desk) return fail({ code: 'NO_PROGRAMME_OPEN' });
    if (!(await desk.sessions.have([ask.sessionId], true))) return fail({ code: 'SESSION_UNREADABLE' });
    return offeredFiles(this.taking.host.machine.fs, desk.folder, desk.shown, ask);
  }

  async inspection(sha256: string): Promise<HostAnswer<Inspection>> {
    return this.inspector?.inspect(sha256) ?? fail({ code: 'NO_PROGRAMME_OPEN' });
  }

  /** See `DeskApi`. A wall is told no more of what it does not show than that it is not there. */
  async shownFile(sha256: string, role: Role): Promise<HostAnswer<{ readonly file: FileBytes }>> {
    await this.taking.back();
    if (role === 'plenum' && !this.taking.roomSees(sha256)) return fail({ code: 'ATTACHMENT_MISSING' });
    return this.inspector?.shownFile(sha256) ?? fail({ code: 'NO_PROGRAMME_OPEN' });
  }

  async office(): Promise<{ readonly found: boolean }> {
    return { found: (await this.findOffice()) !== null };
  }

  /** See `DeskApi`. */
  async *makePages(sha256: string, signal?: AbortSignal): AsyncGenerator<PagesEvent, void, undefined> {
    const desk = this.recording();
    if (desk.ok && this.maker) yield* this.maker.pages(sha256, signal);
    else yield { kind: 'failed', problem: desk.ok ? { code: 'NO_PROGRAMME_OPEN' } : desk.problem };
  }

  async plainSlides(sha256: string): Promise<HostAnswer<{ readonly file: FileBytes; readonly name: string }>> {
    return this.maker?.plainSlides(sha256) ?? fail({ code: 'NO_PROGRAMME_OPEN' });
  }

  /** The path of a plain copy of slides that another program may open. */
  async slidesToOpen(sha256: string): Promise<HostAnswer<string>> {
    return this.maker?.slidesToOpen(sha256) ?? fail({ code: 'NO_PROGRAMME_OPEN' });
  }

  private readonly findOffice = () => (this.taking.host.findOffice ?? findOffice)();

  private recording(): HostAnswer<ProgrammeDesk> {
    const desk = this.taking.desk();
    if (!desk) return fail({ code: 'NO_PROGRAMME_OPEN' });
    return desk.rehearsing ? fail({ code: 'NOT_IN_REHEARSAL' }) : ok(desk);
  }

  private async withIntake<T>(use: (intake: Intake) => Promise<HostAnswer<T>>): Promise<HostAnswer<T>> {
    const desk = this.recording();
    return desk.ok ? use(desk.value.intake) : desk;
  }
}
