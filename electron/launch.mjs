// @ts-check
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildOnce } from './build-once.mjs';

// The command runs in this process, so its exit code and the signals sent to it need no forwarding.
if (await buildOnce()) {
  const cli = resolve(import.meta.dirname, '../out/main/cli.js');
  process.argv[1] = cli;
  await import(pathToFileURL(cli).href);
} else {
  process.stderr.write('Samling could not be built; the reason stands above.\n');
  process.exitCode = 1;
}
