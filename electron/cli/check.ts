import { resolve } from 'node:path';
import { type Language, NamesSchema, ProgrammeSchema } from '../../domain/programme.ts';
import { danglingReferences } from '../../domain/references.ts';
import { SessionSchema } from '../../domain/session.ts';
import { say } from '../../domain/words.ts';
import { type AttachmentFinding, verifyAttachments } from '../attachments/verify.ts';
import { bookOf, keptFilesOf } from '../desk/book.ts';
import { isErasing } from '../desk/erasure-marker.ts';
import { type Machine, storeOptions } from '../desk/storage.ts';
import { inspectStore } from '../store/inspect-store.ts';
import type { FindingCode } from '../store/problems.ts';
import { readDocuments } from './read-book.ts';
import { FAILED, type Terminal, tellProblem } from './terminal.ts';

interface Remark {
  readonly severity: 'info' | 'warning' | 'error';
  readonly code: FindingCode | AttachmentFinding['code'] | 'DOCUMENT_ODD' | 'REFERENCE_MISSING';
  readonly file: string;
  readonly detail: string;
}

/** Goes through a programme's folder without changing it: journals, checksums, shapes, references, attachments. */
export async function check(
  { machine, terminal }: { machine: Machine; terminal: Terminal },
  { folder, json }: { folder: string; json: boolean },
): Promise<number> {
  const root = resolve(folder);
  if (await isErasing(machine.fs, root)) return tellProblem(terminal, { code: 'ERASURE_UNFINISHED' }, json);
  const remarks: Remark[] = [];
  let files = 0;
  for (const which of ['programme', 'names'] as const) {
    const inspected = await inspectStore(storeOptions(machine, root, which));
    if (!inspected.ok) return tellProblem(terminal, inspected.problem, json);
    remarks.push(...inspected.value.findings);
    const documents = await readDocuments(machine, root, which);
    if (!documents.ok) return tellProblem(terminal, documents.problem, json);
    if (which === 'names') {
      for (const [key, data] of documents.value) remarks.push(...shape(NamesSchema.safeParse(data).success, key));
      continue;
    }
    const book = bookOf(documents.value);
    if (!book) return tellProblem(terminal, { code: 'NOT_A_PROGRAMME' }, json);
    remarks.push(...shape(ProgrammeSchema.safeParse(book.programme).success, 'programme'));
    for (const [id, session] of Object.entries(book.sessions)) {
      remarks.push(...shape(SessionSchema.safeParse(session).success, `session/${id}`));
    }
    for (const { document, record, missing } of danglingReferences(book)) {
      remarks.push({ severity: 'error', code: 'REFERENCE_MISSING', file: document, detail: `${record} → ${missing}` });
    }
    const attachments = keptFilesOf(book);
    files = attachments.length;
    remarks.push(...(await verifyAttachments(machine.fs, root, attachments, true)));
  }
  const bad = remarks.filter((remark) => remark.severity !== 'info');
  if (json) terminal.out(JSON.stringify({ ok: bad.length === 0, attachments: files, findings: remarks }));
  else {
    for (const remark of remarks) terminal.out(lineOf(terminal.language, remark));
    const n = bad.length;
    const { language } = terminal;
    terminal.out(n === 0 ? say(language, 'cli.checkGood', { files }) : say(language, 'cli.checkBad', { files, n }));
  }
  return bad.length === 0 ? 0 : FAILED;
}

function shape(good: boolean, file: string): Remark[] {
  return good ? [] : [{ severity: 'error', code: 'DOCUMENT_ODD', file, detail: '' }];
}

/** What was found in words, then where, and in brackets what a technician asks for. */
function lineOf(language: Language, { severity, code, file, detail }: Remark): string {
  return say(language, 'cli.checkLine', {
    severity: say(language, `cli.severity-${severity}`),
    what: say(language, `cli.found-${code}`),
    file,
    code: [code, detail].filter(Boolean).join(': '),
  });
}
