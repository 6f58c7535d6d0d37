import type { Role } from '../../domain/contract.ts';
import { PIECE_MAX_BYTES } from './router.ts';

/** The largest message that anybody may send: a piece of a file with what goes round it. */
export const MESSAGE_MAX_BYTES = PIECE_MAX_BYTES + 256 * 1024;
/** A wall has next to nothing to say. */
const PLENUM_MESSAGE_MAX_BYTES = 4096;
/** Between the words and the bytes of a message with a file in it. */
const BYTES_FOLLOW = 0xff;

/**
 * What keeps a message from the router, or null when nothing does. What is no message must never get there, since its
 * failure would quote it in a log.
 */
export function messageFault(role: Role, bytes: Buffer): 'too-large' | 'no-message' | null {
  if (bytes.length > (role === 'plenum' ? PLENUM_MESSAGE_MAX_BYTES : MESSAGE_MAX_BYTES)) return 'too-large';
  return isMessage(bytes) ? null : 'no-message';
}

/** A message of the contract: a call of a procedure by name, or (`t`) something about a call that is under way. */
function isMessage(bytes: Buffer): boolean {
  const end = bytes.indexOf(BYTES_FOLLOW);
  try {
    const text = bytes.toString('utf8', 0, end === -1 ? bytes.length : end);
    const message = JSON.parse(text) as { i?: unknown; t?: unknown; p?: { u?: unknown; m?: unknown } } | null;
    if (typeof message?.i !== 'string') return false;
    if (message.t !== undefined) return message.t === 4;
    return typeof message.p?.u === 'string' && /^\/[A-Za-z]{1,40}$/.test(message.p.u) && message.p.m === undefined;
  } catch {
    return false;
  }
}
