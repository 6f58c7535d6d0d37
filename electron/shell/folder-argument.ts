import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that a start of the app names, as an absolute path, or null. Chromium puts switches of its own among the
 * words, in any place. A development start names the app's own folder first.
 */
export function folderArgument(
  argv: readonly string[],
  { workingDirectory, packaged, platform }: { workingDirectory: string; packaged: boolean; platform: NodeJS.Platform },
): string | null {
  const words = argv.slice(1).filter((word) => word.trim() !== '' && !isSwitch(word, platform));
  const named = words[packaged ? 0 : 1];
  if (named === undefined) return null;
  if (/^file:\/\//i.test(named)) return pathOf(named);
  // Other addresses are nothing that lies on this machine. A drive's letter is no scheme.
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(named) ? null : resolve(workingDirectory, named);
}

function isSwitch(word: string, platform: NodeJS.Platform): boolean {
  return word.startsWith('-') || (platform === 'win32' && /^\/[a-z]/i.test(word));
}

function pathOf(address: string): string | null {
  try {
    return fileURLToPath(address);
  } catch {
    return null;
  }
}
