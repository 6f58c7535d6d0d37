import { fileName, guidOf, plainSource, type QdaTaking, qdaXml } from './qda-xml.ts';
import { type ArchiveSink, writeZip } from './zip.ts';

/**
 * A project as `.qdpx`, for programs of qualitative analysis: `project.qde`, and each source's text in a file of its own.
 * The same project at the same time gives the same bytes.
 */
export async function qdaPackage(taking: QdaTaking): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const memory: ArchiveSink = {
    // Small parts are written one after another.
    write: async (bytes, offset, length) => {
      pieces.push(Buffer.from(bytes.subarray(offset, offset + length)));
      return { bytesWritten: length };
    },
  };
  const { project, programmeId, now } = taking;
  const parts: [string, string][] = [
    ['project.qde', qdaXml(taking)],
    ...project.sources.map(({ key, text }): [string, string] => [
      `sources/${fileName(guidOf(programmeId, key))}`,
      plainSource(text),
    ]),
  ];
  await writeZip(memory, parts, now);
  return Buffer.concat(pieces);
}
