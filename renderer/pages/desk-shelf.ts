import { deskApi } from '../desk-client.ts';
import { createPageShelf } from './page-shelf.ts';
import { PageError } from './page-source.ts';

/** The files that the desk draws: what the room sees of them, and the page that comes next. */
export const deskShelf = createPageShelf(async (sha256) => {
  const answer = await deskApi.shownFile({ sha256 });
  if (!answer.ok) throw new PageError('not-there');
  return answer.value.file as Blob;
});
