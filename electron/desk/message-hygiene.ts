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

/** What is looked at in a message; everything else the router checks itself. */
interface Looked {
  readonly i?: unknown;
  readonly t?: unknown;
  readonly p?: { readonly u?: unknown; readonly m?: unknown; readonly h?: unknown };
}

/** A message of the contract: a call of a procedure by name, or (`t`) something about a call that is under way. */
function isMessage(bytes: Buffer): boolean {
  const end = bytes.indexOf(BYTES_FOLLOW);
  try {
    const message = JSON.parse(bytes.toString('utf8', 0, end === -1 ? bytes.length : end)) as Looked | null;
    if (typeof message?.i !== 'string') return false;
    if (message.t !== undefined) return message.t === 4;
    const { u, m, h } = message.p ?? {};
    return typeof u === 'string' && /^\/[A-Za-z]{1,40}$/.test(u) && m === undefined && areHeaders(h);
  } catch {
    return false;
  }
}

/** What a call with a file in it says of its bytes; else none. */
function areHeaders(headers: unknown): boolean {
  if (headers === undefined) return true;
  return (
    typeof headers === 'object' && headers !== null && Object.values(headers).every((one) => typeof one === 'string')
  );
}
