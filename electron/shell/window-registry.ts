import type { WebContents } from 'electron';
import type { Role } from '../../domain/contract.ts';

/**
 * Whose window it is, by the number of its contents. This, and never anything that a page says, decides what a page
 * may do.
 */
export class WindowRegistry {
  private readonly roles = new Map<number, Role>();

  /** Enters a window's contents, for as long as they live. */
  enter(contents: WebContents, role: Role): void {
    const { id } = contents;
    this.roles.set(id, role);
    contents.once('destroyed', () => this.roles.delete(id));
  }

  /** Null for contents that are nobody's. */
  roleOf(contentsId: number): Role | null {
    return this.roles.get(contentsId) ?? null;
  }
}
