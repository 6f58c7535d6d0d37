import type { HostAnswer, HostProblem } from '../../domain/contract.ts';
import type { Result } from '../../domain/result.ts';
import type { Helper } from '../helper/helper.ts';
import type { Desktop } from './desktop.ts';
import type { TemplateFolders } from './expand.ts';
import type { OpenDeskTaking, OpenedDesk } from './open-desk.ts';
import type { OpenFolderNote } from './open-folder-note.ts';
import type { RecentProgrammes } from './recent-programmes.ts';
import type { Machine } from './storage.ts';

/** Makes the example programme in a folder, and opens it. */
export type ExampleMaker = (taking: OpenDeskTaking) => Promise<Result<OpenedDesk, HostProblem>>;

/** Closes the open programme, does something with its folder, and opens what comes of it. */
export type Reopening = (
  act: (folder: string) => Promise<Result<string, { readonly code: string; readonly errno?: string }>>,
) => Promise<HostAnswer<null>>;

/** What the host of the app is made of. */
export interface HostTaking {
  readonly machine: Machine;
  /** Where programmes lie; made when the first is. */
  readonly dataFolder: string;
  readonly templates: TemplateFolders;
  readonly helper: Helper;
  /** Null where there is no example. */
  readonly example: ExampleMaker | null;
  /** Where to note which programme is open, for `resume`; left out, nothing is noted. */
  readonly openFolderNote?: OpenFolderNote;
  /** The windows and dialogs of this machine; left out in browser mode, where a page has neither. */
  readonly desktop?: Desktop;
  /** What was opened before, wherever it lies; left out, the start screen lists the data folder alone. */
  readonly recents?: RecentProgrammes;
  /** Finds LibreOffice; left out, it is looked for on this machine. */
  readonly findOffice?: () => Promise<string | null>;
  /** The cloud or network that a folder lies in, or null; left out, none is looked for. */
  readonly cloudOf?: (folder: string) => Promise<string | null>;
  /** Another programme is open, or none. */
  readonly onTurned?: (folder: string | null) => void;
}
