import type { HostAnswer } from '../../domain/contract.ts';
import type { DesktopOrder, Screens } from '../../domain/desktop.ts';
import type { Language } from '../../domain/programme.ts';
import { assertNever, fail, ok } from '../../domain/result.ts';
import type { Desktop } from '../desk/desktop.ts';

/** Who carries out what the desk's page asks for. */
export interface DesktopParts {
  readonly screens: () => Screens;
  readonly placeWall: (screenId: string | null) => HostAnswer<null> | Promise<HostAnswer<null>>;
  readonly swapScreens: () => HostAnswer<null> | Promise<HostAnswer<null>>;
  readonly identifyScreens: () => void;
  /** The desk stands behind its curtain. */
  readonly curtained: () => void;
  readonly chooseFolder: () => Promise<string | null>;
  readonly choosePackage: () => Promise<string | null>;
  readonly packProgramme: (names: boolean) => Promise<HostAnswer<string | null>>;
  readonly speak: (language: Language) => void;
  readonly settled: () => void;
  readonly revealExport: (fileName: string) => Promise<HostAnswer<null>>;
  readonly openSlides: (sha256: string) => Promise<HostAnswer<null>>;
}

/** The desktop as the host knows it: every order goes to who carries it out. */
export class ShellDesktop implements Desktop {
  private readonly parts: DesktopParts;

  constructor(parts: DesktopParts) {
    this.parts = parts;
  }

  screens(): Screens {
    return this.parts.screens();
  }

  async carryOut(order: DesktopOrder): Promise<HostAnswer<string | null>> {
    try {
      return await this.orderTo(order);
    } catch {
      // The system would not. What it says may hold a path, so only that is told.
      return fail({ code: 'UNEXPECTED' });
    }
  }

  private async orderTo(order: DesktopOrder): Promise<HostAnswer<string | null>> {
    const { parts } = this;
    switch (order.kind) {
      case 'choose-folder':
        return ok(await parts.chooseFolder());
      case 'choose-package':
        return ok(await parts.choosePackage());
      case 'pack-programme':
        return parts.packProgramme(order.names);
      case 'place-wall':
        return parts.placeWall(order.screenId);
      case 'swap-screens':
        return parts.swapScreens();
      case 'identify-screens':
        parts.identifyScreens();
        return ok(null);
      case 'speak':
        parts.speak(order.language);
        return ok(null);
      case 'settled':
        parts.settled();
        return ok(null);
      case 'curtained':
        parts.curtained();
        return ok(null);
      case 'reveal-export':
        return parts.revealExport(order.fileName);
      case 'open-slides':
        return parts.openSlides(order.sha256);
      default:
        return assertNever(order);
    }
  }
}
