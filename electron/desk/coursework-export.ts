import { join } from 'node:path';
import type { Book } from '../../domain/command-table.ts';
import type { CourseworkExport, ExportedFile, HostAnswer, WrittenPapers } from '../../domain/contract.ts';
import { matrixTable, protocolTable } from '../../domain/coursework-csv.ts';
import { csvText } from '../../domain/csv-table.ts';
import { type Paper, type PaperTaking, paperMarkdown } from '../../domain/paper.ts';
import { planPrivatePage } from '../../domain/private-page.ts';
import type { Names, Person } from '../../domain/programme.ts';
import { peopleByCode, planProtocol } from '../../domain/protocol.ts';
import { planQdaProject } from '../../domain/qda-plan.ts';
import { fail, ok } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import { say } from '../../domain/words.ts';
import { paperPdf } from '../export/paper-pdf.ts';
import { qdaPackage } from '../export/qda-package.ts';
import { errnoOf, makeFolder } from '../store/fs-steps.ts';
import { courseworkElsewhere } from './coursework-elsewhere.ts';
import { exportName, freeName } from './export-name.ts';
import { putInPlace } from './put-in-place.ts';
import type { Machine } from './storage.ts';
import { sessionSummaries } from './summaries.ts';

/**
 * Writes the matrix, the protocol, a page for each person or one, or a project for analysis, into a folder. All are marked
 * as confidential in their name, and papers in their text too; a table holds nothing but its rows. A PDF whose font has not all characters is
 * not written with holes in it: Markdown stands in its place, and that is told. Names stand in them only where the
 * facilitator asked for that, and never in the name of a file.
 */
export async function exportCourseworkTo(
  machine: Machine,
  folder: string,
  book: Book,
  names: Names,
  asked: CourseworkExport,
): Promise<HostAnswer<WrittenPapers>> {
  const taking = takingOf(book, names, asked);
  if (!taking) return fail({ code: 'NO_SUCH_SESSION' });
  const { session, language } = taking;
  try {
    await makeFolder(machine.fs, folder);
    const files: ExportedFile[] = [];
    let asText = 0;
    for (const { more, ext, bytes, inPlace } of await papersOf(machine, book, taking, asked)) {
      const marks = [say(language, `protocol.file-${asked.what}`), ...more, say(language, 'protocol.fileConfidential')];
      const taken = new Set(files.map((file) => file.fileName));
      const fileName = freeName(exportName(book, session.id, language, ext, marks), taken);
      const path = join(folder, fileName);
      await putInPlace(machine, path, bytes);
      files.push({ fileName, path, bytes: bytes.length });
      if (inPlace) asText += 1;
    }
    return files.length > 0 ? ok({ files, asText }) : fail({ code: 'NO_SUCH_PERSON' });
  } catch (error) {
    return fail({ code: 'IO', params: { errno: errnoOf(error) } });
  }
}

/** The protocol, or a page for each person or one, as finished words. */
export function courseworkPapers(book: Book, names: Names, asked: CourseworkExport): HostAnswer<readonly Paper[]> {
  const taking = takingOf(book, names, asked);
  if (!taking) return fail({ code: 'NO_SUCH_SESSION' });
  const papers =
    asked.what === 'pages'
      ? pagesFor(taking, asked).map((person) => planPrivatePage(taking, person, sessionsOf(book)))
      : [planProtocol(taking)];
  return papers.length > 0 ? ok(papers) : fail({ code: 'NO_SUCH_PERSON' });
}

function takingOf(book: Book, names: Names, asked: CourseworkExport): PaperTaking | null {
  const { language } = asked;
  const session = book.sessions[asked.sessionId];
  if (!session) return null;
  const nameOf = (id: string) => (asked.names ? (names.people[id]?.name ?? '') : '');
  const elsewhere = courseworkElsewhere(book, session.id, asked.what === 'matrix' && asked.texts);
  return { programme: book.programme, session, elsewhere, language, nameOf };
}

function pagesFor(taking: PaperTaking, { personId }: CourseworkExport): Person[] {
  return peopleByCode(taking).filter(({ id }) => personId === null || id === personId);
}

/** All sessions, in the order in which they are held. */
function sessionsOf(book: Book): Session[] {
  return sessionSummaries(book).flatMap(({ id }) => book.sessions[id] ?? []);
}

interface Made {
  readonly more: readonly string[];
  readonly ext: string;
  readonly bytes: Uint8Array;
  /** It was to be a PDF, which cannot hold it. */
  readonly inPlace: boolean;
}

async function papersOf({ clock }: Machine, book: Book, taking: PaperTaking, asked: CourseworkExport): Promise<Made[]> {
  const { what, texts, names } = asked;
  const format = asked.format === 'qdpx' ? 'md' : asked.format;
  if (what === 'qda') {
    const project = planQdaProject(taking);
    const bytes = await qdaPackage({ project, programmeId: taking.programme.id, now: clock.now() });
    return [{ more: [], ext: 'qdpx', bytes, inPlace: false }];
  }
  if (what === 'matrix') return [table(matrixTable(taking, { names, texts }))];
  if (what === 'protocol') {
    return [format === 'csv' ? table(protocolTable(taking)) : paper(planProtocol(taking), [], format, taking)];
  }
  return pagesFor(taking, asked).map((person) =>
    paper(planPrivatePage(taking, person, sessionsOf(book)), [person.code], format === 'csv' ? 'md' : format, taking),
  );
}

function table(rows: readonly (readonly string[])[]): Made {
  return { more: [], ext: 'csv', bytes: Buffer.from(csvText(rows)), inPlace: false };
}

function paper(of: Paper, more: readonly string[], format: 'md' | 'pdf', { language }: PaperTaking): Made {
  if (format === 'md') return { more, ext: 'md', bytes: Buffer.from(paperMarkdown(of, language)), inPlace: false };
  const { bytes, missing } = paperPdf(of, language);
  if (missing === 0) return { more, ext: 'pdf', bytes, inPlace: false };
  return { more, ext: 'md', bytes: Buffer.from(paperMarkdown(of, language)), inPlace: true };
}
