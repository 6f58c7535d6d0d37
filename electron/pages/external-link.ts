/** An address outside the app that may be opened in the system's own way, once the facilitator has said so. */
export interface ExternalLink {
  readonly url: string;
  /** What the facilitator is asked about: the host, or the address that a letter goes to. */
  readonly place: string;
}

const LINK_MAX = 2048;
/** Room, steering letters and backslashes: what makes an address look like another than it is. */
const TRICKS = /[\s\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const LETTER = /^mailto:([A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)$/i;

/**
 * The link in `address`, or null when it is none that may be opened: only `https` to a named host without name or
 * password in it, and `mailto` to one plain address. What is opened is what was parsed, never the text that was given.
 */
export function externalLink(address: string): ExternalLink | null {
  if (address.length > LINK_MAX || TRICKS.test(address)) return null;
  const letter = LETTER.exec(address)?.[1];
  if (letter !== undefined) return { url: `mailto:${letter}`, place: letter };
  if (!/^https:\/\/[^/]/i.test(address) || !URL.canParse(address)) return null;
  const { protocol, hostname, host, username, password, href } = new URL(address);
  if (protocol !== 'https:' || username !== '' || password !== '' || !hostname.includes('.')) return null;
  // An address of bare numbers says nothing to who is asked about it.
  if (/^[\d.]+$/.test(hostname)) return null;
  return { url: href, place: host };
}
