import { join } from 'node:path';
import type { Book } from '../../domain/command-table.ts';
import type { CourseworkExport, ExportedFile, HostAnswer } from '../../domain/contract.ts';
import { matrixTable, protocolTable } from '../../domain/coursework-csv.ts';
import { csvText } from '../../domain/csv-table.ts';
import { type Paper, type PaperTaking, paperMarkdown } from '../../domain/paper.ts';
import { planPrivatePage } from '../../domain/private-page.ts';
import type { Names } from '../../domain/programme.ts';
import { peopleByCode, planProtocol } from '../../domain/protocol.ts';
import { fail, ok } from '../../domain/result.ts';
import { say } from '../../domain/words.ts';
import { paperPdf } from '../export/paper-pdf.ts';
import { errnoOf, makeFolder } from '../store/fs-steps.ts';
import { courseworkElsewhere } from './coursework-elsewhere.ts';
import { exportName } from './export-name.ts';
import { putInPlace } from './put-in-place.ts';
import type { Machine } from './storage.ts';

/** The files that were written, and how many characters no font had. */
export interface WrittenPapers {
  readonly files: readonly ExportedFile[];
  readonly missing: number;
}

/**
 * Writes the matrix, the protocol, or a page for each person or one, into a folder. All are marked as confidential in
 * their name, and papers in their text too; a table holds nothing but its rows. Names stand in them only where the
 * facilitator asked for that, and never in the name of a file.
 */
export async function exportCourseworkTo(
  machine: Machine,
  folder: string,
  book: Book,
  names: Names,
  asked: CourseworkExport,
): Promise<HostAnswer<WrittenPapers>> {
  const session = book.sessions[asked.sessionId];
  if (!session) return fail({ code: 'NO_SUCH_SESSION' });
  const { language } = asked;
  const nameOf = (id: string) => (asked.names ? (names.people[id]?.name ?? '') : '');
  const elsewhere = courseworkElsewhere(book, session.id, asked.what === 'matrix' && asked.texts);
  const taking: PaperTaking = { programme: book.programme, session, elsewhere, language, nameOf };
  try {
    await makeFolder(machine.fs, folder);
    const files: ExportedFile[] = [];
    let missing = 0;
    for (const { more, ext, bytes, lost } of papersOf(taking, asked)) {
      const marks = [say(language, `protocol.file-${asked.what}`), ...more, say(language, 'protocol.fileConfidential')];
      const fileName = exportName(book, session.id, language, ext, marks);
      const path = join(folder, fileName);
      await putInPlace(machine, path, bytes);
      files.push({ fileName, path, bytes: bytes.length });
      missing += lost;
    }
    return files.length > 0 ? ok({ files, missing }) : fail({ code: 'NO_SUCH_PERSON' });
  } catch (error) {
    return fail({ code: 'IO', params: { errno: errnoOf(error) } });
  }
}

interface Made {
  readonly more: readonly string[];
  readonly ext: string;
  readonly bytes: Uint8Array;
  readonly lost: number;
}

function papersOf(taking: PaperTaking, { what, format, texts, names, personId }: CourseworkExport): Made[] {
  if (what === 'matrix') return [table(matrixTable(taking, { names, texts }))];
  if (what === 'protocol') {
    return [format === 'csv' ? table(protocolTable(taking)) : paper(planProtocol(taking), [], format, taking)];
  }
  return peopleByCode(taking)
    .filter(({ id }) => personId === null || id === personId)
    .map((person) => paper(planPrivatePage(taking, person), [person.code], format === 'csv' ? 'md' : format, taking));
}

function table(rows: readonly (readonly string[])[]): Made {
  return { more: [], ext: 'csv', bytes: Buffer.from(csvText(rows)), lost: 0 };
}

function paper(of: Paper, more: readonly string[], format: 'md' | 'pdf', { language }: PaperTaking): Made {
  if (format === 'md') return { more, ext: 'md', bytes: Buffer.from(paperMarkdown(of, language)), lost: 0 };
  const { bytes, missing } = paperPdf(of, language);
  return { more, ext: 'pdf', bytes, lost: missing };
}
