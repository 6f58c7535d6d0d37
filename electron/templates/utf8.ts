import { fail, ok, type Result } from '../../domain/result.ts';
import type { Place } from './yaml-source.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

/** Bytes as text without its byte order mark, or the place of the first byte that is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): Result<string, Place> {
  const whole = decode(bytes);
  return whole === null ? fail(firstBadPlace(bytes)) : ok(whole);
}

function decode(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

function firstBadPlace(bytes: Uint8Array): Place {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    const row = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (decode(row) === null || end < 0) return { line, column: badColumn(row) };
    line += 1;
    start = end + 1;
  }
}

/** Read as the beginning of a longer text, every row up to the bad byte is good and every longer one is not. */
function badColumn(row: Uint8Array): number {
  let good = 0;
  let bad = row.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (beginning(row.subarray(0, middle)) === null) bad = middle;
    else good = middle;
  }
  return [...(beginning(row.subarray(0, good)) ?? '')].length + 1;
}

function beginning(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
