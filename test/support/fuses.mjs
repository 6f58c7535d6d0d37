// @ts-check
import { readFileSync } from 'node:fs';
import config from '../../electron/packaging/config.mjs';

/** After this stand a version, a length, and one byte for each fuse, somewhere in the runtime's executable. */
const MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Fuses in their order, by their names in electron-builder's configuration; null = it leaves that one alone. */
const FUSES = /** @type {const} */ ([
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  null,
]);

/** An executable's fuses as Electron is delivered, for a stand-in: nothing in it runs. */
export const deliveredFuses = Buffer.concat([
  Buffer.from(MARK),
  Buffer.from([1, FUSES.length]),
  Buffer.from('101100011'),
]);

/**
 * Which fuses of an executable are not as the app is to be packaged. None where there is no fuse to be found.
 * @param {string} file
 * @returns {{ found: boolean, wrong: readonly string[] }}
 */
export function checkFuses(file) {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(MARK);
  if (at === -1) return { found: false, wrong: [] };
  const states = bytes.subarray(at + MARK.length + 2);
  const wrong = FUSES.filter((name, n) => name !== null && states[n] !== (config.electronFuses[name] ? 0x31 : 0x30));
  return { found: true, wrong: wrong.map(String) };
}
