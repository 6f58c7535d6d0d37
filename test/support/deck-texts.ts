import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

/** The words of every part of a deck that is XML, tags taken out, one part an entry. */
export async function readDeckTexts(path: string): Promise<string[]> {
  const open = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open);
  const zip = await open(path, { lazyEntries: true });
  const texts: string[] = [];
  await new Promise<void>((done, failed) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      if (!entry.fileName.endsWith('.xml')) {
        zip.readEntry();
        return;
      }
      zip.openReadStream(entry, (error, stream) => {
        if (error) failed(error);
        else
          text(stream).then((xml) => {
            texts.push(xml.replace(/<\/a:p>/g, '\n').replace(/<[^>]*>/g, ''));
            zip.readEntry();
          }, failed);
      });
    });
    zip.on('end', done).on('error', failed);
    zip.readEntry();
  });
  return texts;
}
