/**
 * Whether a page's request may leave the page at all. The app's own scheme, and what the page itself holds in memory;
 * the tools of developers only where they may be open.
 */
export function mayRequest(address: string, isPackaged: boolean): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === 'app' || scheme === 'blob' || scheme === 'data') return true;
  return scheme === 'devtools' && !isPackaged;
}

/** Switches that would open the running app to others, or turn off what keeps its pages apart. */
const DEBUG_DOORS =
  /^(remote-debugging-(port|pipe|address|targets)|remote-allow-origins|inspect([-a-z]*)|js-flags|load-extension|disable-web-security|disable-site-isolation-trials|host-rules|host-resolver-rules|proxy-server|proxy-pac-url)$/;

/** The first of the arguments that a packaged app does not start with; null = none. */
export function debugDoor(args: readonly string[]): string | null {
  for (const arg of args) {
    const name = /^(?:--?|\/)([^=]+)/.exec(arg)?.[1]?.toLowerCase();
    if (name !== undefined && DEBUG_DOORS.test(name)) return name;
  }
  return null;
}
