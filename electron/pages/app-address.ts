import type { Role } from '../../domain/contract.ts';

/** The scheme of the app's own pages in windows of its own. */
export const APP_SCHEME = 'app';

/**
 * The origin that a frame with this role's page has. Two hosts, so that the wall's page cannot reach anything of the
 * desk's: neither its storage nor its window.
 */
export function appOrigin(role: Role): string {
  return `${APP_SCHEME}://${role}`;
}

/** The address of a role's page. */
export function appAddress(role: Role): string {
  return `${appOrigin(role)}/`;
}

/** Whether an address is a role's page, wherever in the page it points. */
export function isOwnPage(role: Role | null, address: string): boolean {
  return role !== null && address.split('#', 1)[0] === appAddress(role);
}
