import { randomBytes } from 'node:crypto';

/** A page and the headers it goes out with. */
export interface ServedPage {
  readonly html: string;
  readonly policy: string;
}

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
 * What a page may load and run: only what this server has. `nonce` is for the style tags that some parts make while
 * they run; scripts get none.
 */
export function contentPolicy(nonce: string, host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src 'self' ws://${host}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const PLACE = /<meta\s+name="csp-nonce"[^>]*>/i;

/** A page with a fresh nonce, which its scripts find in `<meta name="csp-nonce" content="…">`. */
export function freshPage(html: string, host: string): ServedPage {
  const nonce = randomBytes(16).toString('base64url');
  const place = `<meta name="csp-nonce" content="${nonce}" />`;
  const withNonce = PLACE.test(html) ? html.replace(PLACE, place) : html.replace(/<head>/i, `<head>${place}`);
  return { html: withNonce, policy: contentPolicy(nonce, host) };
}
