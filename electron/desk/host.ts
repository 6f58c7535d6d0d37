import type { CommandEnvelope } from '../../domain/commands.ts';
import type {
  DeskEvent,
  DispatchAnswer,
  FileBytes,
  Home,
  HostAnswer,
  NewProgramme,
  PlenumEvent,
  Role,
  SaveState,
} from '../../domain/contract.ts';
import type { DeckPlan } from '../../domain/deck-slide.ts';
import type { Attachment } from '../../domain/presentation-record.ts';
import type { Language, Names } from '../../domain/programme.ts';

export interface ExportedDeck {
  readonly fileName: string;
  readonly path: string;
  readonly slides: number;
  readonly file: FileBytes;
}

export interface DeskHost {
  dispatch(envelope: CommandEnvelope, role: Role): Promise<DispatchAnswer>;
  deskFeed(since: number | null, signal?: AbortSignal): AsyncGenerator<DeskEvent, void, undefined>;
  plenumFeed(signal?: AbortSignal): AsyncGenerator<PlenumEvent, void, undefined>;
  home(): Promise<Home>;
  openProgramme(folder: string): Promise<HostAnswer<null>>;
  createProgramme(wanted: NewProgramme): Promise<HostAnswer<null>>;
  openExample(): Promise<HostAnswer<null>>;
  closeProgramme(): Promise<HostAnswer<null>>;
  names(): Promise<Names>;
  rehearse(on: boolean): Promise<HostAnswer<null>>;
  deckPlan(sessionId: string, language: Language): Promise<HostAnswer<DeckPlan>>;
  exportDeck(sessionId: string, language: Language): Promise<HostAnswer<ExportedDeck>>;
  intakeOpen(file: {
    readonly name: string;
    readonly bytes: number;
  }): Promise<HostAnswer<{ readonly intakeId: string }>>;
  intakeWrite(intakeId: string, piece: FileBytes): Promise<HostAnswer<null>>;
  intakeFinish(intakeId: string): Promise<HostAnswer<Attachment>>;
  intakeCancel(intakeId: string): Promise<HostAnswer<null>>;
  attachment(sha256: string): Promise<HostAnswer<{ readonly file: FileBytes; readonly name: string }>>;
  saveNow(): Promise<SaveState>;
}
