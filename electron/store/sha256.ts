import { hash } from 'node:crypto';

/** SHA-256 as 64 hex digits; text is taken as UTF-8. */
export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex');
}
