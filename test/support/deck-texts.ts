import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

/** The words of every part of a deck that is XML, tags taken out, one part an entry. */
export async function readDeckTexts(path: string): Promise<string[]> {
  return (await readDeckParts(path)).map((xml) => xml.replace(/<\/a:p>/g, '\n').replace(/<[^>]*>/g, ''));
}

/** Every part of a deck that is XML, relations too, as it is written. */
export async function readDeckParts(path: string): Promise<string[]> {
  const open = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open);
  const zip = await open(path, { lazyEntries: true });
  const parts: string[] = [];
  await new Promise<void>((done, failed) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      if (!/\.(xml|rels)$/.test(entry.fileName)) {
        zip.readEntry();
        return;
      }
      zip.openReadStream(entry, (error, stream) => {
        if (error) failed(error);
        else
          text(stream).then((xml) => {
            parts.push(xml);
            zip.readEntry();
          }, failed);
      });
    });
    zip.on('end', done).on('error', failed);
    zip.readEntry();
  });
  return parts;
}
