import { app } from 'electron';
import type { Language } from '../../domain/programme.ts';
import type { RecentProgrammes } from '../desk/recent-programmes.ts';
import { type MenuActs, showMenu } from './menu.ts';

/** The application menu as the app goes on: made anew whenever what it shows is another. */
export class DesktopMenu {
  private readonly taking: { readonly recents: RecentProgrammes; readonly platform: NodeJS.Platform } & MenuActs;
  private spoken: Language;
  private folder: string | null = null;

  constructor(
    taking: { readonly recents: RecentProgrammes; readonly platform: NodeJS.Platform } & MenuActs,
    language: Language,
  ) {
    this.taking = taking;
    this.spoken = language;
  }

  /** What menu and dialogs speak. */
  get language(): Language {
    return this.spoken;
  }

  /** The page speaks another language. */
  speak(language: Language): void {
    if (language === this.spoken) return;
    this.spoken = language;
    this.show();
  }

  /** Another programme is open, or none. */
  turnTo(folder: string | null): void {
    this.folder = folder;
    // macOS lists these on the icon, and gives them back by `open-file`.
    if (folder !== null && this.taking.platform === 'darwin') app.addRecentDocument(folder);
    this.show();
  }

  /** Makes the menu from what is known now. */
  show(): void {
    const { recents, platform, ...acts } = this.taking;
    const facts = {
      language: this.spoken,
      programmeOpen: this.folder !== null,
      recents: recents.folders,
      platform,
      packaged: app.isPackaged,
    };
    showMenu(facts, acts);
  }
}
