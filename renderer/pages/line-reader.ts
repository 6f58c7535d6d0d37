import { ORPCError } from '@orpc/client';
import type { DeskApi } from '../../domain/contract.ts';
import type { ReadFile } from './page-shelf.ts';
import { PageError } from './page-source.ts';

type Files = Pick<DeskApi, 'shownFile'>;

/** Reads files over whichever line there is. */
export interface LineReader {
  readonly read: ReadFile;
  /** From now on over this line. */
  use(line: Files): void;
}

/** A reader that waits while there is no line, and asks again over the next one when a line breaks under it. */
export function lineReader(): LineReader {
  let line: Files | null = null;
  let waiting: ((line: Files) => void)[] = [];
  const next = (): Promise<Files> => (line ? Promise.resolve(line) : new Promise((resolve) => waiting.push(resolve)));
  return {
    async read(sha256) {
      for (;;) {
        const mine = await next();
        try {
          const answer = await mine.shownFile({ sha256 });
          if (answer.ok) return answer.value.file as Blob;
        } catch (error) {
          // The host has answered, and refused; anything else is a line that broke.
          if (!(error instanceof ORPCError)) {
            if (line === mine) line = null;
            continue;
          }
        }
        throw new PageError('not-there');
      }
    },
    use(given) {
      line = given;
      const told = waiting;
      waiting = [];
      for (const tell of told) tell(given);
    },
  };
}
