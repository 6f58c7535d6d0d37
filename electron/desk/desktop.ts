import type { HostAnswer } from '../../domain/contract.ts';
import type { DesktopOrder, Screens } from '../../domain/desktop.ts';

/** The windows, screens and dialogs of this machine, as far as the desk has to know of them. */
export interface Desktop {
  /** How desk and wall lie now; `DeskHost.screensChanged` is called whenever that is another. */
  screens(): Screens;
  /** Does what the desk's page asks for. The value is the folder or file that was chosen, else null. Never rejects. */
  carryOut(order: DesktopOrder): Promise<HostAnswer<string | null>>;
}
