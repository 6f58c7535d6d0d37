import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folders of what is shipped beside the built code. */
export interface ShippedFolders {
  /** What `templates/` holds: `sessions/`, `demo/` … */
  readonly templates: string;
  readonly renderer: string;
}

/**
 * Finds what is shipped, from the folder of the built entry (`out/main`). In a checkout the templates lie in the
 * project; in a packaged copy they lie beside `app.asar`, or beside `app` where it is unpacked, so that a facilitator
 * can open them.
 */
export function shippedFolders(builtFolder: string): ShippedFolders {
  const app = resolve(builtFolder, '../..');
  const own = resolve(app, 'templates');
  return {
    templates: existsSync(own) ? own : resolve(app, '../templates'),
    renderer: resolve(builtFolder, '../renderer'),
  };
}
