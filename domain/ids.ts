import { z } from 'zod';

/** Makes one new id. Randomness comes from the caller's shell. */
export type NewId = () => string;

/** Ids are file-name safe in every file system and carry no meaning. A client may choose them, to refer to them later. */
export const IdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Sixteen letters and digits, none easily mistaken for another, out of sixteen random bytes (80 bits of chance). */
export function idFrom(bytes: Uint8Array): string {
  let id = '';
  for (const byte of bytes.subarray(0, 16)) id += ALPHABET[byte % 32];
  return id;
}
