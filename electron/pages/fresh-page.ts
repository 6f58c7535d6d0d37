import { randomBytes } from 'node:crypto';

/** A page and the policy it goes out with. */
export interface ServedPage {
  readonly html: string;
  readonly policy: string;
}

/**
 * How a page reaches its host: over a socket to the address named (`127.0.0.1:4711`), or over a port that its window's
 * preload hands on.
 */
export type PageLine = { readonly kind: 'socket'; readonly host: string } | { readonly kind: 'port' };

/** Headers of every answer. */
export const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), midi=()',
} as const;

/**
 * What a page may load and run: only what its host has. `nonce` is for the style tags that some parts make while
 * they run; scripts get none.
 */
export function contentPolicy(nonce: string, line: PageLine): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob: data:",
    line.kind === 'socket' ? `connect-src 'self' ws://${line.host}` : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The policy of everything a page loads. A worker is bound by the policy that its own script comes with, and not by
 * the page's: it may load our scripts, and reach nothing at all.
 */
export const filePolicy = "default-src 'none'; script-src 'self'";

const PLACE = /<meta\s+name="csp-nonce"[^>]*>/i;
/** By this the page knows that it is reached over a port; without it, it opens a socket. */
const OVER_PORT = '<meta name="samling-line" content="port" />';

/** A page with a fresh nonce, which its scripts find in `<meta name="csp-nonce" content="…">`. */
export function freshPage(html: string, line: PageLine): ServedPage {
  const nonce = randomBytes(16).toString('base64url');
  const place = `<meta name="csp-nonce" content="${nonce}" />${line.kind === 'port' ? OVER_PORT : ''}`;
  const withNonce = PLACE.test(html) ? html.replace(PLACE, place) : html.replace(/<head>/i, `<head>${place}`);
  return { html: withNonce, policy: contentPolicy(nonce, line) };
}
